import Cells
import Formulas
import Languages

extension Session {
  /// What fits before the cursor: a command, its words and options by context, names in formulas
  /// and cells.
  public func suggestions(for line: String, cursor: Int) -> Suggestions {
    SuggestionFinder(session: self, line: String(line.prefix(cursor))).suggestions
  }

  /// The learner's variables and functions, those too that only cells can hold.
  var ownNames: [String] { state.memory?.names ?? [] }
}

/// Finds what Tab offers.
struct SuggestionFinder {
  let session: Session
  /// The line up to the cursor.
  let line: String

  var suggestions: Suggestions {
    if line.contains("\n") || PythonWords.beginsStatement(line) { return names(in: lastRow) }
    let typed = TypedWord(line)
    if typed.before.isEmpty { return beginnings(typed) }
    guard let command = try? session.command(in: line.trimmed)?.command else {
      return names(in: typed)
    }
    if let option = typed.option, command.options.contains(option.name) {
      let start = line.count - option.value.count
      return offer(command.completions(ofOption: option.name), option.value, start, typed)
    }
    let words = Array(typed.before.dropFirst())
    let options = command.options(after: words).map { name in
      Suggestion(name + "=", command.meaning(ofOption: name), isWhole: false)
    }
    let kinds = command.completions(after: words)
    return offer(kinds, typed.text, typed.start, typed, besides: options)
  }

  private var lastRow: TypedWord {
    let rows = line.split(separator: "\n", omittingEmptySubsequences: false)
    return TypedWord(String(rows.last ?? ""))
  }

  /// The first word: a command, or a formula's first name; behind `?` what help can be had of.
  private func beginnings(_ typed: TypedWord) -> Suggestions {
    if typed.text.hasPrefix("?") {
      let word = String(typed.text.drop { $0 == "?" })
      return offer([.commands, .topics, .tensors], word, line.count - word.count, TypedWord(word))
    }
    guard typed.text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
      return names(in: typed)
    }
    let kinds: [CompletionKind] = typed.text.isEmpty ? [.commands] : [.commands, .tensors]
    return offer(kinds, typed.text, typed.start, typed)
  }

  /// What of some kinds begins as a word does; where the word is a formula, how its last name goes
  /// on.
  private func offer(
    _ kinds: [CompletionKind], _ word: String, _ start: Int, _ typed: TypedWord,
    besides others: [Suggestion] = []
  ) -> Suggestions {
    let found =
      kinds.flatMap { candidates($0, word) } + others.filter { $0.text.hasPrefix(word) }
    guard found.isEmpty, kinds.contains(.tensors) else { return Suggestions(start: start, found) }
    return names(in: typed)
  }

  /// The names that go on with the last one of a formula.
  private func names(in typed: TypedWord) -> Suggestions {
    let name = typed.name
    guard let dot = name.lastIndex(of: ".") else {
      return Suggestions(
        start: line.count - name.count, session.names(beginningWith: name))
    }
    let tail = String(name[name.index(after: dot)...])
    let members = session.members(of: String(name[..<dot]))
    return Suggestions(
      start: line.count - tail.count, members.filter { $0.text.hasPrefix(tail) })
  }

  private func candidates(_ kind: CompletionKind, _ word: String) -> [Suggestion] {
    switch kind {
    case .files: session.files.matching(word)
    case .dataFiles: session.files.matching(word).filter(DataFileName.mayBeData)
    case .tensors: session.names(beginningWith: word)
    case .stages:
      session.stages(in: word.iterationBegun).filter { $0.text.hasPrefix(word) }
    case .columns:
      session.columns(ofFileIn: TypedWord(line).before).filter { $0.text.hasPrefix(word) }
    default: session.candidates(kind).filter { $0.text.hasPrefix(word) }
    }
  }
}

extension String {
  /// The iteration of a place that has been begun: 12 of `12.for`; nil where there is none.
  fileprivate var iterationBegun: Int? {
    firstIndex(of: ".").flatMap { Int(self[..<$0]) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
