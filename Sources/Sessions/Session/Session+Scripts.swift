import Datasets
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
    for (index, text) in lines.enumerated() {
      if isInterrupted() { throw SessionError.interrupted }
      guard execute(SourceLine(text, file: path, number: index + 1)) else {
        throw ScriptFailure(place: "\(path):\(index + 1)")
      }
      if hasQuit { return }
    }
  }
}

/// A script stopped at a line whose own error has been shown already.
struct ScriptFailure: Error {
  let place: String
}
