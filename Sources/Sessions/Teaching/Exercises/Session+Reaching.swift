import Engine
import Formulas
import Languages
import Lessons
import Presentation

extension Session {
  /// What there is to say after a line typed while an exercise waits for a state: that it is reached,
  /// what is wrong with the line where the author foresaw it, or what a run still lacks.
  func arrival(by line: Line, _ exercise: Exercise) throws -> [any Report] {
    guard case .reach(let goals, _) = exercise.question else { return [] }
    let open = lacks(goals)
    if open.isEmpty, let shortcut = shortcut(to: exercise, by: line) {
      return [GuidanceReport(shortcut, in: language, as: .hint)]
    }
    guard !open.isEmpty else {
      record(.right, exercise)
      return reached(goals) + [
        report(JudgedAnswer(verdict: .right), exercise, try settle(exercise))
      ]
    }
    if let known = exercise.wrongAnswer(as: line.text) {
      record(.wrong(known), exercise)
      return [report(JudgedAnswer(verdict: .wrong(known)), exercise, [])]
    }
    guard line.command?.topic == .run || changesVariables(line, for: goals) else { return [] }
    return [
      GuidanceReport(
        "task", seeingAsGoals(open) { notYet(open) }[language], mark: .task, as: .muted)
    ]
  }

  /// Whether a line has given a value to something of the learner's that the conditions read.
  private func changesVariables(_ line: Line, for goals: [String]) -> Bool {
    let isSetting = if case .assignment = line.statement { true } else { false }
    guard line.isCell || isSetting else { return false }
    let read = goals.flatMap { (try? Parser.parseExpression($0).names) ?? [] }
    return read.contains { line.text.replacingWord($0, with: "") != line.text }
  }

  /// The conditions that do not hold; one that cannot be worked out yet does not.
  ///
  func lacks(_ goals: [String]) -> [String] {
    seeingAsGoals(goals) { goals.filter { (try? value(of: $0).truth) != true } }
  }

  /// Does something while names mean what they do in the conditions of an exercise: what the network
  /// has is read from the network, whatever variable has its name, and `alpha_first` is the rate with
  /// which the run began.
  func seeingAsGoals<Result>(_ goals: [String], _ body: () -> Result) -> Result {
    let variables = state.variables
    defer { state.variables = variables }
    let scope = scope
    state.variables = variables.filter { scope.networkValue(named: $0.key) == nil }
    let first = "alpha_first"
    if goals.contains(where: { $0.contains(first) }) { state.variables[first] = firstRate }
    return body()
  }

  /// The rate in the first iteration of the run; nil where none is finished.
  private var firstRate: Value? {
    guard let timeline = state.experiment.timeline, timeline.now.finished > 0 else { return nil }
    // Before its last stage: behind it stands what was set for the next iteration.
    let place = Moment(finished: 0, stages: timeline.trainer.plan.stages.count - 1)
    var past = scope
    past.run = timeline.gone(to: place).trainer
    return past.networkValue(named: "alpha")
  }
}
