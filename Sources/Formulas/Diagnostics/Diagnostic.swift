import Languages

/// An error as a learner reads it: what is wrong, where, and how to go on.
///
/// ```swift
/// do {
///   _ = try Parser.parse("dZ2 @ (A1.T / m")
/// } catch {
///   print(Diagnostic(error, in: "dZ2 @ (A1.T / m"))  // a caret under the bracket
/// }
/// ```
public struct Diagnostic: Hashable, Sendable {
  /// What is wrong: one line without a full stop.
  public let message: Localized<String>
  /// How to go on, where there is something to say.
  public let hint: Localized<String>?
  /// The line it is in, and the carets under the place.
  public let excerpt: [String]
  /// The group of the problem: `syntax`, `name`, `argument`, `shape`, `value`, `limit`, `file`.
  public let kind: String

  /// Creates it from an error and the source the error's range counts in; a line longer than
  /// `width` cells is shortened around the place.
  public init(_ error: FormulaError, in source: String, width: Int = 76) {
    let place = Excerpt(of: source, at: error.range, width: width)
    message = error.problem.message
    hint = error.problem.hint
    excerpt = error.problem == .empty ? [] : [place.line, place.carets]
    kind = error.problem.group
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The whole in English: message, line, carets, hint.
  public var description: String {
    ([message.en] + excerpt.map { "  " + $0 } + (hint.map { ["hint: \($0.en)"] } ?? []))
      .joined(separator: "\n")
  }
}
