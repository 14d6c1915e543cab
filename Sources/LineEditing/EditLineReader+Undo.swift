extension EditLineReader {
  /// Ctrl-_: takes the last change of the line back, the cursor to where it was.
  func undoChange() -> EditOutcome { show(undoing.back()) }

  /// Alt-/: makes the change again that was taken back last.
  func redoChange() -> EditOutcome { show(undoing.forth()) }

  private func show(_ line: UndoStack.Line?) -> EditOutcome {
    guard let line else { return .beep }
    edit.replaceLine(by: line.text)
    edit.move(by: -line.after.unicodeScalars.count)
    return .changed
  }
}
