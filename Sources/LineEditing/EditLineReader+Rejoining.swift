import CEditLine

extension EditLineReader {
  /// Leaves this row for the one above, which was ended by Enter: the whole cell becomes one line of
  /// several rows, drawn in the place of the rows that were.
  func goBackInCell() -> EditOutcome {
    guard !isDumb else { return .beep }
    rejoined = edit.line.before + edit.line.after
    let up = min(cursorLayout.row + rowsAbove, TerminalSize.current.rows - 1)
    edit_write("\r" + (up > 0 ? "\u{1B}[\(up)A" : "") + "\u{1B}[K\u{1B}[C\u{1B}[J\r")
    return .left
  }

  /// Takes what a row was left with; nil where it was not left so.
  func takeRejoined() -> String? {
    defer { rejoined = nil }
    return rejoined
  }

  /// Begins the cell anew with all its rows, the cursor in the row before the last.
  func prepareCell(_ rows: [String]) {
    prepared = rows.joined(separator: "\n")
    keys.putBack(Key.up.scalar)
  }

  /// Notes how many rows of the screen a row of the cell has taken.
  func noteRows(of line: String) {
    var layout = TextLayout(columns: columns)
    layout.add(leftPrompt.image.plain)
    layout.add(line)
    rowsAbove += layout.row + (isPromptAbove ? 2 : 1)
  }
}
