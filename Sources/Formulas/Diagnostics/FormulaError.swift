/// What is wrong with a formula, and where: `Diagnostic` shows both.
public struct FormulaError: Error, Hashable, Sendable {
  /// What is wrong.
  public let problem: Problem
  /// Where, as UTF-8 offsets into the source.
  public let range: Range<Int>

  /// Creates an error from its parts.
  public init(_ problem: Problem, at range: Range<Int>) {
    self.problem = problem
    self.range = range
  }

  /// The same error in a line that holds the formula from an offset on.
  public func shifted(by offset: Int) -> FormulaError {
    FormulaError(problem, at: (range.lowerBound + offset)..<(range.upperBound + offset))
  }
}
