/// What a command returns: one result that a person can read and a program can parse.
public protocol Report: Sendable {
  /// What sort of result it is in JSON: `tensor`, `scalar`, `table`, `train`, `step`, `check`, ….
  var kind: String { get }

  /// The JSON result's members after `kind`, in the order they are written.
  var fields: [(String, JSON)] { get }

  /// The result for a person: styled lines no wider than the page, no newline at the end.
  func text(for page: Page) -> String
}

extension Report {
  /// The result as a JSON object, `kind` first.
  public var json: JSON { .object([("kind", .string(kind))] + fields) }
}
