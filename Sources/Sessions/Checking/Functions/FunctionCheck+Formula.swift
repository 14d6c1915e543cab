import Cells
import Engine
import Explaining
import Formulas

/// What a function gives for a tensor, told by a formula and judged as that.
struct ToldTensor {
  /// The formula.
  let exam: Exam
  /// What the judge of formulas says.
  let judgement: Judgement

  /// Whether it is right everywhere.
  var isRight: Bool { judgement.isCorrect && !judgement.isOnlyTheseSizes }

  /// The mistakes, or how it relates to what it should be.
  var known: FunctionCheck.Known { (judgement.mistakes, judgement.relation) }
}

/// Functions that are told by a formula: these are judged as `try` judges that formula.
extension FunctionCheck {
  /// The tensors that are told by a formula, each judged.
  func toldTensors(holding held: [String: Double]) throws -> [String: ToldTensor] {
    guard gradients == nil, !hasOwnValues, !task.drawsForward(call) else { return [:] }
    let trials = try cases(setting: held).compactMap { try? trial($0).get() }
    guard trials.count == FunctionCase.Kind.six.count else { return [:] }
    return (trials.first?.parts ?? []).reduce(into: [:]) { told, part in
      told[part.tensor] = toldTensor(part.tensor, trials)
    }
  }

  private func toldTensor(_ tensor: String, _ trials: [FunctionTrial]) -> ToldTensor? {
    guard let formula = plainFormula(of: tensor, trials),
      let exam = try? Exam(
        of: tensor, for: formula, in: moment.timeline, reachesAhead: true)
    else { return nil }
    var judge = FormulaJudge(exam)
    return (try? judge.judgement()).map { ToldTensor(exam: exam, judgement: $0) }
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
