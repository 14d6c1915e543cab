import Cells

extension TypingAid {
  /// How a line could go on: as the newest entry that begins so and can work here, else as an example
  /// in `help` that can, else as a command's name.
  /// - Parameters:
  ///   - entries: What was typed before, oldest first.
  ///   - failures: What of it went wrong.
  public func hint(
    for line: String, after entries: [String], butNot failures: Set<String> = []
  ) -> String? {
    guard line.contains(where: { !$0.isWhitespace }), line.first?.isWhitespace == false else {
      return nil
    }
    let found =
      entry(beginningWith: line, among: entries, failures)
      ?? examples.first { $0.hasPrefix(line) && $0 != line && isOfThisSession($0) }
      ?? name(beginningWith: line)
    return found.map { String($0.dropFirst(line.count)) }
  }

  /// A command's name that begins so, else a word of Python's that begins a block.
  ///
  /// One that does something as it stands only where that can work.
  private func name(beginningWith line: String) -> String? {
    let command = session.commands.all.first { command in
      command.name.hasPrefix(line) && command.name != line && !Self.destroys(command.name)
        && (!command.runsAlone || isOfThisSession(command.name))
    }
    return command?.name
      ?? Self.openings.first { line.count > 1 && $0.hasPrefix(line) && $0 != line }
  }

  private static let openings = ["for", "def", "while", "class", "import", "from", "with"]

  /// The newest entry that begins so; only the newest of those are looked at, as a key waits.
  private func entry(
    beginningWith line: String, among entries: [String], _ failures: Set<String>
  ) -> String? {
    entries.reversed().lazy.filter {
      $0.hasPrefix(line) && $0 != line && !failures.contains($0) && !Self.destroys($0)
    }
    .prefix(8).first(where: mayWork)
  }

  /// Whether nothing tells before it runs that a line fails.
  private func mayWork(_ line: String) -> Bool {
    let isRow = !line.contains("\n")
    if isRow, !PythonWords.beginsStatement(line), (try? session.command(in: line)) != nil {
      return isOfThisSession(line)
    }
    return !isRow || !hasUnknown(line)
  }

  /// Whether a line as it stands takes away or ends something: End and Enter come easily, and nobody
  /// is to be led there by a word that was begun for another.
  private static func destroys(_ line: String) -> Bool {
    [
      "forget", "reset", "delete", "delete all", "close", "clear", "quit", "bug stop",
      "rewrite all off",
    ]
    .contains(line.trimmed)
  }

  private var examples: [String] { session.commands.all.flatMap(\.examples) }

  /// Whether all that an example names is there: tensors and their elements, functions, branches,
  /// stages, files.
  func isOfThisSession(_ example: String) -> Bool {
    guard let (command, rest) = try? session.command(in: example), !Self.destroys(example) else {
      return false
    }
    guard session.state.experiment.isComplete || !command.needsNetwork(rest) else {
      return false
    }
    let words = LineWords(rest).all.map(\.text)
    let ofTheRun = ["cost", "boundary", "lr", "network", "neurons", "mask", "path"]
    if command.name == "plot", session.state.experiment.trainer == nil,
      ofTheRun.contains(words.first ?? "")
    {
      return false
    }
    return session.hasWhatIsAsked(by: command, words)
      && !hasUnknown(example) && knowsAll(in: rest, of: command)
      && words.indices.allSatisfy { isThere(words[$0], after: Array(words[..<$0]), of: command) }
      && hasElement(rest, of: command)
  }

  /// Whether a part of a line would be marked that can mean nothing.
  private func hasUnknown(_ line: String) -> Bool {
    let pieces = TypedPiece.all(of: line)
    let roles = roles(of: pieces, in: line, -1)
    let bound = roles.contains(.name) ? [] : pieces.boundNames
    return zip(pieces, roles).contains { piece, role in
      role == .unknown && !bound.contains(String(piece.text))
    }
  }

  /// Whether the formulas of `expect` and `save` are of names that have a value.
  private func knowsAll(in rest: String, of command: any Command) -> Bool {
    guard ["expect", "save"].contains(command.name) else { return true }
    let formula = rest.prefix(upTo: rest.ranges(of: " to ").first?.lowerBound ?? rest.endIndex)
    let pieces = TypedPiece.all(of: String(formula))
    let isFile = command.name == "save" && formula.contains(".")
    return isFile
      || pieces.allSatisfy {
        !$0.isName || knows(String($0.text)) || ["shape", "data"].contains($0.text)
      }
  }

  /// Whether a word of a closed kind is one of those there are.
  private func isThere(_ word: String, after words: [String], of command: any Command) -> Bool {
    let kinds = command.completions(after: words)
    if word.contains("="), !word.hasPrefix("=") { return true }
    if ["audit", "data", "load", "run"].contains(command.name), Self.isFile(word) {
      return session.files.matching(word).contains { $0.text == word }
    }
    guard Int(word) == nil || !kinds.contains(.stages) else { return true }
    let closed = kinds.filter(Self.isClosed)
    if closed.isEmpty { return true }
    return (closed + kinds.filter { !$0.fixedWords.isEmpty }).contains { kind in
      session.candidates(kind).contains { $0.text == word }
    }
  }

  private static func isFile(_ word: String) -> Bool { word.contains(".") || word.contains("/") }

  private static func isClosed(_ kind: CompletionKind) -> Bool {
    [
      .own, .ownFunctions, .branches, .runs, .breakpoints, .cells, .keptSessions, .stages,
      .stageNames, .computed,
      .columns, .parts, .aliases,
    ].contains(kind)
  }

  /// Whether an example of `why` or `unroll` names an element that the tensor has.
  private func hasElement(_ rest: String, of command: any Command) -> Bool {
    guard ["why", "unroll"].contains(command.name) else { return true }
    let formula = rest.replacing(" --all", with: "")
    guard let statement = session.read(formula).statement else { return true }
    var scope = session.scopeOfTyping
    return (try? scope.evaluate(statement.expression)) != nil
  }
}

extension Command {
  /// Whether nothing of it works before there is a network, with what is given to it.
  fileprivate func needsNetwork(_ rest: String) -> Bool {
    switch topic {
    case .run: true
    case .look: !["show", "plot", "summary"].contains(name)
    case .check: name != "check"
    case .judge: !["ewa", "metric"].contains(name)
    default:
      ["rewrite", "blank", "blanks", "use", "freeze", "unfreeze", "replace", "reset"].contains(name)
        || name == "save" && !rest.hasPrefix("data ")
    }
  }

  /// Whether it does something where nothing is given to it.
  fileprivate var runsAlone: Bool {
    usage.contains { $0 == name || $0.hasPrefix("\(name) [") }
  }
}
