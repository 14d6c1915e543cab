/// One line of `--format json`: a command with what came of it.
public struct JSONLine: Sendable {
  /// The line of the script, from 1, where there is one.
  public let line: Int?
  /// The command as it was written.
  public let command: String
  /// What came of it.
  public let result: Result<any Report, ErrorReport>

  /// Creates the line of a command that succeeded or failed.
  public init(line: Int? = nil, command: String, result: Result<any Report, ErrorReport>) {
    self.line = line
    self.command = command
    self.result = result
  }

  /// The line as JSON, without newline:
  /// `{"line":3,"command":"show dW2","ok":true,"result":{"kind":"tensor",…}}`.
  public var text: String { json.text }

  /// The line as a JSON value.
  public var json: JSON {
    let place: [(String, JSON)] = line.map { [("line", .integer($0))] } ?? []
    return .object(place + [("command", .string(command))] + outcome)
  }

  private var outcome: [(String, JSON)] {
    switch result {
    case .success(let report): [("ok", true), ("result", report.json)]
    case .failure(let error): [("ok", false), ("error", .object(error.members))]
    }
  }
}
