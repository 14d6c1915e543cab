import Languages
import LineEditing
import Presentation
import TextMeasures

/// Shows what is longer than the screen, a screenful at a time.
///
/// It takes no line for its own: what a person types goes on to the prompt, and the rest of the text
/// comes at once. Where `BACKSTEP_PAGER` names a program, or `PAGER` another than `less` and `more`,
/// that one shows it.
final class PageTurner {
  private enum Choice { case own, none, program(Pager) }
  private enum Key { case more, enough, typed(String), other }

  private let choice: Choice
  /// What was typed at a text, for the next line.
  private var typed = ""

  /// - Parameter isSafe: Whether no program is started.
  init(_ environment: [String: String], isSafe: Bool) {
    func named(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let named = named("BACKSTEP_PAGER") ?? named("PAGER").flatMap { $0.isUsualPager ? nil : $0 }
    choice =
      named == "cat"
      ? .none : isSafe ? .own : named.map { .program(Pager($0, environment)) } ?? .own
  }

  /// What was typed since this was last asked.
  func takeTyped() -> String {
    defer { typed = "" }
    return typed
  }

  /// Shows a text until the person has seen it, or enough of it.
  /// - Parameter language: What the person reads at the moment.
  /// - Returns: Whether it was shown.
  func show(_ text: String, in language: Language) -> Bool {
    switch choice {
    case .none: false
    case .program(let pager): pager.show(text)
    case .own: KeyPress.keepingKeys { turn(text, language) } != nil
    }
  }

  private func turn(_ text: String, _ language: Language) {
    var rest = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    if rest.last?.isEmpty == true { rest.removeLast() }
    while true {
      let size = TerminalSize.current
      let count = rest.count(within: size)
      guard rest.count > count else { return write(rest) }
      write(rest.prefix(count))
      rest = rest.dropFirst(count)
      ask(rest.count, language, size)
      let key = waitForKey()
      Console.write("\r\u{1B}[K")
      switch key {
      case .more, .other: continue
      case .enough: return
      case .typed(let text):
        typed += text
        return write(rest)
      }
    }
  }

  private func write(_ rows: some Collection<Substring>) {
    if !rows.isEmpty { Console.write(rows.joined(separator: "\n") + "\n") }
  }

  private func ask(_ count: Int, _ language: Language, _ size: TerminalSize) {
    let words = Localized(
      en: "Space: more (\(count) \(count == 1 ? "row" : "rows"))  q: enough  or type the next line",
      zh: "空格：继续看（还有 \(count) 行）  q：够了  也可以直接输入下一行")
    Console.write(words[language].truncated(to: size.columns - 1))
  }

  private func waitForKey() -> Key {
    while true {
      let key = Self.key(KeyPress.one())
      if case .other = key { continue }
      return key
    }
  }

  private static func key(_ bytes: [UInt8]) -> Key {
    switch bytes {
    case [0x20], [0x0A], [0x0D], Array("\u{1B}[6~".utf8), Array("\u{1B}[B".utf8),
      Array("\u{1B}OB".utf8):
      .more
    case [], [KeyPress.interrupt], [4], [0x1B]: .enough
    // Who types on means a word: quit.
    case [UInt8(ascii: "q")] where !KeyPress.isThere(within: 500): .enough
    default:
      bytes[0] > 0x20 && bytes[0] != 0x7F ? .typed(String(decoding: bytes, as: UTF8.self)) : .other
    }
  }
}

extension ArraySlice<Substring> {
  /// How many of the rows fill a window but for its last row.
  fileprivate func count(within size: TerminalSize) -> Int {
    var (count, height) = (0, 0)
    for row in self {
      let width = String(row).replacing(#/\u{1B}\[[0-9;]*m/#, with: "").displayWidth
      height += Swift.max(1, (width + size.columns - 1) / Swift.max(1, size.columns))
      guard height < size.rows else { break }
      count += 1
    }
    return Swift.max(1, count)
  }
}

extension String {
  /// Whether it is what most systems name for want of anything else.
  fileprivate var isUsualPager: Bool {
    let program = prefix { $0 != " " }.split(separator: "/").last ?? ""
    return ["less", "more", "pager"].contains(program)
  }
}
