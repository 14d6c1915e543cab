import Formulas
import Lessons
import Presentation

extension Session {
  /// Takes a line: an answer or a task where a lesson waits for one, else free play.
  ///
  /// A script's lines are taken one by one as if they were typed, however it is run.
  func respond(to line: Line) throws -> [any Report] {
    guard let reading = state.lesson, !isPlaying, !(line.command is RunCommand) else {
      return try carryOut(line)
    }
    if let exercise = reading.exercise, let reports = try fill(line, exercise) { return reports }
    if let exercise = reading.exercise, let reports = try takeFunction(line, exercise) {
      return reports
    }
    if let exercise = reading.exercise, let reports = try judge(line, exercise) { return reports }
    if case .type(let expected) = reading.task, isMeant(line, by: read(expected)) {
      return try takeTyped(line)
    }
    if isLateChoice(line) {
      return [GuidanceReport(.settled(line.command?.name), in: language, as: .muted)] + remind()
    }
    if goesNowhere(line) { return remind() }
    let (before, own) = (Snapshot(state), state.experiment.hyperparameters.own)
    let reports: [any Report]
    do { reports = try carryOut(line) } catch {
      guard let guidance = reading.exercise.flatMap({ wanted(line, $0).first }), !isInterrupted(),
        case .rewrite? = reading.exercise?.question
      else { throw error }
      return [ErrorReport(describing: error, in: line.text), guidance]
    }
    if let exercise = reading.exercise { try keepBlanks(of: exercise, line, since: own) }
    notice(line, since: before)
    if case .type(let expected) = reading.task, state.lesson?.mark == reading.mark {
      return reports + (try arrival(by: line, reports, at: read(expected)))
    }
    guard let exercise = reading.exercise, state.lesson?.exercise?.id == exercise.id else {
      return reports
    }
    return reports + wanted(line, exercise) + lostBlanks(line, exercise)
      + (try arrival(by: line, exercise))
  }

  /// That a tensor's name shows it, where its formula is asked for; that a formula was worked out, where
  /// a number is.
  private func wanted(_ line: Line, _ exercise: Exercise) -> [any Report] {
    guard case .expression(let formula)? = line.statement else { return [] }
    let guidance: Guidance? =
      switch (exercise.question, formula.kind) {
      case (.formula, .name(let name)) where scope.networkValue(named: name) != nil:
        .formulaWanted(name)
      case (.rewrite, .name): nil
      case (.rewrite(let blanks, _), _) where !formula.names.isEmpty:
        (state.experiment.trainer?.plan.blanks.first?.name ?? blanks.first).map { .blankWanted($0) }
      case (.number, .name): nil
      case (.number, _): .numberWanted
      default: nil
      }
    return guidance.map { [GuidanceReport($0, in: language, as: .muted)] } ?? []
  }

  /// That a line took away the blanks that an exercise asks to fill, and how they come back.
  private func lostBlanks(_ line: Line, _ exercise: Exercise) -> [any Report] {
    guard case .rewrite(let blanks, _) = exercise.question, let command = line.command,
      [.setUp, .run].contains(command.topic) || command is BlanksCommand
    else { return [] }
    let own = state.experiment.hyperparameters.own
    let plan = state.experiment.trainer?.plan
    let lost = blanks.filter { own[plan?.canonicalName($0) ?? $0] == nil }
    return lost.isEmpty ? [] : [GuidanceReport(.blanksLost(lost), in: language, as: .hint)]
  }

  /// Whether a lesson is open that asks for nothing and has something left to read, so that an empty
  /// line reads on.
  var readsOnByEnter: Bool {
    guard let reading = state.lesson, reading.task == nil else { return false }
    return reading.review != nil || !reading.isPageEnd
      || reading.page + 1 < reading.lesson.pages.count
  }

  /// What waits, in one line; nothing where no lesson is open.
  func remind() -> [any Report] {
    guard let reading = state.lesson else { return [] }
    switch reading.task {
    case .type(let line): return [typeReminder(line.text)]
    case .answer(let exercise):
      let report = ExerciseReport(
        exercise: exercise, isDone: false, language: language, test: reading.test)
      return [GuidanceReport("task", report.oneLine, mark: .task, as: .good)]
    case nil:
      return [GuidanceReport("task", (try? footer())?.last ?? "", mark: .task, as: .muted)]
    }
  }

