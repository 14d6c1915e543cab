import Cells
import Engine
import Explaining
import Formulas

/// What became of a learner's formula for a tensor: the one answer, for `try`, for what is written
/// into a blank, and for a hunted mistake.
struct FormulaVerdict {
  let exam: Exam
  let judgement: Judgement
  /// A number that stands for what changes as training goes on.
  let passing: Reading?
  /// Whether the learner's run computes the tensor by a formula of theirs.
  let isRewritten: Bool
  /// Whether the learner's run gives the formula other numbers: values were changed there by hand, or
  /// are made by other formulas, so that a run by the engine's decided.
  var isOfOtherRun = false

  /// Whether the formula is right in every run of this network and at every time.
  var isRight: Bool { judgement.isCorrect && !judgement.isOnlyTheseSizes && passing == nil }

  /// Whether its shapes do not fit, or what it gives is of another shape.
  var isOfOtherShape: Bool {
    judgement.clash != nil
      || judgement.value?.matrix.shape != judgement.expected?.matrix.shape
  }

  /// - Parameter run: The learner's own.
  init(_ exam: Exam, _ judgement: Judgement, in run: Trainer) {
    (self.exam, self.judgement) = (exam, judgement)
    let numbers = judgement.readings + [judgement.amiss?.reading].compactMap(\.self)
    passing = numbers.first(where: run.isPassing)
    let own = run.state.hyperparameters.own
    isRewritten =
      !(run.state.hyperparameters.optimizer is OwnOptimizer)
      && exam.subject.flatMap { own[$0.name] }.map { $0.formula != nil && $0.new == nil } ?? false
  }
}

extension Session {
  /// Judges a formula where its tensor was computed, as `try` does; where the values of this run say
  /// nothing of it, in one by the engine's formulas.
  func verdict(
    on formula: Syntax, for tensor: String, calling functions: [EngineFunction] = []
  ) throws -> FormulaVerdict {
    try state.experiment.run()
    guard let timeline = state.experiment.timeline else { throw SessionError.needs(.iteration) }
    let here = try verdict(on: formula, for: tensor, calling: functions, in: timeline)
    guard here.judgement.isRightElsewhere else { return here }
    var there = try verdict(
      on: formula, for: tensor, calling: functions, in: engineTimeline(for: tensor))
    // There another count of examples may be usual.
    guard there.judgement.isCorrect, !there.judgement.isOnlyTheseSizes else { return here }
    there.isOfOtherRun = true
    return there
  }

  /// The same in a run by the engine's formulas beside this one, whose tensor may be a blank here.
  func engineVerdict(
    on formula: Syntax, for tensor: String, calling functions: [EngineFunction] = []
  ) throws -> FormulaVerdict {
    return try verdict(
      on: formula, for: tensor, calling: functions, in: engineTimeline(for: tensor))
  }

  /// The run by the engine's formulas beside the learner's, where a tensor is judged.
  func engineTimeline(for tensor: String) throws -> Timeline {
    try state.experiment.run()
    guard let timeline = state.experiment.timeline else { throw SessionError.needs(.iteration) }
    return try engineRuns.run(beside: timeline, for: tensor)
  }

  private func verdict(
    on formula: Syntax, for tensor: String, calling functions: [EngineFunction],
    in timeline: Timeline
  ) throws -> FormulaVerdict {
    let run = try state.experiment.run()
    let own = run.state.hyperparameters.own
    if let name = functions.first(where: { !$0.kept.readsOutside.isEmpty }) {
      throw FunctionProblem.readsOutside(name.name, name.kept.readsOutside)
    }
    let exam = try Exam(
      of: tensor, for: own.resolving(formula), in: timeline, with: state.ownVariables,
      calling: OwnCalls(
        OwnFunctions(functions), dictionaries: timeline.trainer.plan.dictionaries,
        numbers: functions.reduce(into: []) { $0.formUnion($1.kept.numbers) }))
    var judge = FormulaJudge(exam)
    // A function that goes straight through is judged as the formula that it is.
    if let plain = functions.plainFormula(of: formula, in: timeline.trainer.plan),
      judge.comes(to: plain)
    {
      return try verdict(on: plain, for: tensor, calling: [], in: timeline)
    }
    let judgement = try judge.judgement()
    // A function of the learner's that was ended says nothing.
    if !functions.isEmpty, wasInterrupted { throw SessionError.interrupted }
    return FormulaVerdict(exam, judgement, in: run)
  }
}

extension [EngineFunction] {
  /// A formula with what they give in the place of their calls; nil where there are none, or one is
  /// not told by a formula.
  fileprivate func plainFormula(of formula: Syntax, in plan: Plan) -> Syntax? {
    isEmpty ? nil : map(\.kept).plainFormula(of: formula, in: plan)
  }
}

extension Trainer {
  /// Whether the quantity that a number stands for is another one soon: the count of updates, and
  /// a learning rate that decays.
  fileprivate func isPassing(_ reading: Reading) -> Bool {
    let names = Set(reading.quantity.names)
    return names.contains("t") || names.contains("alpha") && !state.hyperparameters.isRateFixed
  }
}

extension Hyperparameters {
  /// Whether the learning rate stays what it is set to.
  var isRateFixed: Bool { decay == .none && own["alpha"] == nil }
}
