import Languages
import LineEditing
import Presentation
import Sessions
import TextMeasures

/// What the audience sees besides results: lines as if typed, titles, and what the speaker is told.
final class DemoScreen {
  private let session: Session
  private let display: DisplayOptions
  private let aid: Typist
  /// Where the cursor stands in its row.
  private var column = 0
  private var status = ""
  /// The keys that were pressed while a line was typed.
  private var pressed: [UInt8] = []

  init(_ session: Session, _ display: DisplayOptions) {
    (self.session, self.display) = (session, display)
    aid = Typist(session)
  }

  /// Whether anything is written at all, as it is not among JSON.
  private var isShown: Bool { display.format == .text }
  private var style: Style { display.style(session.looks.color, Console.environment) }
  private var mark: String { display.ascii ? ">" : "❯" }
  private var columns: Int { TerminalSize.current.columns }

  /// Shows what comes before a stop.
  func show(_ lead: DemoScript.Lead, of script: DemoScript) {
    switch lead {
    case .gap: if isShown { Console.write("\n") }
    case .title(let index): title(script.sections[index].title, number: index + 1)
    case .words(let line): session.execute(line)
    }
  }

  /// A section's title, with the number that leads to it.
  private func title(_ title: String, number: Int) {
    guard isShown else { return }
    let rule = display.ascii ? "--" : "──"
    Console.write(style("\(rule) \(number) \(title.sanitizedLine)", as: .heading) + "\n")
  }

  /// What a pause says.
  func pause(_ text: String, endsRow: Bool) {
    guard isShown, !text.isEmpty else { return }
    let rows = text.sanitizedLine.wrapped(to: columns)
    write(rows, styled: style(rows, as: .emphasis), endsRow)
  }

  /// A word to the speaker: rows no wider than the window.
  func tell(_ words: Localized<String>) {
    guard isShown else { return }
    let text = words[session.language].wrapped(to: columns)
    Console.write(style(text, as: .muted) + "\n")
  }

  /// A line, or a cell row by row, behind the mark.
  /// - Parameters:
  ///   - isTyped: Whether it comes as fast as it can be read; a key brings the rest.
  ///   - endsRow: Whether the next thing begins in a row of its own.
  func line(_ source: SourceLine, isTyped: Bool, endsRow: Bool) {
    guard isShown else { return }
    aid.forget()
    let rows = source.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).sanitizedLine }
    for (index, row) in rows.enumerated() {
      let prompt = index == 0 ? style(mark, as: .good) : style("...", as: .muted)
      Console.write(prompt + " ")
      let painted =
        style.isColored
        ? aid.aid.painted(
          row, cursor: row.utf8.count, above: rows[..<index].map { $0 + "\n" }.joined(), in: style)
        : row
      if isTyped { type(painted, rate: source.text.count) } else { Console.write(painted) }
      if index + 1 < rows.count { Console.write("\n") }
    }
    let last = rows[rows.count - 1]
    column = (rows.count > 1 ? 4 : mark.displayWidth + 1) + last.displayWidth
    if endsRow { endRow() }
  }

  private func write(_ text: String, styled: String, _ endsRow: Bool) {
    Console.write(styled)
    let last = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    column = last.displayWidth
    if endsRow { endRow() }
  }

  /// Goes to the next row, where the cursor is not at the beginning of one.
  func endRow() {
    if isShown, column > 0 { Console.write("\n") }
    column = 0
  }

  // MARK: Typing

  /// Writes a text at about 25 characters a second, a long one within three seconds.
  ///
  /// Once a key is pressed, the rest comes at once; `takePressed` has the key. Colours come with
  /// the character they stand before.
  private func type(_ text: String, rate count: Int) {
    let delay = Int32(min(40, 3_000 / max(1, count)))
    lookForKey(within: 0)
    var isEscape = false
    for character in text {
      Console.write(String(character))
      isEscape = character == "\u{1B}" || isEscape && character != "m"
      if !isEscape { lookForKey(within: max(1, delay)) }
    }
  }

  private func lookForKey(within milliseconds: Int32) {
    guard pressed.isEmpty else { return }
    if KeyPress.isThere(within: milliseconds) {
      pressed = KeyPress.next()
    } else if Interrupts.take() {
      pressed = [KeyPress.interrupt]
    }
  }

  /// The keys that were pressed while the last line was typed.
  func takePressed() -> [UInt8] {
    defer { pressed = [] }
    return pressed
  }

  // MARK: The status at the right end

  /// Writes how far the demo is at the right end of the row, where there is room.
  func show(status text: String) {
    guard isShown, !Terminal.isDumb, text != status || status.isEmpty else { return }
    let width = columns
    let start = width - text.displayWidth
    // A full row leaves the cursor at its end.
    guard start > (column % width) + 2, column % width > 0 || column == 0 else { return }
    status = text
    Console.write("\u{1B}7\u{1B}[K\u{1B}[\(start)G" + style(text, as: .muted) + "\u{1B}8")
  }

  /// Takes it away.
  func hideStatus() {
    if !status.isEmpty { Console.write("\u{1B}[K") }
    status = ""
  }
}
