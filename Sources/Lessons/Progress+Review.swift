extension Progress {
  /// Notes that an exercise was answered in a review: one that was missed counts as solved, any
  /// other waits for its next, longer interval.
  public mutating func recordReview(of exercise: String) {
    var state = exercises[exercise, default: ExerciseProgress()]
    state.reviews = state.deservesReview ? 0 : state.reviews + 1
    (state.misses, state.outcome) = (0, .solved)
    exercises[exercise] = state
  }

  /// Notes the day for every exercise that was solved or reviewed since it was as in `earlier`.
  public mutating func date(changesSince earlier: Progress, on day: Int) {
    for (id, state) in exercises where state.outcome == .solved {
      var before = earlier.exercises[id] ?? ExerciseProgress()
      (before.hints, before.day) = (state.hints, state.day)
      if before != state { exercises[id]?.day = day }
    }
  }

  /// The exercises of a lesson that were ever answered or shown, to be gone over again.
  public func touched(in lesson: Lesson) -> [String] {
    lesson.exercises.map(\.id).filter { exercises[$0] != nil }
  }

  /// The exercises a review on `day` brings back, those of different lessons mixed: the first of
  /// each lesson, then the second of each.
  public func due(in lessons: [Lesson], on day: Int) -> [String] {
    let due = lessons.map { lesson in
      lesson.exercises.map(\.id).filter { exercises[$0]?.isDue(on: day) ?? false }
    }
    let longest = due.map(\.count).max() ?? 0
    return (0..<longest).flatMap { place in
      due.compactMap { $0.indices.contains(place) ? $0[place] : nil }
    }
  }
}
