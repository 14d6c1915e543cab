import CEditLine

extension EditLineReader {
  /// Completes the word before the cursor as far as all candidates agree; lists them after that.
  func completeWord() -> EditOutcome {
    let line = edit.line
    let found = completer?(line.before + line.after, line.before.utf8.count)
    guard let found, !found.candidates.isEmpty,
      let word = line.before.suffix(fromUTF8: found.start)
    else { return .beep }
    if found.candidates.count == 1 {
      return take(found.candidates[0], insteadOf: word, before: line.after)
    }
    let shared = found.candidates.map(\.text).sharedBeginning
    if shared != word, shared.hasPrefix(word) {
      replace(word, by: shared)
      return .changed
    }
    return list(found.candidates)
  }

  private func take(
    _ candidate: Completion, insteadOf word: String, before after: String
  ) -> EditOutcome {
    replace(word, by: candidate.text)
    guard candidate.appendsSpace else { return .changed }
    if after.hasPrefix(" ") { edit.move(by: 1) } else { edit.insert(" ") }
    return .changed
  }

  private func replace(_ word: String, by text: String) {
    edit.deleteBackward(scalars: word.unicodeScalars.count)
    edit.insert(text)
  }

  private func list(_ candidates: [Completion]) -> EditOutcome {
    let rows = CandidateList(candidates: candidates, columns: columns).rows
    goBelowLine()
    if rows.count < TerminalSize.current.rows || isListWanted(candidates.count) {
      edit_write(rows.map { $0 + "\n" }.joined())
    }
    if !isInterrupted && !isAtEnd { drawWhole() }
    return .drawn
  }

  private func isListWanted(_ count: Int) -> Bool {
    edit_write(settings.listQuestion(count))
    let answer = waitForKey()
    edit_write("\n")
    return answer.map { "yY\n\r \t".unicodeScalars.contains($0) } ?? false
  }
}

extension [String] {
  /// What all of them begin with.
  var sharedBeginning: String {
    guard let first else { return "" }
    return dropFirst().reduce(first) { shared, text in
      String(zip(shared, text).prefix { $0 == $1 }.map(\.0))
    }
  }
}

extension String {
  /// The text from a UTF-8 offset on; nil where no character begins there.
  fileprivate func suffix(fromUTF8 offset: Int) -> String? {
    guard (0...utf8.count).contains(offset) else { return nil }
    return String(utf8[utf8.index(utf8.startIndex, offsetBy: offset)...])
  }
}
