extension EditLineReader {
  /// Shows the entry before or after.
  func showEntry(step: Int) -> EditOutcome {
    let line = edit.line
    return show(walk.move(by: step, leaving: line.before + line.after))
  }

  /// Shows the entry before or after that begins as the line does before the cursor.
  func showEntryByPrefix(step: Int) -> EditOutcome {
    let line = edit.line
    return show(
      walk.move(by: step, leaving: line.before + line.after, beginning: line.before))
  }

  private func show(_ entry: String?) -> EditOutcome {
    guard let entry else { return .beep }
    edit.replaceLine(by: entry)
    return .changed
  }
}
