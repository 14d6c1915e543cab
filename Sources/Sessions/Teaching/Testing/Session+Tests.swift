import Lessons
import Presentation

extension Session {
  /// Begins a test: its first question, in a session of its own.
  /// - Parameter number: Which of its runs, from 1; nil for the learner's next.
  func begin(_ test: Lesson, round number: Int? = nil) throws -> [any Report] {
    let catalog = try course.catalog.get()
    let run = number.map { $0 - 1 } ?? course.progress.tests[test.number]?.taken ?? 0
    let pages = test.questions(ofRun: run)
    let lessons = catalog.lessons(ofTest: test.number)
    let round = TestRound(
      number: test.number, run: run, isBefore: course.progress.isBeforeHalf(of: lessons),
      pages: pages)
    state.lesson = OpenLesson(test, page: 0, outside: stateAside)
    state.lesson?.test = round
    let title = Guidance.testBegins(test.number, count: pages.count)
    return [GuidanceReport(title, in: language, as: .heading)] + (try askOfTest())
  }

  /// Asks the question of the test that waits.
  func askOfTest() throws -> [any Report] {
    guard let round = try reading().test, let page = round.page else { return [] }
    state.lesson?.page = page
    state.lesson?.mark = .init()
    try restore()
    let question = try show(hasHeading: false)
    return [TestQuestionReport(question: question)]
  }

  /// Notes an answer without a word on it, and asks the next question or says what it all came to.
  /// - Parameter answer: What was answered; nil where the question was passed over.
  func note(_ answer: String?, isRight: Bool) throws -> [any Report] {
    state.lesson?.test?.note(answer, isRight: isRight)
    let reading = try reading()
    guard let round = reading.test else { return [] }
    guard round.page == nil else {
      return [GuidanceReport(.testNoted, in: language, as: .muted)] + (try askOfTest())
    }
    return try end(round, of: reading)
  }

  private func end(_ round: TestRound, of reading: OpenLesson) throws -> [any Report] {
    let result = Progress.TestResult(
      right: round.pages.count - round.missed.count, count: round.pages.count, day: course.today)
    let earlier = course.progress.tests[round.number]?.before
    course.update {
      $0.record(result, ofTest: round.number, run: round.run, isBefore: round.isBefore)
    }
    let catalog = try course.catalog.get()
    let questions = zip(round.pages, round.answers).compactMap { page, answer in
      let page = reading.lesson.pages[page]
      return page.exercises.first.map {
        AnsweredQuestion(
          exercise: $0, answer: answer.text, isRight: answer.isRight,
          lesson: catalog.lesson(askedBy: page)?.id, language: language)
      }
    }
    leaveLesson(for: reading.outside.first ?? State())
    return [
      TestResultReport(
        round: round, result: result, before: round.isBefore ? nil : earlier,
        questions: questions, language: language)
    ]
  }

  /// Leaves a test; nothing is recorded.
  func leaveTest(for outside: State) -> [any Report] {
    leaveLesson(for: outside)
    return [GuidanceReport(.testLeft, in: language)]
  }

  /// The test before a lesson that begins its third and was never opened; nil where it was taken.
  func testOffered(before lesson: Lesson) -> Int? {
    guard course.progress.state(of: lesson) == .untouched,
      let number = (try? course.catalog.get())?.test(before: lesson)?.number
    else { return nil }
    return course.progress.tests[number] == nil ? number : nil
  }

  /// The test after a lesson that ends its third; nil where it was taken after the lessons.
  func testOffered(after lesson: Lesson) -> Int? {
    guard let number = (try? course.catalog.get())?.test(after: lesson)?.number else { return nil }
    return course.progress.tests[number]?.after == nil ? number : nil
  }
}

extension Verdict {
  /// Whether it counts as wrong in a test, in which nothing is said of a number that is nearly right.
  var isMissInTest: Bool {
    if case .near = self { true } else { isMiss }
  }
}
