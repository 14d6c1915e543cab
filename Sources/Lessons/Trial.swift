/// A typed formula tried on both states, beside the right one and the known wrong ones.
struct Trial<Evaluator: FormulaEvaluating> {
  /// What a formula gave on both states; on the second it may fail.
  struct Values {
    let live: Measured
    let second: Measured?
  }

  let evaluator: Evaluator
  let tolerance: Double

  func values(of formula: String) throws -> Values {
    Values(
      live: try evaluator.value(of: formula, on: .live),
      second: try evaluator.value(of: formula, on: .second))
  }

  /// The values of what was typed, which must have one on the live tensors.
  func attempt(_ formula: String) throws -> Values {
    Values(
      live: try evaluator.value(of: formula, on: .live),
      second: try? evaluator.value(of: formula, on: .second))
  }

  /// The known wrong answer that is written like `formula`, which has no value.
  func known(_ formula: String, in known: [Exercise.WrongAnswer]) -> Exercise.WrongAnswer? {
    known.first { $0.answer.letters == formula.letters }
  }

  func compare(
    _ given: Values, with expected: Values, known: [Exercise.WrongAnswer]
  ) -> Verdict {
    if agree(given, expected) { return .right }
    if let wrong = known.first(where: { equals(given, $0) }) { return .wrong(wrong) }
    guard given.live.shape == expected.live.shape else {
      return .otherShape(found: given.live.shape, expected: expected.live.shape)
    }
    return given.live.agrees(with: expected.live, tolerance: tolerance)
      ? .coincidence : .wrong(nil)
  }

  private func equals(_ given: Values, _ wrong: Exercise.WrongAnswer) -> Bool {
    (try? attempt(wrong.answer)).map { agree(given, $0) } ?? false
  }

  private func agree(_ one: Values, _ other: Values) -> Bool {
    guard let second = one.second, let otherSecond = other.second else { return false }
    return one.live.agrees(with: other.live, tolerance: tolerance)
      && second.agrees(with: otherSecond, tolerance: tolerance)
  }
}

extension String {
  /// Without blanks, to compare what was written.
  fileprivate var letters: String { filter { !$0.isWhitespace } }
}
