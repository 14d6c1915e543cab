import Cells
import Engine
import Explaining
import Formulas

/// Functions that are told by a formula: these are judged as `try` judges that formula.
extension FunctionCheck {
  /// What the judge of formulas says of what is given for a tensor; nil where the function is not told
  /// by a formula, or gives something else than that does.
  func judgedAsFormula(_ tensor: String, _ trials: [FunctionTrial]) -> Known? {
    guard let formula = plainFormula(of: tensor, trials),
      let exam = try? Exam(
        of: tensor, for: formula, in: moment.timeline, reachesAhead: true)
    else { return nil }
    var judge = FormulaJudge(exam)
    guard let judgement = try? judge.judgement(), !judgement.isCorrect else { return nil }
    return (judgement.mistakes, judgement.relation)
  }

  /// The formula by which a tensor is given in some cases.
  func plainFormula(of tensor: String, _ trials: [FunctionTrial]) -> Syntax? {
    let isOfStage = ![.prediction, .batch, .dropout].contains(task.work)
    guard isOfStage, task.plan.tensor(named: tensor) != nil,
      let part = trials.first?.formulas(call).first(where: { $0.tensor == tensor })?.formula,
      let plain = ([function] + helpers).plainFormula(of: part, in: task.plan)
    else { return nil }
    let isGiven = trials.allSatisfy { trial in
      guard var state = trial.state(for: tensor), let value = trial.value(of: tensor),
        let given = try? state.evaluate(plain).array
      else { return false }
      return given.agrees(with: value)
    }
    return isGiven ? plain : nil
  }
}

extension [KeptFunction] {
  /// A formula with what they give in the place of their calls; nil where one of them is not told by
  /// a formula.
  func plainFormula(of formula: Syntax, in plan: Plan) -> Syntax? {
    let dictionaries = plan.dictionaries.filter { !$0.value.isEmptyAtFirst }.mapValues {
      $0.entries.map { (key: $0.key, value: Syntax(.name($0.tensor))) }
    }
    let plain = KeptFunction.inlining(self, in: formula, dictionaries: dictionaries)
    return plain == formula ? nil : plain
  }
}
