import Formulas
import Languages
import Lessons
import Presentation

/// Goes through a lesson as a learner who does everything right, and tries every answer.
struct DryRun {
  private let lesson: Lesson
  private let session: Session
  private var screens = Language.allCases.map { ScreenCheck($0) }
  private var numbers = NumberCheck()
  private(set) var findings: [LessonFinding] = []

  init(_ lesson: Lesson, in session: Session) {
    self.lesson = lesson
    self.session = session
    session.state.lesson = OpenLesson(lesson, page: 0, outside: session.state)
  }

  /// Runs every block of every page in order.
  mutating func run() {
    for (page, content) in lesson.pages.enumerated() {
      session.state.lesson?.page = page
      onScreens { $0.begin(content) }
      for (index, block) in content.blocks.enumerated() {
        session.state.lesson?.mark = OpenLesson.Mark(block: index)
        numbers.read(block)
        follow(block)
      }
      onScreens { $0.pause() }
    }
    let measured = screens.flatMap(\.findings) + numbers.findings
    for (line, message) in measured { report(line, message) }
  }

  private mutating func follow(_ block: Block) {
    switch block {
    case .run(let script): play(script)
    case .type(let script):
      onScreens { $0.ask(script) }
      for line in script.lines {
        let results = run(line, isTyped: true)
        onScreens { $0.typed(line, results) }
      }
    case .check(let script): apart { copy in script.lines.forEach { copy.run($0) } }
    case .exercise(let exercise):
      onScreens { $0.ask(exercise) }
      answer(exercise)
      show(exercise.reveal)
      onScreens { $0.pause() }
    case .text, .table, .formula: onScreens { $0.show(block) }
    }
  }

  private mutating func play(_ script: Script) {
    guard script.isQuiet else { return show(script.lines) }
    script.lines.forEach { run($0) }
    onScreens { $0.show(script.lines.map { ($0.text, []) }) }
  }

  private mutating func show(_ lines: [Script.Line]) {
    let played = lines.map { ($0.text, run($0)) }
    onScreens { $0.show(played) }
  }

  private mutating func onScreens(_ body: (inout ScreenCheck) -> Void) {
    for index in screens.indices { body(&screens[index]) }
  }

  /// Runs what learners never see on a copy of the run: nothing of it may stay for later pages.
  private mutating func apart(_ body: (inout Self) -> Void) {
    let state = session.state
    session.state.experiment = state.experiment.forked()
    body(&self)
    session.state = state
  }

  @discardableResult
  private mutating func run(_ line: Script.Line, isTyped: Bool = false) -> [any Report] {
    do {
      let played = try isTyped ? session.playTyped([line]) : session.play([line])
      let results = played.flatMap(\.results)
      numbers.printed(results)
      return results
    } catch let error as LessonLineFailure {
      report(line.number, Localized("`\(line.text)`: ") + Self.words(error.cause, line.text))
    } catch {
      report(line.number, Localized("`\(line.text)`: \(error)"))
    }
    return []
  }

  private static func words(_ error: any Error, _ line: String) -> Localized<String> {
    guard let failure = error as? ExpectationFailure else {
      return ErrorReport(describing: error, in: line).words
    }
    func words(_ language: Language) -> String {
      let page = Page(width: 1000, language: language)
      return failure.report.text(for: page).split(separator: "\n").dropFirst()
        .map { String($0).trimmed }.joined(separator: language == .en ? "; " : "；")
    }
    return Localized(en: words(.en), zh: words(.zh))
  }

  private mutating func report(_ line: Int, _ message: Localized<String>) {
    findings.append(LessonFinding(file: lesson.file, line: line, message))
  }
}

extension DryRun {
  private mutating func answer(_ exercise: Exercise) {
    if case .reach(let goals, _) = exercise.question { return reach(goals, exercise) }
    if exercise.question.functionName != nil { return define(exercise) }
    guard exercise.solution.isEmpty else { return fill(exercise) }
    let judge = ExerciseJudge(session, exercise)
    checkRight(exercise, judge)
    for wrong in exercise.wrong { checkWrong(wrong, exercise, judge) }
    if case .formula(let answer, let hidden) = exercise.question {
      checkUntouched(exercise, judge, answer, except: hidden + [answer])
      checkAsked(exercise, answer, hidden)
    }
  }

  /// Its own formulas must go into the blanks, and no wrong one may.
  private mutating func fill(_ exercise: Exercise) {
    exercise.preparation.forEach { run($0) }
    for wrong in exercise.wrong {
      guard let line = session.refusal(of: wrong) else { continue }
      report(exercise, line)
    }
    exercise.solution.forEach { run($0) }
    if (try? session.isFilled(exercise)) != true {
      report(exercise, Localized(en: "its own answer does not pass.", zh: "它自己的答案通不过。"))
    }
  }

