import CEditLine

extension EditLineReader {
  /// Where the cursor stands, counted from the row of the prompt.
  var cursorLayout: TextLayout {
    var layout = TextLayout(columns: columns, isDrawnWhole: isDrawnWhole)
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
    drawWhole()
  }

  /// Draws prompt and line from the row the cursor is in.
  func drawWhole() {
    edit.redraw()
    isDrawnWhole = true
  }

  /// Puts the prompt above a line of several rows, so that they stand below one another as they
  /// will in a file, and back before a line of one.
  func placePrompt() {
    let isCell = !isContinuation && edit.line.hasRows
    guard isCell != isPromptAbove, !isDumb else { return }
    hideHint()
    clearRows()
    if isPromptAbove { edit_write("\u{1B}[A\u{1B}[K") }
    isPromptAbove = isCell
    leftPrompt.image = PromptImage(promptText + (isCell ? "\n" : ""))
    if isCell { edit_write(leftPrompt.image.head) }
    drawWhole()
  }

  private func clearRows() {
    if isDumb { return edit_write("\n") }
    let window = TerminalSize.current
    let up = min(cursorLayout.row(reflowedTo: window.columns), window.rows - 1)
    // From the first cell on, tmux would move what ESC [ J clears into its history.
    edit_write("\r" + (up > 0 ? "\u{1B}[\(up)A" : "") + "\u{1B}[K\u{1B}[C\u{1B}[J\r")
  }

  /// Moves below the line; `mark` is left behind at its end.
  func goBelowLine(showing mark: String = "") {
    let end = endLayout
    let down = String(repeating: "\n", count: max(0, end.row - cursorLayout.row))
    let right = end.column > 0 && !mark.isEmpty ? "\r\u{1B}[\(end.column)C" : ""
    edit_write(down + (isDumb ? "" : right) + mark + "\n")
  }

  /// Clears the window and begins at its top.
  func clearWindow() -> EditOutcome {
    edit_write(isDumb ? "\n" : "\u{1B}[H\u{1B}[2J")
    edit_write(leftPrompt.image.head)
    drawWhole()
    return .drawn
  }

  func show(_ prompt: Prompt) {
    let isColored = settings.usesColor && !isDumb
    promptText = isColored ? prompt.styled : prompt.text
    leftPrompt.image = PromptImage(promptText)
    rightPrompt.image = PromptImage(prompt.right ?? "")
  }
}
