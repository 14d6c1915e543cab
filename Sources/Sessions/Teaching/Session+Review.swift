import Lessons
import Presentation

extension Session {
  /// Brings back the exercises that were missed or shown and those whose time has come, one after
  /// another.
  /// - Parameter lesson: The lesson whose exercises are gone over, whether it is time or not.
  func beginReview(of lesson: Lesson? = nil) throws -> [any Report] {
    let progress = course.progress
    let lessons = try course.catalog.get().lessons
    let due = lesson.map(progress.touched) ?? progress.due(in: lessons, on: course.today)
    guard !due.isEmpty else {
      let nothing = lesson.map { Guidance.nothingAnswered($0.id) } ?? .nothingToReview
      return [GuidanceReport(nothing, in: language)]
    }
    return try reviewInOrder(due)
  }

  private func reviewInOrder(_ ids: [String]) throws -> [any Report] {
    let title = GuidanceReport(.review(count: ids.count), in: language, as: .heading)
    return [title] + (try review(ids, stateAside))
  }

  /// Brings exercises back by their names; nil where one is no exercise's.
  func beginReview(ofExercises ids: [String]) throws -> [any Report]? {
    let lessons = try course.catalog.get().lessons
    guard ids.allSatisfy({ lessons.place(of: $0) != nil }) else { return nil }
    return ids.count == 1 ? try review(ids, stateAside) : try reviewInOrder(ids)
  }

  /// What a review or a test comes back to: what is there, but for another of them.
  var stateAside: State {
    guard let reading = state.lesson, reading.isAside else { return state }
    return reading.outside.first ?? state
  }

  /// Shows the first of some exercises with the page it stands on.
  func review(_ ids: [String], _ outside: State) throws -> [any Report] {
    let lessons = try course.catalog.get().lessons
    guard let id = ids.first, let (lesson, page, block) = lessons.place(of: id) else {
      return endReview(outside)
    }
    var reading = OpenLesson(lesson, page: page, outside: outside)
    reading.review = Array(ids.dropFirst())
    state.lesson = reading
    try restore()
    return [try show(upTo: OpenLesson.Mark(block: block), hasHeading: true)]
  }

  /// Goes back to what was there before the review.
  func endReview(_ outside: State) -> [any Report] {
    leaveLesson(for: outside)
    return [GuidanceReport(.reviewOver, in: language)]
  }
}

extension [Lesson] {
  /// The lesson, page and block of an exercise.
  fileprivate func place(of id: String) -> (Lesson, page: Int, block: Int)? {
    for lesson in self {
      for (page, content) in lesson.pages.enumerated() {
        let block = content.blocks.firstIndex {
          if case .exercise(let exercise) = $0 { exercise.id == id } else { false }
        }
        if let block { return (lesson, page, block) }
      }
    }
    return nil
  }
}
