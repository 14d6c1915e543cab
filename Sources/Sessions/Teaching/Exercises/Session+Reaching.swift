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
      return [report(JudgedAnswer(verdict: .right), exercise, try settle(exercise))]
    }
    if let known = exercise.wrongAnswer(as: line.text) {
      record(.wrong(known), exercise)
      return [report(JudgedAnswer(verdict: .wrong(known)), exercise, [])]
    }
    guard line.command?.topic == .run || changesVariables(line, for: goals) else { return [] }
    return [GuidanceReport("task", notYet(open), mark: .task, as: .muted)]
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
  /// What the network has is read from the network, whatever variable has its name.
  func lacks(_ goals: [String]) -> [String] {
    let variables = state.variables
    defer { state.variables = variables }
    let scope = scope
    state.variables = variables.filter { scope.networkValue(named: $0.key) == nil }
    return goals.filter { (try? value(of: $0).truth) != true }
  }

  /// What a run still lacks; conditions too long to read are not written out.
  private func notYet(_ goals: [String]) -> String {
    let conditions = goals.filter { $0.count <= 40 }.map { goal in
      "`\(goal)`" + (number(in: goal).map { " (\($0))" } ?? "")
    }
    guard !conditions.isEmpty else {
      return Localized(en: "Not reached yet.", zh: "还没达到。")[language]
    }
    return Localized(
      en: "Not reached yet: \(conditions.joined(separator: ", "))",
      zh: "还没达到：\(conditions.joined(separator: "、"))")[language]
  }

  /// What stands on the left of a comparison, as it is now.
  private func number(in goal: String) -> String? {
    guard case .comparison(let left, _)? = try? Parser.parseExpression(goal).kind,
      case .name(let name) = left.kind,
      let number = scope.networkValue(named: name)?.number ?? (try? value(of: name).number)
    else { return nil }
    return "\(name) = \(Value(number).text)"
  }
}
