extension Linter {
  /// The number of questions a test has at least.
  private static let questions = 10

  /// The rules about a test: a question a page, about a lesson of its part of the course.
  static func test(_ test: Lesson, _ catalog: Catalog) -> [(Int, LintFinding.Rule)] {
    let titles = catalog.lessons(ofTest: test.number).map(\.title)
    let pages = test.pages.flatMap { page -> [(Int, LintFinding.Rule)] in
      (page.isQuestion ? [] : [(page.line, .notOneQuestion)])
        + (titles.contains(page.title) ? [] : [(page.line, .askedOfNoLesson(page.title.en))])
    }
    let few = test.exercises.count < questions
    return (few ? [(1, .fewExercises(found: test.exercises.count, needed: questions))] : [])
      + pages + ids(test)
  }
}

extension LessonPage {
  /// Whether it is one question that stands alone.
  fileprivate var isQuestion: Bool {
    guard blocks.count == 1, case .exercise(let exercise) = blocks[0] else { return false }
    return !exercise.question.isMade && exercise.reveal.isEmpty
  }
}
