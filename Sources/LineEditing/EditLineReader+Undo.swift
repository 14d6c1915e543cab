extension EditLineReader {
  /// Ctrl-_: takes the last change of the line back, the cursor to where it was.
  func undoChange() -> EditOutcome {
    guard let line = undoing.back() else { return .beep }
    edit.replaceLine(by: line.text)
    edit.move(by: -line.after.unicodeScalars.count)
    return .changed
  }
}
