extension Progress {
  /// Notes that a missed exercise was answered in a review: it need not come back.
  public mutating func recordReview(of exercise: String) {
    exercises[exercise, default: ExerciseProgress()].misses = 0
    exercises[exercise, default: ExerciseProgress()].outcome = .solved
  }
}
