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
      ?? session.commands.all.first { $0.name.hasPrefix(line) && $0.name != line }?.name
    return found.map { String($0.dropFirst(line.count)) }
  }

  /// The newest entry that begins so; only the newest of those are looked at, as a key waits.
  private func entry(
    beginningWith line: String, among entries: [String], _ failures: Set<String>
  ) -> String? {
    entries.reversed().lazy.filter { $0.hasPrefix(line) && $0 != line && !failures.contains($0) }
      .prefix(8).first(where: mayWork)
  }

  /// Whether nothing tells before it runs that a line fails.
  private func mayWork(_ line: String) -> Bool {
    let isRow = !line.contains("\n")
    if isRow, !PythonWords.beginsStatement(line), (try? session.command(in: line)) != nil {
      return isOfThisSession(line)
    }
    return !isRow || !roles(of: TypedPiece.all(of: line), in: line, -1).contains(.unknown)
  }

  private var examples: [String] { session.commands.all.flatMap(\.examples) }

  /// Whether all that an example names is there: tensors and their elements, functions, branches,
  /// stages, files.
  func isOfThisSession(_ example: String) -> Bool {
    guard let (command, rest) = try? session.command(in: example) else { return false }
    guard session.state.experiment.trainer != nil || !command.needsNetwork else { return false }
    let words = LineWords(rest).all.map(\.text)
    let ofTheRun = ["cost", "boundary", "lr", "network", "neurons", "mask", "path"]
    if command.name == "plot", session.state.experiment.trainer == nil,
      ofTheRun.contains(words.first ?? "")
    {
      return false
    }
    return session.hasWhatIsAsked(by: command, words)
      && !roles(of: TypedPiece.all(of: example), in: example, -1).contains(.unknown)
      && words.indices.allSatisfy { isThere(words[$0], after: Array(words[..<$0]), of: command) }
      && hasElement(rest, of: command)
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
    var scope = session.scope
    return (try? scope.evaluate(statement.expression)) != nil
  }
}

extension Command {
  /// Whether nothing of it works before there is a network.
  fileprivate var needsNetwork: Bool {
    switch topic {
    case .run: true
    case .look: !["show", "plot", "summary"].contains(name)
    case .check: !["expect", "check"].contains(name)
    case .judge: !["ewa", "metric"].contains(name)
    default: ["rewrite", "blank", "use", "freeze", "replace", "reset"].contains(name)
    }
  }
}
