extension EditLineReader {
  /// Moves to the row above or below; where there is none, shows the entry before or after that
  /// begins as the line does before the cursor.
  func showEntry(step: Int) -> EditOutcome {
    let line = edit.line
    let moves = RowMoves(before: line.before, after: line.after)
    if step < 0, isContinuation, moves.up == nil { return goBackInCell() }
    if let distance = step < 0 ? moves.up : moves.down {
      edit.move(by: distance)
      return .moved
    }
    return showEntryByPrefix(step: step)
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
    recalled = entry
    return .changed
  }
}

extension EditLineReader {
  /// Inserts the last word of the entry before.
  func insertLastWord() -> EditOutcome {
    guard let word = walk.entries.last?.split(whereSeparator: \.isWhitespace).last else {
      return .beep
    }
    edit.insert(String(word))
    return .changed
  }
}
