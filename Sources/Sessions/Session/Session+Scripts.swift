import Cells
import Datasets
import Languages
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
    try permit(reading: path)
    let lines = try ScriptFile.lines(at: path)
    let form = CellCutter.Form(ofFile: path)
    if form == .markdown, let refusal = ErrorReport(refusing: lines.first?.text ?? "", of: path) {
      throw refusal
    }
    scriptDepth += 1
    defer { scriptDepth -= 1 }
    var cutter = CellCutter(form)
    for (number, text) in lines {
      for piece in cutter.take(text, number: number) { try run(piece, of: path) }
      if hasQuit { return }
    }
    if let last = cutter.finish() { try run(last, of: path) }
  }

  private func run(_ piece: CellCutter.Piece, of path: String) throws {
    if hasQuit { return }
    if isInterrupted() { throw SessionError.interrupted }
    guard execute(SourceLine(piece, file: path)) || piece.mayFail else {
      throw ScriptFailure(place: "\(path):\(piece.number)")
    }
  }
}

extension CellCutter.Form {
  /// How a script is taken, by the end of its name.
  public init(ofFile path: String) {
    let isText = path.hasSuffix(".md") || ScriptFile.isNotebook(path)
    self = path.hasSuffix(".py") ? .python : isText ? .markdown : .lines
  }
}

/// A script stopped at a line whose own error has been shown already.
struct ScriptFailure: Error {
  let place: String
}

extension ErrorReport {
  /// Why a text file is no script: its first line begins a lesson; nil where it does not.
  public init?(refusing firstLine: String, of path: String) {
    guard firstLine == "---" else { return nil }
    self.init(
      kind: "script",
      message: Localized(en: "\(path) is a lesson", zh: "\(path) 是一课"),
      hint: Localized(en: "open it by backstep lesson \(path)", zh: "用 backstep lesson \(path) 打开"))
  }
}
