import Cells
import Datasets
import Formulas
import Presentation

extension Session {
  /// How deep scripts may run one another.
  private static let maximumScriptDepth = 20

  /// Runs a script's lines until one fails.
  /// - Throws: `ScriptFailure` at the failed line, whose error has been shown; `SessionError`
  ///   where the file cannot be read or scripts run one another too deep.
  func runScript(at path: String) throws {
    guard scriptDepth < Self.maximumScriptDepth else {
      throw SessionError.nesting(limit: Self.maximumScriptDepth)
    }
    let lines = try ScriptFile.lines(at: path)
    scriptDepth += 1
    defer { scriptDepth -= 1 }
    var cutter = cutter
    for (index, text) in lines.enumerated() {
      for piece in cutter.take(text, number: index + 1) { try run(piece, of: path) }
      if hasQuit { return }
    }
    if let last = cutter.finish() { try run(last, of: path) }
  }

  private func run(_ piece: CellCutter.Piece, of path: String) throws {
    if hasQuit { return }
    if isInterrupted() { throw SessionError.interrupted }
    guard execute(SourceLine(piece, file: path)) else {
      throw ScriptFailure(place: "\(path):\(piece.number)")
    }
  }
}

extension Session {
  /// Cuts what is read line by line into pieces that run one after another.
  public var cutter: CellCutter {
    CellCutter(isCommand: { [unowned self] in callsCommand($0, besides: $1) })
  }

  /// The pieces of a text that is there whole, as it was typed, pasted or brought back.
  public func pieces(of text: String) -> [CellCutter.Piece] {
    CellCutter.pieces(
      of: text, isCommand: { self.meansCommand($0, besides: $1) }, isPython: isPythonAlone)
  }

  /// Whether what was typed at the prompt goes on in the next line: a compound statement until an
  /// empty line, an open bracket until it is closed.
  /// - Parameter entries: What was ended by Enter; one that was pasted has several rows.
  public func goesOn(_ entries: [String]) -> Bool {
    guard let first = entries.first, let last = entries.last else { return false }
    if entries.count > 1, last.allSatisfy(\.isWhitespace) { return false }
    var cutter = cutter
    let rows = entries.joined(separator: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, row) in rows.enumerated() { _ = cutter.take(String(row), number: index + 1) }
    return first.contains("\n") ? cutter.isUnfinished : cutter.isOpen
  }

  /// Whether a piece is Python and no formula.
  private func isPythonAlone(_ text: String) -> Bool {
    let line = read(text)
    if case .cell = line.content { return true }
    guard let formula = line.statement?.expression else { return false }
    return formula.calledNames.contains {
      FunctionTable.signature(of: $0) == nil && cells.isBuiltin($0)
    }
  }

  /// Whether a line calls a command by its name in full, or by a beginning of it where the line is
  /// no Python.
  private func meansCommand(_ text: String, besides names: Set<String>) -> Bool {
    if callsCommand(text, besides: names) { return true }
    return read(text).command != nil && CellRunner.check(text) != nil
  }
}

/// A script stopped at a line whose own error has been shown already.
struct ScriptFailure: Error {
  let place: String
}
