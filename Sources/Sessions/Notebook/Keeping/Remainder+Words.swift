import Languages
import Presentation

extension Remainder {
  /// What a program reads of it.
  var json: JSON {
    let line = underWay.line
    return .object([
      ("line", line.map { .integer($0.number) } ?? .null),
      ("text", line.map { .string($0.text) } ?? .null),
      ("iterations_kept", iterations.map(JSON.integer) ?? .null),
      ("rest", rest.map(JSON.string) ?? .null),
      ("behind", .integer(underWay.behind.count)),
    ])
  }

  /// What was under way when the session ended, how far it had come, and how to go on.
  var words: Localized<String> {
    let sentences = [state, next].compactMap(\.self)
    return Localized(
      en: sentences.map(\.en).joined(separator: "\n"),
      zh: sentences.map(\.zh).joined(separator: "\n"))
  }

  private var state: Localized<String> {
    guard let line = underWay.line else {
      return Localized(
        en: "it ended while lines were being run one after another", zh: "会话结束时正在一行一行地运行")
    }
    let first = line.text.split(separator: "\n").first.map(String.init)?.sanitizedLine ?? ""
    guard let iterations else {
      return Localized(
        en: "line \(line.number) was under way when it ended, and nothing of it was kept: \(first)",
        zh: "会话结束时第 \(line.number) 行正在运行，没有保留下来：\(first)")
    }
    return Localized(
      en: "line \(line.number) was under way when it ended: \(first)\n"
        + "the first \(iterations.grouped) of its iterations are kept",
      zh: "会话结束时第 \(line.number) 行正在运行：\(first)\n保留了它的前 \(iterations.grouped) 次迭代")
  }

  private var next: Localized<String>? {
    let behind = underWay.behind.count
    guard behind == 0 else { return waits(behind) }
    guard !lines.isEmpty else { return nil }
    let what = rest.map { Localized(en: "the rest, \($0),", zh: "剩下的 \($0)") }
    if standsAtPrompt {
      return Localized(
        en: "\(what?.en ?? "it") stands at the prompt: Enter runs it, and so does redo",
        zh: "\(what?.zh ?? "它")已放在输入行，按 Enter 运行，redo 也可以")
    }
    return Localized(
      en: rest.map { "redo runs the rest, \($0); redo edit changes it first" }
        ?? "redo runs it, redo edit changes it first",
      zh: rest.map { "redo 运行剩下的 \($0)，redo edit 先修改" } ?? "redo 运行它，redo edit 先修改")
  }

  private func waits(_ behind: Int) -> Localized<String> {
    let them = behind == 1 ? "1 line behind it waits" : "\(behind) lines behind it wait"
    let rest = rest.map { ("; the rest of it is \($0)", "；它剩下的是 \($0)") } ?? ("", "")
    let count = lines.count == 1 ? "redo runs it" : "redo runs all \(lines.count)"
    return Localized(
      en: (underWay.line == nil
        ? (behind == 1 ? "1 line waits" : "\(behind) lines wait") : them + rest.0)
        + ": \(count), redo edit changes \(lines.count == 1 ? "it" : "them") first",
      zh: (underWay.line == nil ? "\(behind) 行等着" : "后面的 \(behind) 行等着" + rest.1)
        + "：redo 运行这 \(lines.count) 行，redo edit 先修改")
  }
}
