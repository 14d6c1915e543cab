import Languages
import Lessons
import Presentation

extension Session {
  /// The language lessons speak.
  public var language: Language { state.language }

  /// The lesson that is open.
  /// - Throws: `LessonRefusal` where none is.
  func reading() throws -> OpenLesson {
    guard let reading = state.lesson else { throw LessonRefusal(.noLessonOpen, in: language) }
    return reading
  }

  /// Opens a lesson where the learner left it, or where a script says.
  /// - Parameter isAgain: Whether it begins anew and asks what was answered before.
  func open(
    _ lesson: Lesson, again isAgain: Bool = false, at place: LessonPlace? = nil
  ) throws -> [any Report] {
    let page = place?.page ?? (isAgain ? 0 : pageLeft(of: lesson))
    state.lesson = OpenLesson(lesson, page: page, outside: outermost)
    state.lesson?.isAgain = isAgain
    state.lesson?.done = place?.done ?? (course.isOfDocument ? done(in: lesson) : nil)
    return opening(lesson, page) + [try turn(to: page)]
  }

  /// The exercises of a lesson that are solved, or whose answer was shown.
  private func done(in lesson: Lesson) -> Set<String> {
    Set(lesson.exercises.filter(course.isDone).map(\.id))
  }

  /// The page where a learner left a lesson: the first of one that was read to its end.
  private func pageLeft(of lesson: Lesson) -> Int {
    let page = course.progress.page(of: lesson)
    let isOver = course.progress.state(of: lesson) == .done && page + 1 == lesson.pages.count
    return isOver ? 0 : page
  }

  /// The state outside all lessons.
  private var outermost: State {
    var outermost = state
    while let outside = outermost.lesson?.outside.first { outermost = outside }
    return outermost
  }

  private func opening(_ lesson: Lesson, _ page: Int) -> [any Report] {
    let words = Message.opened(
      number: lesson.number, title: lesson.title, minutes: lesson.minutes)
    let catalog = try? course.catalog.get()
    let unknown = lesson.requires.compactMap { catalog?.lesson(id: $0) }
      .filter { course.progress.state(of: $0) != .done }.map(\.title)
    var reports = [GuidanceReport("lesson", words.text[language], as: .heading)]
    if !unknown.isEmpty, page == 0 {
      reports.append(GuidanceReport(.knowFirst(unknown), in: language, as: .muted))
    }
    if page == 0, let test = testOffered(before: lesson) {
      reports.append(GuidanceReport(.testBefore(test), in: language, as: .muted))
    }
    if page > 0, state.lesson?.done == nil {
      reports.append(GuidanceReport(.goesOn(page: page + 1), in: language, as: .muted))
    }
    return reports
  }

  /// Shows a page from its top, with the state the lesson has there.
  /// - Parameter isInOrder: Whether the page before it has just been read to its end.
  func turn(to page: Int, isInOrder: Bool = false) throws -> LessonReport {
    state.lesson?.page = page
    state.lesson?.mark = .init()
    let before = try reading()
    if !isInOrder || before.hasWandered || before.hasTried { try restore() }
    let report = try show(hasHeading: true)
    let lesson = report.lesson
    let isElsewhere = before.done != nil
    course.update { $0.open(page: page, of: lesson.id, keepsPlace: isElsewhere) }
    return report.adding(try footer(), isInOrder ? undone(before) : [])
  }

  /// Shows the page again, up to where it had been shown, with the lesson's state.
  func showAgain() throws -> LessonReport {
    let mark = try reading().mark
    try restore()
    return try show(upTo: mark, hasHeading: true).adding(try footer())
  }

  /// Shows what follows a task that is done.
  func readOn() throws -> LessonReport {
    let reading = try reading()
    if reading.hasWandered { try restoreToMark() }
    let start = reading.mark.block + (reading.mark.isSettled ? 1 : 0)
    let report = try show(from: start, hasHeading: false)
    return report.adding(try footer(), reading.hasWandered ? [broughtBack] : [])
  }

  /// Turns to the next page, once what is left of this one has been run.
  func turnPage(_ reading: OpenLesson) throws -> LessonReport {
    let isDone = reading.isPageEnd
    if !isDone { _ = try readOn() }
    let report = try turn(to: reading.page + 1, isInOrder: true)
    return isDone || !reading.hasWandered ? report : report.adding([], [broughtBack])
  }

  /// Shows the open page from a block on until something waits, and takes the run along.
  func show(
    from start: Int = 0, upTo mark: OpenLesson.Mark = .init(), hasHeading: Bool
  ) throws -> LessonReport {
    let reading = try reading()
    var walk = PageWalk(self, reading, upTo: mark)
    let stop = try walk.walk(from: start)
    state.lesson?.mark = stop
    state.lesson?.hints = 0
    return LessonReport(
      lesson: reading.lesson, page: reading.page, hasHeading: hasHeading, parts: walk.parts,
      language: language)
  }

  /// What leaving a page has undone of what was tried beside its tasks.
  private func undone(_ before: OpenLesson) -> [String] {
    if before.hasWandered { return [broughtBack] }
    return before.hasTried ? [Guidance.triedIsUndone.text[language]] : []
  }

  private var broughtBack: String { Guidance.broughtBack.text[language] }
}

extension Session {
  /// How to go on where nothing waits: sentences for the end of what is shown.
  func footer() throws -> [String] {
    let reading = try reading()
    guard reading.task == nil else { return [] }
    let lesson = reading.lesson
    let isLast = reading.page + 1 == lesson.pages.count
    if reading.review != nil || !reading.isPageEnd && (isLast || !reading.leavesNothingToRead) {
      return [Guidance.readOn.text[language]]
    }
    guard isLast else { return [Message.goOn.text[language]] }
    let open = lesson.exercises.map(\.id).filter { id in
      (course.progress.exercises[id]?.outcome ?? .open) == .open
    }
    let next = (try? course.catalog.get())?.next(after: lesson)
    let state = open.isEmpty ? Message.lessonDone : .stillOpen(open)
    let words = [state, .lastPage(next: next?.title)].map { $0.text[language] }
    let test = testOffered(after: lesson).map { [Guidance.testAfter($0).text[language]] } ?? []
    return words + test + (next.map { [Guidance.openNext($0.id).text[language]] } ?? [])
  }
}
