import Cells
import Formulas
import Languages

extension SuggestionFinder {
  /// What a row of Python asks for besides names; nil where it asks for names.
  func suggestions(at place: PythonPlace) -> Suggestions? {
    switch place {
    case .key(let name, let quote, let begun):
      let keys = session.keys(of: name)
      guard !keys.isEmpty else { return nil }
      return Suggestions(
        start: line.count - begun.count,
        keys.filter { $0.hasPrefix(begun) }.map {
          Suggestion("\($0)\(quote)]", session.note(onName: $0), isWhole: false)
        })
    case .file(let word):
      return Suggestions(
        start: line.count - word.count,
        session.files.matching(word).map { Suggestion($0.text, $0.note, isWhole: false) })
    case .module(let begun):
      let modules = CellRunner.modules.filter { $0.hasPrefix(begun) }
      return Suggestions(start: line.count - begun.count, modules.map { Suggestion($0) })
    case .member(let module, let begun):
      let members = session.members(ofModule: module).filter { $0.text.hasPrefix(begun) }
      return Suggestions(start: line.count - begun.count, members)
    }
  }

  /// The names by which the function whose brackets are open takes values: `axis=`.
  func keywords(beginningWith word: String) -> [Suggestion] {
    let row = String(line.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
    guard !word.contains("."), let path = PythonPlace.function(openAtEndOf: row) else { return [] }
    return session.keywords(of: path).filter { $0.hasPrefix(word) }.map {
      Suggestion($0 + "=", isWhole: false)
    }
  }
}

extension Session {
  /// The keys of a dictionary of the learner's, or of the network's parameters and gradients.
  fileprivate func keys(of name: String) -> [String] {
    adoptVariables()
    let own = cells.keys(of: name)
    let bare = name.hasPrefix("engine.") ? String(name.dropFirst(7)) : name
    guard own.isEmpty, NetworkView.dictionaries.contains(bare) else { return own }
    return NetworkView(scope: scope).keys(of: bare)
  }

  /// What can be imported from a module.
  fileprivate func members(ofModule module: String) -> [Suggestion] {
    cells.members(ofModule: module).map {
      Suggestion($0, MemberWords.meaning(of: $0), isWhole: false)
    }
  }

  /// The parameters of a function that may be given by name, of formulas and of cells.
  fileprivate func keywords(of path: String) -> [String] {
    adoptVariables()
    let own = cells.keywords(of: path)
    let bare = path.hasPrefix("np.") ? String(path.dropFirst(3)) : path
    guard own.isEmpty || !path.contains("."), let signature = FunctionTable.signature(of: bare)
    else { return own }
    let words = signature.split { "(), *".contains($0) }.dropFirst()
    return own + words.filter { $0.hasSuffix("=") }.map { String($0.dropLast()) }
  }
}
