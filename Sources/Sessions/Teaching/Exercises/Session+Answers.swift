import Formulas
import Languages
import Lessons
import Presentation

extension Session {
  /// Judges a line that answers an exercise; nil where it is free play.
  ///
  /// Formulas that cannot be worked out are left to the shell, which shows where the fault is.
  func judge(_ line: Line, _ exercise: Exercise) throws -> [any Report]? {
    guard let answer = Answer(line, to: exercise, in: self) else { return nil }
    let judged = ExerciseJudge(self, exercise).judged(answer.text)
    let verdict = judged.verdict
    switch verdict {
    case .unreadable: return nil
    case .notAnOption, .severalOptions, .notAShape: if !answer.isCertain { return nil }
    default: break
    }
    if try reading().test != nil {
      guard verdict == .right || verdict.isMissInTest else { return [report(judged, exercise, [])] }
      let said = exercise.optionWords(as: answer.text, in: language) ?? line.text
      return try note(said, isRight: verdict == .right)
    }
    let isReview = try reading().review != nil
    course.update { progress in
      progress.record(verdict, for: exercise.id)
      if isReview, verdict == .right { progress.recordReview(of: exercise.id) }
    }
    let reveal = verdict == .right ? try settle(exercise) : []
    return [report(judged, exercise, reveal, option: answer.option)]
  }

  func report(
    _ judged: JudgedAnswer, _ exercise: Exercise,
    _ reveal: [(line: String, results: [any Report])], option: Int? = nil
  ) -> VerdictReport {
    VerdictReport(
      exercise: exercise, judged: judged, option: option, language: language,
      hintsLeft: hintsLeft(exercise),
      reveal: reveal,
      goOn: judged.verdict == .right ? (try? footer())?.joined(separator: "\n") : nil)
  }

  /// Marks the exercise that waits as done and lets the learner see it.
  func settle(
    _ exercise: Exercise
  ) throws -> [(line: String, results: [any Report])] {
    state.lesson?.mark.isSettled = true
    state.lesson?.done?.insert(exercise.id)
    return try play(exercise.reveal)
  }

  /// The hints that have not been read, now or earlier.
  private func hintsLeft(_ exercise: Exercise) -> Int {
    let earlier = course.progress.exercises[exercise.id]?.hints ?? 0
    return max(0, exercise.hints.count - max(state.lesson?.hints ?? 0, earlier))
  }

  /// The next hint of the exercise that waits.
  func hint() throws -> [any Report] {
    if try reading().test != nil { return [GuidanceReport(.testHasNoHelp, in: language)] }
    guard let exercise = try reading().exercise else { return try helpWithoutExercise() }
    let read = try reading().hints
    guard read < exercise.hints.count else {
      return [GuidanceReport(.noMoreHints, in: language)]
    }
    state.lesson?.hints = read + 1
    course.update { $0.record(hints: read + 1, for: exercise.id) }
    let title = Message.hint(number: read + 1, of: exercise.hints.count).text[language]
    return [
      GuidanceReport(
        "hint", title, prose: exercise.hints[read][language], mark: .hint, as: .hint)
    ]
  }

  /// The answer of the exercise that waits, once the hints have been read.
  func answer() throws -> [any Report] {
    if try reading().test != nil { return [GuidanceReport(.testHasNoHelp, in: language)] }
    guard let exercise = try reading().exercise else { return try helpWithoutExercise() }
    let left = hintsLeft(exercise)
    guard left == 0 else { return [GuidanceReport(.hintsFirst(remaining: left), in: language)] }
    return try showAnswer(exercise)
  }

  /// The answer, why it is right, and what it looks like.
  func showAnswer(_ exercise: Exercise) throws -> [any Report] {
    if !exercise.solution.isEmpty {
      if try reading().hasWandered { try restoreToMark() }
      _ = try play(exercise.solution)
      switch exercise.question {
      // The pages behind go on without it: their numbers are those of the lesson's own run.
      case .reach: state.lesson?.hasWandered = true
      default: state.solutions[exercise.id] = exercise.solution.map(\.text)
      }
    }
    course.update { $0.recordAnswerShown(for: exercise.id) }
    let reveal = try settle(exercise)
    let words = Message.answer(answerOfHunt(exercise) ?? exercise.answerWords(in: language)).text[
      language]
    let cell: [any Report] =
      exercise.question.functionName == nil
      ? [] : [TextReport(exercise.question.answer.trimmed, layout: .verbatim)]
    return [
      GuidanceReport("answer", words, prose: exercise.explain[language], mark: .answer, as: .name)
    ] + cell + reveal.flatMap(\.results) + [goOn()]
  }

  /// What was planted, where the author's answer is a long one for whatever may be: the tensor's own
  /// formula.
  private func answerOfHunt(_ exercise: Exercise) -> String? {
    guard let line = exercise.solution.last, line.text.count > 100, case .reach = exercise.question,
      let target = line.targets.first, let bug = state.hunt?.bug,
      let spec = state.experiment.trainer?.plan.tensor(named: bug.tensor)
    else { return nil }
    return "`\(target) = \(spec.formula)` (\(bug.tensor))"
  }

  private func helpWithoutExercise() throws -> [any Report] {
    let reading = try reading()
    guard reading.task == nil else { return remind() }
    let asks = !reading.lesson.pages[reading.page].exercises.isEmpty
    return [GuidanceReport(asks ? .allAnswered : .noExercise, in: language), goOn()]
  }
}

extension Exercise {
  /// An option with its letter.
  func optionWords(_ index: Int, in language: Language) -> String {
    guard case .choice(let options, _) = question, options.indices.contains(index) else {
      return ""
    }
    return "\(Question.letter(index))) \(options[index].text[language].plainText)"
  }

  /// The option of a letter, in words; nil where no option has it.
  func optionWords(as letter: String, in language: Language) -> String? {
    guard case .choice(let options, _) = question,
      let index = options.indices.first(where: { Question.letter($0) == letter })
    else { return nil }
    return optionWords(index, in: language)
  }

  /// The answer as it is shown: a choice with its words.
  func answerWords(in language: Language) -> String {
    if let name = question.functionName { return "`\(name)`" }
    guard case .choice(_, let answer) = question else {
      let lines = solution.isEmpty ? [question.answer] : solution.map(\.text)
      return lines.map { "`\($0)`" }.joined(separator: language == .zh ? "、" : ", ")
    }
    return optionWords(answer, in: language)
  }
}
