/// What a person has left of a text in an editor of their own.
public enum EditedText: Equatable, Sendable {
  /// The text, without empty rows at its end.
  case text(String)
  /// It is no UTF-8 text from a row on; its file is left where it is, so that nothing of it is lost.
  case unreadable(file: String, row: Int)

  /// Reads what an editor's file holds.
  public init(_ bytes: [UInt8], in file: String) {
    guard !bytes.contains(0), let rows = ScriptFile.rows(of: bytes) else {
      self = .unreadable(file: file, row: Self.firstBadRow(of: bytes))
      return
    }
    let end = rows.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? -1
    self = .text(rows[...end].joined(separator: "\n"))
  }

  private static func firstBadRow(of bytes: [UInt8]) -> Int {
    let rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let bad = rows.firstIndex { $0.contains(0) || String(validating: $0, as: UTF8.self) == nil }
    return (bad ?? 0) + 1
  }
}

extension Session {
  /// Lets a person change a text in their editor.
  /// - Throws: `CellProblem` where there is no editor, it failed, or what it left is nothing that
  ///   could be run; `ErrorReport` under `--safe`.
  func edited(_ text: String) throws -> String {
    switch try editor()(text) {
    case nil: throw CellProblem.editorFailed
    case .unreadable(let file, let row): throw CellProblem.unreadable(file: file, row: row)
    case .text(let changed):
      guard !pieces(of: changed).isEmpty else { throw CellProblem.nothingLeft }
      return changed
    }
  }
}
