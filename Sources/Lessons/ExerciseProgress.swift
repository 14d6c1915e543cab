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

  /// After how many days a solved exercise comes back: the first time, the second time, and so on.
  public static let intervals = [1, 3, 7, 21]

  /// How it ended.
  public var outcome: Outcome
  /// Wrong answers given.
  public var misses: Int
  /// Hints read.
  public var hints: Int
  /// How many reviews in a row it was answered in, after it was solved.
  public var reviews: Int
  /// The day it was last solved or reviewed, counted from 1 January 1970; nil where it is not known.
  public var day: Int?

  /// One at the given state; a fresh one by default.
  public init(
    outcome: Outcome = .open, misses: Int = 0, hints: Int = 0, reviews: Int = 0, day: Int? = nil
  ) {
    self.outcome = outcome
    self.misses = misses
    self.hints = hints
    self.reviews = reviews
    self.day = day
  }

  /// Whether a review should bring it back at once: missed and not solved since, or shown.
  ///
  /// Who solves it at the second try has solved it.
  public var deservesReview: Bool { outcome == .open ? misses > 0 : outcome == .shown }

  /// Whether a review on `day` should bring it back, since it was missed or it is time again.
  public func isDue(on day: Int) -> Bool {
    if deservesReview { return true }
    guard outcome == .solved, let last = self.day, Self.intervals.indices.contains(reviews) else {
      return false
    }
    return day - last >= Self.intervals[reviews]
  }
}
