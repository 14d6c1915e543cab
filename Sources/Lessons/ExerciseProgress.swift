/// How far a learner is with one exercise.
public struct ExerciseProgress: Equatable, Sendable {
  /// How it ended, if it did.
  public enum Outcome: String, Equatable, Sendable {
    /// Not yet.
    case open
    /// By a right answer.
    case solved
    /// By having the answer shown.
    case shown
  }

  /// How it ended.
  public var outcome: Outcome
  /// Wrong answers given.
  public var misses: Int
  /// Hints read.
  public var hints: Int

  /// One at the given state; a fresh one by default.
  public init(outcome: Outcome = .open, misses: Int = 0, hints: Int = 0) {
    self.outcome = outcome
    self.misses = misses
    self.hints = hints
  }

  /// Whether a review should bring it back: it was missed or had to be shown.
  public var deservesReview: Bool { misses > 0 || outcome == .shown }
}
