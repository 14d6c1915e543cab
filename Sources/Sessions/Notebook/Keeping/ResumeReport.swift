import Journals
import Languages
import Presentation
import TextMeasures

/// What a session that was gone on with is now.
struct ResumeReport: Report {
  private let kept: KeptSession
  private let stop: KeptSession.Line?
  private let left: Remainder?
  private let setAside: Bool

  /// - Parameters:
  ///   - stop: The first line that did not do what it had done.
  ///   - left: What was under way when it ended.
  ///   - setAside: Whether a damaged end was put beside the journal.
  init(_ kept: KeptSession, stop: KeptSession.Line?, left: Remainder?, setAside: Bool) {
    (self.kept, self.stop, self.left) = (kept, stop, left)
    self.setAside = setAside && kept.damagedCount > 0
  }

  let kind = "resume"

  private var count: Int { stop.map { $0.begun.number - 1 } ?? kept.lines.count }

  var fields: [(String, JSON)] {
    [
      ("lines", .integer(count)), ("damaged_bytes", .integer(kept.damagedCount)),
      ("stopped_at", stop.map { .integer($0.begun.number) } ?? .null),
      ("under_way", left?.json ?? .null),
    ]
  }

  /// Where the session is, and what could not be brought back.
  func text(for page: Page) -> String {
    var rows = [heading[page]]
    var remarks: [Localized<String>] = []
    if kept.isOfLaterVersion { remarks.append(Self.later) }
    if kept.damagedCount > 0 { remarks.append(damage) }
    if let stop { remarks.append(difference(stop)) }
    if stop == nil, let left { remarks.append(left.words) }
    if stop == nil, !kept.waiting.isEmpty { remarks.append(Self.waits(kept.waiting.count)) }
    rows += remarks.map { page.style($0[page].wrapped(to: page.width), as: .hint) }
    return rows.joined(separator: "\n")
  }

  private var heading: Localized<String> {
    guard stop == nil else {
      return count == 0
        ? Localized(en: "none of its lines is back yet", zh: "还没有恢复任何一行")
        : Localized(en: "back as far as line \(count)", zh: "恢复到第 \(count) 行")
    }
    let lines = count == 1 ? "1 line" : "\(count) lines"
    return Localized(
      en: (["back: \(lines)"] + [kept.landmark?.en].compactMap(\.self)).joined(separator: ", "),
      zh: (["已恢复：\(count) 行"] + [kept.landmark?.zh].compactMap(\.self)).joined(separator: "，"))
  }

  private static func waits(_ count: Int) -> Localized<String> {
    Localized(
      en: count == 1
        ? "redo runs the line that was taken back, or not run, last"
        : "redo runs the \(count) lines that were taken back, or not run, last",
      zh: "redo 运行最后撤销或没有运行的 \(count) 行")
  }

  private static let later = Localized(
    en:
      "a later Backstep kept it: each line was run again and compared; its own journal stays as it "
      + "was, this session is kept anew",
    zh: "它是更新版本的 Backstep 保存的：每一行都重新运行并比较过；原来的日志不变，这次会话另外保存")

  private var damage: Localized<String> {
    if kept.isOfLaterVersion {
      return Localized(
        en: "what stands behind is in a form this version does not know, or damaged "
          + "(\(kept.damagedCount) bytes)",
        zh: "后面的内容这个版本不认识，或者已损坏（\(kept.damagedCount) 字节）")
    }
    let name = setAside ? "\(kept.saved.folder)/journal.damaged" : ""
    let part =
      kept.hasDamagedHead
      ? Localized(en: "the beginning", zh: "开头") : Localized(en: "the end", zh: "末尾")
    return Localized(
      en:
        "\(part.en) of its journal was damaged (\(kept.damagedCount) bytes); what is whole was used"
        + (setAside ? ", the file as it was is \(name)" : ""),
      zh: "日志的\(part.zh)损坏（\(kept.damagedCount) 字节）；完好的部分已使用" + (setAside ? "，原文件是 \(name)" : ""))
  }

  private func difference(_ line: KeptSession.Line) -> Localized<String> {
    let first = line.text.split(separator: "\n").first.map(String.init)?.sanitizedLine ?? ""
    let count =
      kept.lines.count { $0.isLiving && $0.begun.number >= line.begun.number }
      + (left?.lines.count ?? 0)
    let them = count == 1 ? "it" : "it and the lines behind it (\(count) in all)"
    // Numbers are given once: those of the lines that were not run stay theirs.
    let next = line.begun.number + count
    let last = next + count - 1
    let cells =
      count == 1
      ? Localized(en: "cell \(next)", zh: "单元 \(next)")
      : Localized(en: "cells \(next) to \(last)", zh: "单元 \(next) 到 \(last)")
    return Localized(
      en: "line \(line.begun.number) did not do what it had done: \(first)\n"
        + "all before it is here; redo runs \(them) as \(cells.en), redo edit changes "
        + "\(count == 1 ? "it" : "them") first; the old session stays as it was (sessions)",
      zh: "第 \(line.begun.number) 行的结果和以前不同：\(first)\n之前的都已恢复；redo 把"
        + (count == 1 ? "它" : "它和后面的行（共 \(count) 行）") + "作为\(cells.zh)运行"
        + "，redo edit 先修改；原会话保持不变（sessions）")
  }

  /// Where the session's files are.
  static func folder(_ path: String, isThere: Bool) -> TextReport {
    let path = path.sanitizedLine
    return TextReport(
      isThere
        ? Localized(en: "in its folder, \(path)", zh: "在它的文件夹 \(path) 里")
        : Localized(
          en: "its folder \(path) is gone: files are looked for here",
          zh: "它的文件夹 \(path) 不在了：在当前文件夹里找文件"), as: .hint)
  }

  /// Files that were read and are no longer what they were.
  static func changed(_ files: [FileMarks.Change]) -> TextReport {
    func names(isGone: Bool) -> String {
      files.filter { $0.isGone == isGone }.map(\.path.sanitizedLine).joined(separator: ", ")
    }
    let (changed, gone) = (names(isGone: false), names(isGone: true))
    let parts = [
      changed.isEmpty
        ? nil : Localized(en: "changed since then: \(changed)", zh: "之后变了的文件：\(changed)"),
      gone.isEmpty ? nil : Localized(en: "gone since then: \(gone)", zh: "之后不见了的文件：\(gone)"),
    ].compactMap(\.self)
    return TextReport(
      Localized(
        en: parts.map(\.en).joined(separator: "\n"), zh: parts.map(\.zh).joined(separator: "\n")),
      as: .hint)
  }
}
