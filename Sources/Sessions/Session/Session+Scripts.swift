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
    if !course.isOfDocument { course.beginDocument() }
    scriptDepth += 1
    defer { scriptDepth -= 1 }
    try keepingPieces(Self.pieces(of: lines, form)) { pieces in
      for piece in pieces where !hasQuit { try run(piece, of: path) }
    }
  }

  private static func pieces(
    of lines: [(number: Int, text: String)], _ form: CellCutter.Form
  ) -> [CellCutter.Piece] {
    var cutter = CellCutter(form)
    let pieces = lines.flatMap { cutter.take($0.text, number: $0.number) }
    return pieces + [cutter.finish()].compactMap(\.self)
  }

  private func run(_ piece: CellCutter.Piece, of path: String) throws {
    defer { end(piece) }
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

extension SourceLine {
  /// Whether it stands in a file, where nobody sees what a page answers.
  var isOfFile: Bool { file.map { $0 != Self.standardInput } ?? false }
}

extension ErrorReport {
  /// A page of a lesson has refused a script's line: the script was written on another one.
  init(refusedInScript line: String) {
    self.init(
      kind: "lesson",
      message: Localized(
        en: "the page waits for something else than \(line)", zh: "这一页等着的不是 \(line)"),
      hint: Localized(
        en: "open NAME page N opens a lesson on the page a script was written on, whoever runs it",
        zh: "open 课名 page N 在脚本写的那一页打开课程，谁运行都一样"))
  }

  /// Why a text file is no script: its first line begins a lesson; nil where it does not.
  public init?(refusing firstLine: String, of path: String) {
    guard firstLine == "---" else { return nil }
    self.init(
      kind: "script",
      message: Localized(en: "\(path) is a lesson", zh: "\(path) 是一课"),
      hint: Localized(en: "open it by backstep lesson \(path)", zh: "用 backstep lesson \(path) 打开"))
  }
}
