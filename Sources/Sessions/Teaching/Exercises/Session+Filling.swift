import Engine
import Formulas
import Languages
import Lessons
import Presentation

extension Session {
  /// Takes a line that writes a formula into a blank of the exercise that waits; nil for any other.
  ///
  /// What is wrong stays out of the blank and is named by the one judge, in the author's words
  /// where there are some; the exercise is done when the network has nothing of it left to write.
  func fill(_ typed: Line, _ exercise: Exercise) throws -> [any Report]? {
    guard case .rewrite(let blanks, _) = exercise.question else { return nil }
    let line = filling(typed, blanks)
    guard let command = line.command?.name, ["rewrite", "use"].contains(command) else { return nil }
    do {
      let before = Snapshot(state)
      let reports = try carryOut(line)
      if before.differsInRun(from: state) {
        state.solutions[exercise.id, default: []].append(line.text)
      }
      guard try isFilled(exercise) else { return reports + (try leftOver(exercise)) }
      record(.right, exercise)
      return reports + [report(JudgedAnswer(verdict: .right), exercise, try settle(exercise))]
    } catch {
      let formula = line.text.drop { !$0.isWhitespace }
      let known = wrongFormula(String(formula), exercise)
      record(.wrong(known), exercise)
      guard known != nil else { throw (error as? RewritingProblem)?.inExercise ?? error }
      return [report(JudgedAnswer(verdict: .wrong(known)), exercise, [])]
    }
  }

  /// `Z2 = W2 @ A1 + b2` as `rewrite Z2 = …`, where it gives a formula to a tensor whose blank waits.
  private func filling(_ line: Line, _ blanks: [String]) -> Line {
    guard line.command == nil, case .assignment(let target, _, let value)? = line.statement,
      target.indices == nil, !value.names.isEmpty,
      let plan = state.experiment.trainer?.plan,
      blanks.map(plan.canonicalName).contains(plan.canonicalName(target.name.text))
    else { return line }
    return read("rewrite \(line.text)")
  }

  /// The wrong answer of the author's that a formula is, in its letters or as a tree: `sqrt(v)` for
  /// `np.sqrt(v)`.
  func wrongFormula(_ source: String, _ exercise: Exercise) -> Exercise.WrongAnswer? {
    func tree(_ text: String) -> (name: String?, formula: Syntax)? {
      guard let statement = try? Parser.parse(text.halfWidth) else { return nil }
      var name: String?
      if case .assignment(let target, _, _) = statement { name = canonicalName(target.name.text) }
      return (name, statement.formula.inFormulaWords)
    }
    if let known = exercise.wrongAnswer(as: source) { return known }
    guard let typed = tree(source) else { return nil }
    return exercise.wrong.first { wrong in
      tree(wrong.answer).map { known in
        known.formula == typed.formula && (known.name == nil || known.name == typed.name)
      } ?? false
    }
  }

  /// Sees that a walk does not go back over the point where the formulas of an exercise were taken
  /// out: before it they are the engine's, for all to see.
  func keepBlanks(of exercise: Exercise, _ line: Line, since own: OwnFormulas) throws {
    guard case .rewrite(let blanks, _) = exercise.question, line.command?.topic == .run else {
      return
    }
    let plan = try state.experiment.run().plan
    let now = state.experiment.hyperparameters.own
    let isLeft = blanks.map(plan.canonicalName).contains { own[$0] != nil && now[$0] == nil }
    if isLeft { throw RewritingProblem.beforeBlanks }
  }

  /// That what was filled is not right any more, or was taken anyway.
  private func leftOver(_ exercise: Exercise) throws -> [any Report] {
    guard case .rewrite(let blanks, _) = exercise.question else { return [] }
    let run = try state.experiment.run()
    guard run.plan.ownOptimizer?.isWhole != true else {
      return [GuidanceReport(.filledOtherwise(["parameters"]), in: language, as: .hint)]
    }
    let own = run.state.hyperparameters.own
    let others = try blanks.map(run.plan.canonicalName).filter { name in
      guard let entry = own[name] else { return run.plan.blanks.isEmpty }
      return try entry.formula != nil && !isRight(entry)
    }
    guard !others.isEmpty else { return [] }
    return [GuidanceReport(.filledOtherwise(others), in: language, as: .hint)]
  }

  func record(_ verdict: Verdict, _ exercise: Exercise) {
    let isReview = state.lesson?.review != nil
    course.update { progress in
      progress.record(verdict, for: exercise.id)
      if isReview, verdict == .right { progress.recordReview(of: exercise.id) }
    }
  }

  /// Whether every blank of an exercise holds a formula that is right.
  func isFilled(_ exercise: Exercise) throws -> Bool {
    guard case .rewrite(let blanks, _) = exercise.question else { return false }
    let run = try state.experiment.run()
    // A function for all updates keeps values of its own, which nobody can compare with a blank's.
    guard run.plan.ownOptimizer?.isWhole != true else { return false }
    return try blanks.map(run.plan.canonicalName).allSatisfy { name in
      guard let entry = run.state.hyperparameters.own[name] else { return false }
      return try isRight(entry)
    }
  }
}

extension RewritingProblem {
  /// The same where an exercise waits, which no formula answers that is taken anyway.
  fileprivate var inExercise: ErrorReport {
    let report = report
    switch self {
    case .refused(let report) where !report.judgement.mistakes.isEmpty: break
    case .refused, .wrongCall, .noDerivative:
      return ErrorReport(
        kind: report.errorKind, message: report.words,
        hint: Localized(en: "hint gives a nudge", zh: "输入 hint 看提示"))
    default: break
    }
    return report
  }
}
