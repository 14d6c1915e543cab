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
  /// Whether an empty line offers names too, not only commands.
  var offersNames = false

  /// What fits; where nothing does as it is typed, what does in capitals or small letters.
  var suggestions: Suggestions {
    let found = escaped?.plain ?? plain
    guard found.all.isEmpty else { return found }
    let name = TypedWord(line).name.split(separator: ".", omittingEmptySubsequences: false).last
    guard let begun = name.map(String.init), !begun.isEmpty else { return found }
    let before = String(line.dropLast(begun.count))
    let all = SuggestionFinder(session: session, line: before, offersNames: true).plain
    guard all.start == line.count - begun.count else { return found }
    let letters = begun.lowercased()
    return Suggestions(
      start: all.start, all.all.filter { $0.text.lowercased().hasPrefix(letters) })
  }

  /// The same with the last word in quotation marks, where blanks in it stand behind `\`.
  private var escaped: SuggestionFinder? {
    guard line.contains("\\ "), !line.contains("\"") else { return nil }
    let marked = line.replacing("\\ ", with: "\\\u{0}")
    let word = marked.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    guard word.contains("\\\u{0}") else { return nil }
    let path = word.replacing("\\\u{0}", with: " ")
    return SuggestionFinder(session: session, line: line.dropLast(word.count) + "\"" + path)
  }

  private var plain: Suggestions {
    if let place = PythonPlace(lastRowText), let found = suggestions(at: place) { return found }
    if line.contains("\n") || PythonWords.beginsStatement(line) {
      return names(in: lastRow, besides: namesOfCell)
    }
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

  /// What the cell that is being typed has named: its own variables have no value yet.
  private var namesOfCell: [Suggestion] {
    let names = TypedPiece.all(of: line).dropLast().filter(\.isName).map { String($0.text) }
    let words = Set(names).subtracting(PythonWords.keywords)
    return words.filter { $0.count > 1 }
      .map { Suggestion($0, Localized(en: "in this cell", zh: "在这个代码块里"), isWhole: false) }
  }

  private var lastRowText: String {
    String(line.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
  }

  private var lastRow: TypedWord { TypedWord(lastRowText) }

  /// The first word: a command, or a formula's first name; behind `?` what help can be had of.
  private func beginnings(_ typed: TypedWord) -> Suggestions {
    if typed.text.hasPrefix("?") {
      let word = String(typed.text.drop { $0 == "?" })
      return offer([.commands, .topics, .tensors], word, line.count - word.count, TypedWord(word))
    }
    guard typed.text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
      return names(in: typed)
    }
    let kinds: [CompletionKind] =
      typed.text.isEmpty && !offersNames ? [.commands] : [.commands, .tensors]
    return offer(kinds, typed.text, typed.start, typed)
  }

  /// What of some kinds begins as a word does; where the word is a formula, how its last name goes
  /// on.
  private func offer(
    _ kinds: [CompletionKind], _ word: String, _ start: Int, _ typed: TypedWord,
    besides others: [Suggestion] = []
  ) -> Suggestions {
    let command = typed.before.first
    let found =
      kinds.flatMap { candidates($0, word) }.filter { session.fits($0, behind: command, word) }
      .map { told($0, behind: command) }
      + others.filter { $0.text.hasPrefix(word) }
    guard found.isEmpty, kinds.contains(.tensors) else {
      return Suggestions(start: start, found)
    }
    return names(in: typed)
  }

  /// A word with what it means behind this command, where that is something of its own.
  private func told(_ suggestion: Suggestion, behind command: String?) -> Suggestion {
    guard let command, let words = ChoiceWords.meaning(of: suggestion.text, behind: command)
    else { return suggestion }
    let usage = command == "plot" ? suggestion.note.flatMap { $0.en.isEmpty ? nil : $0 } : nil
    return suggestion.noted(usage.map { words + "  " + $0.en } ?? words)
  }

  /// The names that go on with the last one of a formula.
  private func names(in typed: TypedWord, besides others: [Suggestion] = []) -> Suggestions {
    let name = typed.name
    guard let dot = name.lastIndex(of: ".") else {
      let known = session.names(beginningWith: name)
      return Suggestions(
        start: line.count - name.count,
        known + others.filter { $0.text.hasPrefix(name) } + keywords(beginningWith: name))
    }
    let tail = String(name[name.index(after: dot)...])
    let members = session.members(of: String(name[..<dot]))
    return Suggestions(
      start: line.count - tail.count, members.filter { $0.text.hasPrefix(tail) })
  }

  /// Columns that begin as a word does, in quotation marks where they need them.
  private func columns(_ word: String) -> [Suggestion] {
    let typed = TypedWord(line)
    let mark = word.first.flatMap { "\"'".contains($0) ? $0 : nil }
    let beginning = mark == nil ? word : String(word.dropFirst())
    let isQuoted = typed.text.dropLast(word.count).count { $0 == "\"" } % 2 == 1
    return session.columns(ofFileIn: typed.before).filter { $0.text.hasPrefix(beginning) }.map {
      let needsMarks = $0.text.contains { $0.isWhitespace || "'()[]{}=#".contains($0) }
      guard !isQuoted, mark != nil || needsMarks else { return $0 }
      let sign = mark.map(String.init) ?? "\""
      return Suggestion(sign + $0.text + sign, $0.note, isWhole: false)
    }
  }

  private func candidates(_ kind: CompletionKind, _ word: String) -> [Suggestion] {
    switch kind {
    case .files: session.files.matching(word)
    case .dataFiles: session.files.matching(word).filter(DataFileName.mayBeData)
    case .tensors: session.names(beginningWith: word)
    case .stages:
      session.stages(in: word.iterationBegun).filter { $0.text.hasPrefix(word) }
    case .columns: columns(word)
    case .values:
      session.names(beginningWith: word).filter { $0.group != .functions }
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
