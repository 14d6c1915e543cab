import CEditLine

extension EditLineReader {
  private static let step = 4

  /// Begins a later row of a cell where its block stands.
  ///
  /// What waits to be read was not typed row by row: it brings its own blanks.
  func indent() {
    (indentation, blanksTyped) = ("", 0)
    guard isContinuation, prepared.isEmpty, keys.isEmpty else { return }
    indentation = settings.indent(rowsBefore.flatMap(\.rowsOfText))
    prepared = indentation
  }

  /// Takes the blanks away that the row began with by itself, where what is pasted has its own.
  func makeRoom(for text: String) {
    let line = edit.line
    guard !indentation.isEmpty, line.before == indentation, line.after.isEmpty,
      text.contains("\n") || text.first?.isWhitespace == true
    else { return }
    edit.deleteBackward(scalars: indentation.unicodeScalars.count)
  }

  /// A blank; one of those that the row began with by itself where these are typed again, as by who
  /// indents by hand.
  func insertBlank() -> EditOutcome {
    let line = edit.line
    guard blanksTyped < indentation.count, line.before == indentation, line.after.isEmpty else {
      return edit.insert(" ") ? .changed : .beep
    }
    blanksTyped += 1
    return .drawn
  }

  /// Backspace: a step of indentation where only blanks stand before the cursor in a cell's row.
  func deleteBack() -> EditOutcome {
    let before = edit.line.before
    guard !before.isEmpty else { return .beep }
    let row = before.rowsOfText.last ?? ""
    let isInCell = isContinuation || before.contains("\n")
    let isIndentation = isInCell && !row.isEmpty && row.allSatisfy { $0 == " " }
    let count = isIndentation ? (row.count - 1) % Self.step + 1 : 1
    edit.deleteBackward(scalars: count)
    return .changed
  }

  /// Ctrl-D: the cell's end on a row of blanks, as for Enter; the next character; the end of the
  /// conversation on an empty line.
  func deleteOrEnd() -> EditOutcome {
    let line = edit.line
    if let row = rowOfBlanks, line.after.isEmpty {
      if line.hasRows, line.before.allSatisfy(\.isWhitespace) { return .beep }
      endsCell = true
      if line.before.isEmpty { return .ended }
      if line.hasRows { edit.deleteBackward(scalars: row.count + 1) }
      goBelowLine()
      return .left
    }
    guard !line.after.isEmpty else { return line.before.isEmpty ? .ended : .beep }
    edit.move(by: 1)
    edit.deleteBackward(scalars: 1)
    return .changed
  }

  /// A cell's row of blanks that ends at the cursor.
  private var rowOfBlanks: String? {
    let before = edit.line.before
    guard isContinuation || before.contains("\n"), let row = before.rowsOfText.last,
      row.allSatisfy(\.isWhitespace)
    else { return nil }
    return row
  }

  /// Tab where only blanks stand before the cursor in a cell's row: goes on to the next step.
  func indentRow() -> EditOutcome? {
    guard let row = rowOfBlanks, !row.contains("\t") else { return nil }
    edit.insert(String(repeating: " ", count: Self.step - row.count % Self.step))
    return .changed
  }
}

extension String {
  /// The rows of a text; one where it is empty.
  var rowsOfText: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
