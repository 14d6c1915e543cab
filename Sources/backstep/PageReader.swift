import Languages
import LineEditing
import Presentation
import TextMeasures

/// A person reads a text that is longer than the window; the keys are those of `less`.
///
/// Who reads on by screens is back at the prompt behind the last one, with the whole text above it;
/// who moves about stays until `q`.
struct PageReader {
  private let text: String
  private var size = TerminalSize.current
  private var window: PageWindow
  private let language: Language
  private var pattern = ""
  /// The row that was found last.
  private var found: Int?
  /// What the last row says this once.
  private var notice: Localized<String>?
  private var readsOn = true

  init(_ text: String, in language: Language) {
    (self.text, self.language) = (text, language)
    window = PageWindow(text, size: size)
  }

  /// Shows the text until the person has seen enough.
  /// - Returns: What was pasted at it, and whether a key left it before its end was reached.
  mutating func read() -> (pasted: String, isLeft: Bool) {
    write(window.advance(by: window.room))
    while true {
      if readsOn, window.restHeight <= 1 {
        if !window.isAtEnd { write(window.advance(by: 1)) }
        return ("", false)
      }
      ask()
      let key = PageKey.wait { if adoptWindow() { ask() } }
      Console.write("\r\u{1B}[K")
      adoptWindow()
      switch key {
      case .leave: return ("", true)
      case .paste(let text): return (text, true)
      default: obey(key)
      }
    }
  }

  /// A window of another size shows what stood at the top of this one; says whether it is another.
  @discardableResult
  private mutating func adoptWindow() -> Bool {
    guard TerminalSize.current != size else { return false }
    size = .current
    let top = window.shown.lowerBound
    window = PageWindow(text, size: size)
    go(to: top)
    return true
  }

  private mutating func obey(_ key: PageKey) {
    // Who has moved about once stays until `q`, whatever is typed.
    readsOn = readsOn && [.screens(1), .rows(1)].contains(key)
    switch key {
    // Who reads on by Enter has it all with one, where a screen holds the rest.
    case .rows(1) where readsOn && window.restHeight <= window.room: move(by: window.rest.count)
    case .rows(let count): move(by: count)
    case .screens(let count): move(by: count * window.room)
    case .halves(let count): move(by: count * max(1, window.room / 2))
    case .start: go(to: 0)
    case .end: go(to: window.rows.count)
    case .find: askPattern()
    case .next: find(step: 1)
    case .previous: find(step: -1)
    case .other, .leave, .paste: notice = Self.allKeys
    }
  }

  private mutating func move(by count: Int) {
    if count > 0 {
      if !window.isAtEnd { write(window.advance(by: count)) }
    } else if window.goBack(by: -count) {
      draw()
    }
  }

  private mutating func go(to row: Int) {
    window.go(to: row)
    draw()
  }

  /// Draws the window anew from its top.
  private func draw() {
    let rows = window.shown.map { shown($0) + "\u{1B}[K\n" }
    Console.write("\u{1B}[H" + rows.joined() + "\u{1B}[J")
  }

  private func write(_ rows: Range<Int>) {
    if !rows.isEmpty { Console.write(rows.map(shown).joined(separator: "\n") + "\n") }
  }

  /// A row, what was looked for marked in it.
  private func shown(_ row: Int) -> String {
    row == found ? window.rows[row].withoutColors.marking(pattern) : String(window.rows[row])
  }
}

extension PageReader {
  /// Reads a text to look for, and looks for it from the top of the window on.
  private mutating func askPattern() {
    var typed = ""
    while true {
      Console.write("\r\u{1B}[K/" + typed.sanitizedLine)
      let bytes = KeyPress.one()
      switch bytes {
      case [], [KeyPress.interrupt], [0x1B]: return Console.write("\r\u{1B}[K")
      case [0x0A], [0x0D]:
        Console.write("\r\u{1B}[K")
        if !typed.isEmpty { (pattern, found) = (typed, nil) }
        return find(step: 1)
      case [0x7F], [0x08]:
        // As in `less`: with nothing left to take back there is nothing to look for.
        if typed.popLast() == nil { return Console.write("\r\u{1B}[K") }
      default: if bytes[0] > 0x1F { typed += String(decoding: bytes, as: UTF8.self) }
      }
    }
  }

  private mutating func find(step: Int) {
    guard !pattern.isEmpty else { return notice = Self.allKeys }
    var row = found.map { $0 + step } ?? window.shown.lowerBound
    while window.rows.indices.contains(row) {
      if window.rows[row].withoutColors.holds(pattern) {
        found = row
        return go(to: row)
      }
      row += step
    }
    notice = Localized(en: "not found: \(pattern)", zh: "没有找到：\(pattern)")
  }

  private mutating func ask() {
    let words = notice.map { [$0] } ?? (window.isAtEnd ? Self.keysAtEnd : keys)
    notice = nil
    let fitting = words.first { $0[language].displayWidth < size.columns } ?? words[words.count - 1]
    Console.write(fitting[language].sanitizedLine.truncated(to: size.columns - 1))
  }

  /// The longest that fits is said.
  private var keys: [Localized<String>] {
    let count = window.rest.count
    let more = Localized(
      en: "Space: more (\(count) \(count == 1 ? "row" : "rows"))", zh: "空格：继续看（还有 \(count) 行）")
    return [
      more
        + Localized(en: "  b: back  /: find  h: keys  q: enough", zh: "  b：往回  /：查找  h：按键  q：够了"),
      more + Localized(en: "  q: enough", zh: "  q：够了"),
    ]
  }

  private static let keysAtEnd = [
    Localized(
      en: "the end  b: back  /: find  h: keys  q: enough", zh: "到底了  b：往回  /：查找  h：按键  q：够了"),
    Localized(en: "the end  q: enough", zh: "到底了  q：够了"),
  ]

  private static let allKeys = Localized(
    en: "Space b: screen  Enter k: row  d u: half  g G: ends  / n N: find  q: enough",
    zh: "空格 b：一屏  Enter k：一行  d u：半屏  g G：开头、结尾  / n N：查找  q：够了")
}

extension String {
  /// Whether a text stands in it; small letters match capitals too.
  fileprivate func holds(_ pattern: String) -> Bool {
    pattern.contains(where: \.isUppercase)
      ? contains(pattern) : lowercased().contains(pattern.lowercased())
  }

  /// The row with what was looked for in reverse.
  fileprivate func marking(_ pattern: String) -> String {
    let searched = pattern.contains(where: \.isUppercase) ? self : lowercased()
    guard searched.count == count else { return self }
    var (result, rest) = ("", Substring(self))
    for range in searched.ranges(of: pattern) {
      let start = index(
        startIndex, offsetBy: searched.distance(from: searched.startIndex, to: range.lowerBound))
      let end = index(start, offsetBy: pattern.count)
      result += self[rest.startIndex..<start] + "\u{1B}[7m" + self[start..<end] + "\u{1B}[27m"
      rest = self[end...]
    }
    return result + rest
  }
}
