import Files
import Glibc
import Journals
import Languages
import Lessons
import Presentation

/// A session that was kept, line by line.
struct KeptSession {
  /// A line of it that was carried out.
  struct Line {
    let begun: JournalRecord.Begun
    let done: JournalRecord.Done
    /// How far the learner was with the lessons before it, where that was written down.
    let progress: Progress?
    var firstLine = ""
    var isLiving = true
    /// Under which line copies of its run lie, where that is another: the one that ran its script.
    var script: Int?
    /// How many iterations are kept of a training that was under way when the session ended.
    var cut: Int?

    /// What it was, or came to.
    var text: String { done.cameTo ?? begun.text }
    /// Whether it has to be carried out again.
    var counts: Bool { isLiving && done.changes }
  }

  let saved: SavedSession
  /// The language of its beginning; nil where that is damaged.
  let language: Language?
  /// The folder in which short names of files were looked for.
  let folder: String
  var lines: [Line] { kept.lines }
  /// Those that `redo` would bring back, or run.
  var waiting: [Int] { kept.waiting }
  /// What was under way when it ended; nil where nothing was.
  var underWay: KeptLines.UnderWay? { kept.underWay }
  private let kept: KeptLines
  /// How many bytes of the journal are damaged.
  let damagedCount: Int
  /// Whether its beginning is damaged.
  let hasDamagedHead: Bool
  /// Whether a later program wrote it: its file is read and never written on.
  let isOfLaterVersion: Bool

  /// Reads a session; nil where it cannot be read, or is whole and no line of it was carried out.
  init?(_ saved: SavedSession) {
    guard let journal = try? saved.read() else { return nil }
    self.saved = saved
    language = journal.opened.map { Language(rawValue: $0.language) ?? .en }
    folder = journal.opened?.folder ?? ""
    isOfLaterVersion = journal.opened?.isOfLaterVersion ?? false
    (damagedCount, hasDamagedHead) = (journal.damagedCount, journal.damagedHead > 0)
    kept = KeptLines(journal.records)
    if lines.isEmpty, damagedCount == 0 { return nil }
  }

  /// Whether anything was done in it beside looking, noting and choosing how things look.
  var holdsWork: Bool {
    let sums = lines.filter(\.counts).map(\.done)
    return sums.contains { $0.digest != Session.emptyDigest || $0.place != .init() }
  }

  /// The files that a line read and that are no longer what they were.
  var changedFiles: [FileMarks.Change] {
    FileMarks.changes(in: lines.filter(\.counts).flatMap(\.done.files))
  }

  /// The records of its first lines, for a journal of their own.
  func records(ofFirst count: Int) -> [JournalRecord] {
    let kept = lines.prefix(count)
    let taken = kept.filter { !$0.isLiving }.map(\.begun.number)
    var progress: Progress?
    return kept.flatMap { line -> [JournalRecord] in
      let news = line.progress == progress ? nil : line.progress?.text
      progress = line.progress
      let begun = JournalRecord.Begun(
        number: line.begun.number, text: line.begun.text, isCell: line.begun.isCell, progress: news,
        isOfScript: line.begun.isOfScript)
      return [
        .begun(begun), .done(line.done),
        .said(number: line.begun.number, firstLine: line.firstLine),
      ]
    } + (taken.isEmpty ? [] : [.takenBack(taken)])
  }
}

extension KeptSession {
  /// A page of a lesson, or a question of a test, whose name no lesson can have: `test 2`.
  private static func words(_ id: String, _ page: Int) -> Localized<String> {
    guard id.hasPrefix("test ") else {
      return Localized(en: "lesson \(id) page \(page)", zh: "课程 \(id) 第 \(page) 页")
    }
    let number = id.dropFirst("test ".count)
    return Localized(
      en: "test \(number) question \(page)", zh: "测验 \(number) 第 \(page) 题")
  }

  /// Where it ended: `moons, 8 tanh · 1 sigmoid, iteration 12,000, lesson loss page 9`.
  var place: Localized<String> {
    if lines.isEmpty {
      let path = saved.folder
      return Localized(en: "damaged: \(path)", zh: "已损坏：\(path)")
    }
    return landmark
      ?? Localized(en: lines.count == 1 ? "1 line" : "\(lines.count) lines", zh: "\(lines.count) 行")
  }

  /// What tells it from others: where it ended, else the last line of it that counts.
  var gist: Localized<String> {
    guard !lines.isEmpty, landmark == nil else { return place }
    let last = lines.last(where: \.counts) ?? lines.last(where: \.isLiving)
    let row = last?.text.split(separator: "\n").first.map(String.init)
    return row.map { Localized($0) } ?? Localized(en: "all taken back", zh: "全部撤销了")
  }

  /// Its data, its network, its page; nil where it had none.
  var landmark: Localized<String>? {
    guard let place = lines.last(where: \.isLiving)?.done.place else { return nil }
    var parts = [place.data, place.network].filter { !$0.isEmpty }.map { Localized($0) }
    if place.iteration > 0 {
      parts.append(
        Localized(
          en: "iteration \(place.iteration.grouped)", zh: "第 \(place.iteration.grouped) 次迭代"))
    }
    if let lesson = place.lesson {
      parts.append(Self.words(lesson.id, lesson.page))
    }
    return parts.isEmpty
      ? nil
      : Localized(
        en: parts.map(\.en).joined(separator: ", "), zh: parts.map(\.zh).joined(separator: "，"))
  }

  /// The day it was written to last: `yesterday`.
  var day: Localized<String> {
    let (then, now) = (Self.day(saved.time), Self.day(time(nil)))
    switch now.number - then.number {
    case 0: return Localized(en: "today", zh: "今天")
    case 1: return Localized(en: "yesterday", zh: "昨天")
    default: return Localized(then.date)
    }
  }

  /// Date and time it was written to last.
  var date: String {
    let (day, seconds) = (Self.day(saved.time), Self.local(saved.time).seconds)
    let minutes = seconds / 60 % 1440
    return "\(day.date) \(Self.two(minutes / 60)):\(Self.two(minutes % 60))"
  }

  private static func day(_ time: Int) -> (number: Int, date: String) {
    let (seconds, parts) = local(time)
    let year = Int(parts.tm_year) + 1900
    let date = "\(year)-\(two(Int(parts.tm_mon) + 1))-\(two(Int(parts.tm_mday)))"
    return (seconds / 86_400, date)
  }

  private static func local(_ time: Int) -> (seconds: Int, parts: tm) {
    var (time, parts) = (time_t(time), tm())
    localtime_r(&time, &parts)
    return (time + parts.tm_gmtoff, parts)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
