import CEditLine

extension EditLineReader {
  /// Ctrl-R: finds entries while their text is typed.
  ///
  /// Enter runs the one found, Ctrl-G brings back the line as it was, any other key goes on
  /// editing. libedit's own search takes Chinese characters for control characters.
  func searchHistory() -> EditOutcome {
    let line = edit.line
    let original = line.before + line.after
    let prompts = (leftPrompt.image, rightPrompt.image)
    let search = runSearch(original)
    redraw {
      (leftPrompt.image, rightPrompt.image) = prompts
      if let place = search.place {
        edit.replaceLine(by: walk.go(to: place, leaving: original))
        recalled = search.found
      } else {
        edit.replaceLine(by: original)
      }
    }
    return .drawn
  }

  private func runSearch(_ original: String) -> HistorySearch {
    var search = HistorySearch(in: walk)
    while true {
      show(search, original)
      guard let key = waitForKey() else { return search }
      switch key {
      case "\u{12}", Key.up.scalar: search.again(step: -1)
      case "\u{13}", Key.down.scalar: search.again(step: 1)
      case "\u{7F}", "\u{8}": search.erase()
      case "\u{7}": return HistorySearch(in: walk)
      case _ where key.editorWidth != nil: search.type(key)
      default:
        if key != "\u{1B}" { keys.putBack(key) }
        return search
      }
    }
  }

  private func show(_ search: HistorySearch, _ original: String) {
    let label = search.hasFailed ? settings.failedSearchLabel : settings.searchLabel
    redraw {
      leftPrompt.image = PromptImage("\(label) '\(search.pattern)': ")
      rightPrompt.image = PromptImage("")
      edit.replaceLine(by: search.found ?? original)
    }
  }
}