  /// Its own cell must pass, and neither what the learner begins with nor a wrong one.
  private mutating func define(_ exercise: Exercise) {
    exercise.preparation.forEach { run($0) }
    for cell in exercise.wrong.map(\.answer) + [exercise.question.given].compactMap(\.self)
    where session.passes(cell, exercise.question) {
      let line = cell.split(separator: "\n").first.map(String.init) ?? ""
      report(
        exercise,
        Localized(en: "the wrong answer `\(line)` passes.", zh: "错误的答案 `\(line)` 通过了。"))
    }
    exercise.solution.forEach { run($0) }
    if !session.passes(exercise.question.answer, exercise.question) {
      report(exercise, Localized(en: "its own answer does not pass.", zh: "它自己的答案通不过。"))
    }
  }

  /// Its own commands must lead where it asks to go, and neither none nor a wrong one.
  private mutating func reach(_ goals: [String], _ exercise: Exercise) {
    if !session.lacks(goals).isEmpty {
      for wrong in exercise.wrong { checkAway(wrong, goals, exercise) }
    } else {
      report(exercise, Localized(en: "it holds before anything is done.", zh: "什么都没做就已经达到了。"))
    }
    apart { copy in
      exercise.solution.forEach { copy.run($0) }
      guard !copy.session.lacks(goals).isEmpty else { return }
      copy.report(exercise, Localized(en: "its own answer does not pass.", zh: "它自己的答案通不过。"))
    }
  }

  private mutating func checkAway(
    _ wrong: Exercise.WrongAnswer, _ goals: [String], _ exercise: Exercise
  ) {
    apart { copy in
      copy.run(Script.Line(text: wrong.answer, number: exercise.line))
      guard copy.session.lacks(goals).isEmpty else { return }
      copy.report(
        exercise,
        Localized(
          en: "the wrong answer `\(wrong.answer)` passes.", zh: "错误的答案 `\(wrong.answer)` 通过了。"))
    }
  }

  private mutating func checkRight(_ exercise: Exercise, _ judge: ExerciseJudge) {
    let typed = exercise.question.answer
    let verdict = judge.judged(typed).verdict
    if verdict != .right {
      report(
        exercise,
        Localized(en: "its own answer does not pass: ", zh: "它自己的答案通不过：")
          + Message.verdict(verdict).text)
    } else if Answer(session.read(typed), to: exercise, in: session) == nil {
      report(
        exercise,
        Localized(
          en: "`\(typed)` is taken as a command, not as an answer.",
          zh: "`\(typed)` 被当作命令，而不是答案。"))
    }
  }

  private mutating func checkWrong(
    _ wrong: Exercise.WrongAnswer, _ exercise: Exercise, _ judge: ExerciseJudge
  ) {
    let verdict = judge.judged(wrong.answer).verdict
    switch verdict {
    case .wrong(let known?) where known.answer == wrong.answer: return
    case .right:
      report(
        exercise,
        Localized(
          en: "the wrong answer `\(wrong.answer)` passes.", zh: "错误的答案 `\(wrong.answer)` 通过了。"))
    case .wrong(let known?):
      report(
        exercise,
        Localized(
          en: "the wrong answers `\(wrong.answer)` and `\(known.answer)` are the same.",
          zh: "错误的答案 `\(wrong.answer)` 和 `\(known.answer)` 是一样的。"))
    default:
      report(
        exercise,
        Localized(
          en: "the wrong answer `\(wrong.answer)` is not known again: ",
          zh: "认不出错误的答案 `\(wrong.answer)`：") + Message.verdict(verdict).text)
    }
  }

  /// A tensor that already holds the answer would pass by its name alone.
  private mutating func checkUntouched(
    _ exercise: Exercise, _ judge: ExerciseJudge, _ answer: String, except names: [String]
  ) {
    var scope = session.scope
    guard let right = try? scope.evaluate(Parser.parseExpression(answer)).array else { return }
    for name in scope.names where !names.contains(name) {
      if scope.value(named: name)?.array?.equals(right) == true,
        judge.judged(name).verdict == .right
      {
        report(
          exercise,
          Localized(
            en: "`\(name)` alone passes; add it to `without:`.",
            zh: "单独写 `\(name)` 就通过了；把它加到 `without:`。"))
      }
    }
  }

  /// Where the names that may not be used are tensors, the answer is one of them.
  private mutating func checkAsked(_ exercise: Exercise, _ answer: String, _ hidden: [String]) {
    guard let plan = session.state.experiment.trainer?.plan,
      let name = hidden.first(where: { plan.tensor(named: $0) != nil }),
      !hidden.contains(where: { session.isAsked($0, by: answer, among: []) })
    else { return }
    report(
      exercise,
      Localized(
        en: "`\(answer)` does not give `\(name)`, which `without:` names.",
        zh: "`\(answer)` 得不到 `without:` 里的 `\(name)`。"))
  }

  private mutating func report(_ exercise: Exercise, _ message: Localized<String>) {
    report(exercise.line, Localized(en: "\(exercise.id): ", zh: "\(exercise.id)：") + message)
  }
}

extension Session {
  /// What is to be said of a wrong answer that a blank takes; nil where it is refused.
  fileprivate func refusal(of wrong: Exercise.WrongAnswer) -> Localized<String>? {
    let before = state
    defer { state = before }
    guard (try? carryOut(read("rewrite \(wrong.answer)"))) != nil else { return nil }
    return Localized(
      en: "the wrong answer `\(wrong.answer)` passes.", zh: "错误的答案 `\(wrong.answer)` 通过了。")
  }
}
