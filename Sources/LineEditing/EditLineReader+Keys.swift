import CEditLine
import CTerminal

extension EditLineReader {
  /// The next key; nil after Ctrl-C and at the end of the input, which stay known until the line
  /// is left.
  func waitForKey() -> Unicode.Scalar? {
    while !isInterrupted && !isAtEnd {
      if obeySignals() { continue }
      switch keys.next() {
      case .scalar(let scalar):
        hideHint()
        isDrawnWhole = false
        return scalar
      case .signal: continue
      case .end: isAtEnd = true
      }
    }
    hideHint()
    return nil
  }

  /// Obeys what the handlers noted; says whether there was anything.
  private func obeySignals() -> Bool {
    if terminal_take_interrupt() {
      isInterrupted = true
      return true
    }
    if terminal_take_resume() {
      if terminal_stop_in_background() { return true }
      hint = nil
      edit_write(isDumb ? "\r" : "\r\u{1B}[?2004h\u{1B}[J")
      if terminal_take_resize() { adoptWindow() }
      drawWhole()
      if isEditing { decorate() }
      return true
    }
    guard terminal_take_resize() else { return false }
    hideHint()
    redraw { adoptWindow() }
    if isEditing { decorate() }
    return true
  }

  /// Learns the size of the window.
  func adoptWindow() {
    columns = TerminalSize.current.columns
    el_resize(edit.handle)
  }
}
