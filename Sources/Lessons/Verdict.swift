/// What the judge says of an answer.
public enum Verdict: Equatable, Sendable {
  /// It is right.
  case right
  /// It is wrong; the known wrong answer it equals, if it is one.
  case wrong(Exercise.WrongAnswer?)
  /// A number that is wrong in a way that can be said.
  case near(NumberSlip)
  /// A formula that is right on these numbers only; whether numbers stand in it, such as a copied one.
  case coincidence(hasNumbers: Bool)
  /// A formula that is right with layers and a batch of these sizes only; whether numbers stand in
  /// it, as with `/ 400` for `/ m`.
  case theseSizesOnly(hasNumbers: Bool)
  /// A formula that uses the very tensor it should compute.
  case usesAnswer(String)
  /// Not a formula or a number that can be evaluated; the evaluator's words.
  case unreadable(String)
  /// An array where a number is asked for.
  case notANumber
  /// Not one of the options, of which there are `count`.
  case notAnOption(count: Int)
  /// What stands in several options; their places from 0.
  case severalOptions([Int])
  /// Not a shape.
  case notAShape
  /// The tensors the exercise is about are not there; the evaluator's words.
  case notNow(String)

  /// Whether it counts as a miss: a slip of the keyboard does not.
  public var isMiss: Bool {
    switch self {
    case .wrong, .coincidence, .theseSizesOnly, .usesAnswer: true
    case .near(let slip): slip != .close
    case .right, .unreadable, .notANumber, .notAnOption, .severalOptions, .notAShape, .notNow:
      false
    }
  }
}