  private func typeReminder(_ line: String) -> GuidanceReport {
    let rows = Self.rows(of: line)
    let asked = rows.first.map { rows.count > 1 ? "`\($0)` …" : "`\($0)`" } ?? ""
    return GuidanceReport("task", Message.typeThis(asked).text[language], mark: .task, as: .good)
  }

  /// Whether a letter is typed as for a choice: in a lesson never a command's beginning, whether a
  /// choice was settled or there was none.
  private func isLateChoice(_ line: Line) -> Bool {
    let letter = line.text.halfWidth.lowercased()
    guard Question.likelyLetters.contains(letter), scope.value(named: line.text) == nil,
      !hasVariable(line.text)
    else { return false }
    return true
  }

  /// Whether it is a `continue` without a breakpoint: who reads a lesson means to read on.
  private func goesNowhere(_ line: Line) -> Bool {
    line.command is ContinueCommand && line.arguments?.rest.isEmpty == true
      && state.breakpoints.isEmpty
  }

  /// What there is to say after a line that was not the one asked for: that it led to the same place,
  /// or what is missing from it.
  private func arrival(
    by line: Line, _ reports: [any Report], at expected: Line
  ) throws -> [any Report] {
    if try hasArrived(by: line, reports, at: expected) {
      state.lesson?.hasWandered = false
      state.lesson?.mark.typed += 1
      settleIfTyped()
      return try typedReminder()
    }
    let missing = Self.missing(in: line, of: expected)
    return missing.isEmpty ? [] : [GuidanceReport(.almost(missing), in: language, as: .hint)]
  }

  private func takeTyped(_ line: Line) throws -> [any Report] {
    let wandered = try reading().hasWandered
    if wandered { try restoreToMark() }
    let reports = try carryOut(line)
    state.lesson?.mark.typed += 1
    settleIfTyped()
    let back = wandered ? [GuidanceReport(.broughtBack, in: language, as: .muted)] : []
    return back + reports + (try typedReminder())
  }

  private func typedReminder() throws -> [any Report] {
    guard case .type(let next) = try reading().task else { return [goOn(mark: .done).apart] }
    return [typeReminder(next.text).apart]
  }

  private func settleIfTyped() {
    guard let reading = state.lesson, case .type(let script) = reading.blocks[reading.mark.block]
    else { return }
    if reading.mark.typed >= script.lines.count {
      state.lesson?.mark = OpenLesson.Mark(block: reading.mark.block, isSettled: true)
    }
  }

  /// How to go on after a task.
  func goOn(mark: GuidanceReport.Mark? = nil) -> GuidanceReport {
    let sentences = (try? footer()) ?? []
    return GuidanceReport("task", sentences.joined(separator: "\n"), mark: mark, as: .good)
  }

  /// Does the rest of a block to type for the learner.
  func playTask() throws -> LessonReport {
    let reading = try reading()
    if reading.hasWandered { try restoreToMark() }
    guard case .type(let script) = reading.blocks[reading.mark.block] else { preconditionFailure() }
    let played = try play(Array(script.lines.dropFirst(reading.mark.typed)))
    state.lesson?.mark = OpenLesson.Mark(block: reading.mark.block, isSettled: true)
    return LessonReport(
      lesson: reading.lesson, page: reading.page, hasHeading: false, parts: [.commands(played)],
      language: language
    ).adding(try footer())
  }

  /// Notes what a line beside the tasks has done: taken the run away from where the lesson left it,
  /// or something that is undone with the page.
  private func notice(_ line: Line, since before: Snapshot) {
    guard ![.lessons, .notebook].contains(line.command?.topic) else { return }
    if before.differsInRun(from: state) { state.lesson?.hasWandered = true }
    if before.differsBeside(from: state) { state.lesson?.hasTried = true }
  }
}

extension LessonReport {
  /// With sentences above and below.
  func adding(_ below: [String], _ above: [String] = []) -> LessonReport {
    let notes = below.isEmpty ? [] : [Part.note(below.joined(separator: "\n"))]
    return LessonReport(
      lesson: lesson, page: page, hasHeading: hasHeading,
      parts: above.map(Part.note) + parts + notes, language: language)
  }
}
