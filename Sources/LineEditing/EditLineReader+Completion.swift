import CEditLine

extension EditLineReader {
  /// Completes the word before the cursor as far as all candidates agree; lists them after that.
  func completeWord() -> EditOutcome {
    if let outcome = indentRow() { return outcome }
    let line = edit.line
    let above = textAbove
    let found = completer?(
      above + line.before + line.after, above.utf8.count + line.before.utf8.count)
    guard let found, !found.candidates.isEmpty,
      let word = line.before.suffix(fromUTF8: found.start - above.utf8.count)
    else { return .beep }
    // Where nothing of a word was typed, what there is was not asked for yet: it is listed.
    if word.isEmpty, line.before.last == " " { return list(found.candidates) }
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
    let height = max(2, TerminalSize.current.rows - 1)
    let list = CandidateList(
      candidates: candidates, columns: columns, ellipsis: settings.ellipsis,
      isSpoken: settings.isSpoken)
    let rows = list.rows
    goBelowLine()
    showPages(of: rows, height: height, fit: list.fit)
    // Ctrl-C was for the list: the line stays.
    isInterrupted = false
    if !isAtEnd { drawWhole() }
    return .drawn
  }

  /// Writes a screenful, then as much as the keys ask for: a row for Enter and Down, a screenful for
  /// Tab and Space; Escape, `q` and Ctrl-G end the list, any other key goes to the line.
  private func showPages(of rows: CandidateList.Rows, height: Int, fit: (String) -> String) {
    var shown = 0
    var wanted = rows.count <= height ? rows.count : height - 1
    while true {
      let end = min(rows.count, shown + wanted)
      edit_write((shown..<end).map { rows[$0] + "\n" }.joined())
      shown = end
      guard shown < rows.count else { return }
      switch keyForMore(fit(settings.listFooter(shown, rows.count))) {
      case "\t", " ", Key.pageDown.scalar: wanted = height - 1
      case "\r", "\n", Key.down.scalar: wanted = 1
      case nil, "q", "\u{1B}", "\u{7}": return
      case let key?:
        keys.putBack(key)
        return
      }
    }
  }

  /// Waits below the list, and takes the line that says so away again.
  private func keyForMore(_ words: String) -> Unicode.Scalar? {
    edit_write(isDumb ? words : "\u{1B}[2m\(words)\u{1B}[0m")
    let key = waitForKey()
    edit_write(isDumb ? "\n" : "\r\u{1B}[K")
    return key
  }
}

extension [String] {
  /// What all of them begin with.
  var sharedBeginning: String {
    guard var shared = first else { return "" }
    for text in dropFirst() where !text.hasPrefix(shared) {
      shared = String(zip(shared, text).prefix { $0 == $1 }.map(\.0))
    }
    return shared
  }
}

extension String {
  /// The text from a UTF-8 offset on; nil where no character begins there.
  fileprivate func suffix(fromUTF8 offset: Int) -> String? {
    guard (0...utf8.count).contains(offset) else { return nil }
    return String(utf8[utf8.index(utf8.startIndex, offsetBy: offset)...])
  }
}
