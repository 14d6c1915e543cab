import CEditLine

extension EditLineReader {
  /// Where the cursor stands, counted from the row of the prompt.
  var cursorLayout: TextLayout {
    var layout = TextLayout(columns: TerminalSize.current.columns)
    layout.add(leftPrompt.image.plain)
    layout.add(edit.line.before)
    return layout
  }

  /// Where the line ends.
  private var endLayout: TextLayout {
    var layout = cursorLayout
    layout.add(edit.line.after)
    return layout
  }

  /// Clears prompt and line, lets them change, and draws them at the same place.
  func redraw(after change: () -> Void) {
    clearRows()
    change()
    edit.redraw()
  }

  private func clearRows() {
    if isDumb { return edit_write("\r\n") }
    let up = min(cursorLayout.row, TerminalSize.current.rows - 1)
    edit_write("\r" + (up > 0 ? "\u{1B}[\(up)A" : "") + "\u{1B}[J")
  }

  /// Moves below the line; `mark` is left behind at its end.
  func goBelowLine(showing mark: String = "") {
    let end = endLayout
    let down = String(repeating: "\n", count: max(0, end.row - cursorLayout.row))
    let right = !isDumb && end.column > 0 ? "\u{1B}[\(end.column)C" : ""
    edit_write(mark.isEmpty ? down + "\r\n" : down + "\r" + right + mark + "\r\n")
  }

  /// Clears the window and begins at its top.
  func clearWindow() -> EditOutcome {
    edit_write(isDumb ? "\r\n" : "\u{1B}[H\u{1B}[2J")
    edit_write(leftPrompt.image.head)
    edit.redraw()
    return .drawn
  }

  func show(_ prompt: Prompt) {
    let isColored = settings.usesColor && !isDumb
    leftPrompt.image = PromptImage(isColored ? prompt.styled : prompt.text)
    rightPrompt.image = PromptImage(prompt.right ?? "")
  }
}
