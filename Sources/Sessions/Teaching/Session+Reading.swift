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
    let isDone = course.progress.state(of: lesson) == .done
    let page = place?.page ?? (isDone || isAgain ? 0 : course.progress.page(of: lesson))
    state.lesson = OpenLesson(lesson, page: page, outside: outermost)
    state.lesson?.isAgain = isAgain
    state.lesson?.done = place?.done ?? (course.isOfDocument ? done(in: lesson) : nil)
    return opening(lesson, page) + [try turn(to: page)]
  }

  /// The exercises of a lesson that are solved, or whose answer was shown.
  private func done(in lesson: Lesson) -> Set<String> {
    Set(lesson.exercises.filter(course.isDone).map(\.id))
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

extension Session.State {
  /// The same person where a lesson begins: the lesson runs everything else again, so nothing of
  /// what it or free play has left may stay.
  fileprivate var atLessonStart: Self {
    var start = Self()
    start.takePerson(of: self)
    start.experiment.historyLimit = experiment.historyLimit
    start.experiment.offers = experiment.offers
    start.lesson = lesson
    start.lesson?.definitions = []
    start.lesson?.hasWandered = false
    start.lesson?.hasTried = false
    return start
  }

  /// Takes what belongs to the person and to no experiment: how things look, what was typed, what
  /// they answered.
  mutating func takePerson(of other: Self) {
    (digits, images, looks) = (other.digits, other.images, other.looks)
    (aliases, origins) = (other.aliases, other.origins)
    (history, language, solutions) = (other.history, other.language, other.solutions)
  }
}

extension Session {
  /// Brings back the state in which the open page begins.
  func restore() throws {
    let reading = try reading()
    state = state.atLessonStart
    for block in reading.lesson.pages.prefix(reading.page).flatMap(\.blocks) {
      try playAgain(block)
      if case .exercise(let exercise) = block { playSolution(of: exercise) }
    }
  }

  /// Carries out what a block's commands do; what a learner typed writes no file again where the
  /// lesson may write none.
  private func playAgain(_ block: Block) throws {
    switch block {
    case .run(let script): _ = try play(script.lines)
    case .type(let script): _ = try playTyped(script.lines)
    default: break
    }
  }

  /// Carries out lines as if the learner had typed them; where the lesson may write no files, they
  /// write none.
  func playTyped(_ lines: [Script.Line]) throws -> [(line: String, results: [any Report])] {
    let wroteNoFiles = writesNoFiles
    writesNoFiles = try wroteNoFiles || !lessonPlay(of: reading().lesson).rights.allowWriting
    defer { writesNoFiles = wroteNoFiles }
    // What takes lines back, or writes them down, is the learner's notebook's, not the lesson's.
    return try play(lines.filter { read($0).command?.topic != .notebook })
  }

  /// Gives the network again what an exercise asked for and got: the learner's own formula, or the
  /// author's where it was skipped.
  func playSolution(of exercise: Exercise) {
    let lines = (state.solutions[exercise.id] ?? []).map {
      Script.Line(text: $0, number: exercise.line)
    }
    let before = Snapshot(state)
    // The learner's own lines may hang on something that was tried and is undone.
    if (try? play(lines)) == nil {
      state = before.restored()
      _ = try? play(exercise.solution)
    }
  }

  /// Brings back the state of the place where the open page waits.
  func restoreToMark() throws {
    let mark = try reading().mark
    try restore()
    _ = try show(upTo: mark, hasHeading: false)
    state.lesson?.mark = mark
  }

  /// Carries out a block the lesson runs; a quiet one prints nothing.
  func play(_ script: Script) throws -> [(line: String, results: [any Report])] {
    let played = try play(script.lines)
    return script.isQuiet ? played.map { ($0.line, []) } : played
  }

  /// Carries out lines of the lesson's own.
  /// - Throws: `LessonLineFailure` with the line's place in the lesson's file.
  func play(_ lines: [Script.Line]) throws -> [(line: String, results: [any Report])] {
    let lesson = try reading().lesson
    playing = lessonPlay(of: lesson)
    defer { playing = nil }
    return try lines.map { line in
      do {
        let piece = read(line)
        let results = try carryOut(piece)
        witness?(piece, nil)
        if isInterrupted() { throw SessionError.interrupted }
        return (line.text, results)
      } catch {
        throw LessonLineFailure(file: lesson.file, line: line, cause: playedTooLong ?? error)
      }
    }
  }

  /// How to go on where nothing waits: sentences for the end of what is shown.
  func footer() throws -> [String] {
    let reading = try reading()
    guard reading.task == nil else { return [] }
    let lesson = reading.lesson
    if reading.review != nil || !reading.isPageEnd { return [Guidance.readOn.text[language]] }
    guard reading.page + 1 == lesson.pages.count else { return [Message.goOn.text[language]] }
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
