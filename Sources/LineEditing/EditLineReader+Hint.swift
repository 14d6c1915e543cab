import CEditLine
import TextMeasures

/// A suggestion shown behind the cursor.
struct Hint: Equatable {
  var text: String
  var cells: Int
}

extension EditLineReader {
  /// Adds to the line what is no part of it: its colours and the suggestion behind it.
  func decorate() {
    paint()
    showHint()
  }

  /// Shows the suggestion where the person pauses at the end of a line with room left.
  func showHint() {
    guard let hinter, !isContinuation, settings.usesColor, !isDumb else { return }
    let line = edit.line
    if recalled != line.before + line.after { recalled = nil }
    guard recalled == nil, line.after.isEmpty, !line.before.isEmpty, !line.before.contains("\n"),
      let text = hinter(line.before, walk.entries)?.prefix(while: { $0 != "\n" }), !text.isEmpty
    else { return }
    let shown = String(text).visible
    let hint = Hint(text: shown, cells: shown.widestWidth)
    guard hint.cells < roomForHint else { return }
    self.hint = Hint(text: String(text), cells: hint.cells)
    edit_write("\u{1B}7\u{1B}[2m\(hint.text)\u{1B}[0m\u{1B}8")
  }

  private var roomForHint: Int {
    let cursor = cursorLayout
    if cursor.column == 0 { return 0 }
    let right = rightPrompt.image.plain.displayWidth
    return columns - cursor.column - (right > 0 && cursor.row == 0 ? right + 2 : 0)
  }

  /// Covers the suggestion with spaces: clearing the row would take the right prompt too.
  func hideHint() {
    guard let shown = hint else { return }
    hintBeforeKey = shown.text
    hint = nil
    edit_write("\u{1B}7" + String(repeating: " ", count: shown.cells) + "\u{1B}8")
  }

  /// Moves on by so many characters, or to the end of the line; at the end takes the suggestion.
  func moveOrTakeHint(by scalars: Int?) -> EditOutcome {
    let after = edit.line.after
    if after.isEmpty {
      guard let taken = hintBeforeKey else { return scalars == nil ? .moved : .beep }
      edit.insert(taken)
      return .changed
    }
    edit.move(by: scalars ?? after.unicodeScalars.count)
    return .moved
  }

  /// Moves behind the next word; at the end of the line takes a word of the suggestion.
  func moveOrTakeWord() -> EditOutcome {
    let after = edit.line.after
    if after.isEmpty {
      guard let hint = hintBeforeKey else { return .beep }
      edit.insert(String(hint.firstWord))
      return .changed
    }
    edit.move(by: after.firstWord.unicodeScalars.count)
    return .moved
  }
}

extension String {
  /// The most cells a terminal may give it: some show the parts of a face one by one.
  fileprivate var widestWidth: Int {
    max(displayWidth, unicodeScalars.reduce(0) { $0 + $1.displayWidth })
  }

  /// The text up to the end of its first word, of letters, digits and what libedit counts as theirs.
  var firstWord: Substring {
    let isLetter: (Character) -> Bool = { $0.isLetter || $0.isNumber || "*?_-.[]~=".contains($0) }
    let start = firstIndex(where: isLetter) ?? endIndex
    return self[..<(self[start...].firstIndex { !isLetter($0) } ?? endIndex)]
  }
}
