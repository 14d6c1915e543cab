import Cells
import Engine
import Explaining
import Formulas
import Matrices

/// Judges a learner's function by running it on six cases beside the engine's own stage.
struct FunctionCheck {
  let function: KeptFunction
  private(set) var task: FunctionTask
  /// How it is called: `my_relu(Z1)`.
  let call: Syntax
  let helpers: [KeptFunction]
  let moment: StageMoment
  /// Whether `why` shows the run's own values of it.
  let isComputed: Bool
  /// What judges it where the forward formulas are the learner's; nil where the engine's formulas do.
  var gradients: OwnGradients?
  /// The tensors that it gives by a formula, judged as `try` judges that.
  private(set) var told: [String: ToldTensor] = [:]
  let isInterrupted: () -> Bool

  /// The largest difference that is taken for rounding, as a share of the largest element; a cost's
  /// logarithm may have a little added to what it is of.
  var tolerance: Double { task.work == .cost ? 1e-6 : 1e-7 }

  /// The same for a tensor in a case: as `try` has it at an edge, and for a cost with what its
  /// numbers keep from the logarithm's 0.
  func tolerance(for tensor: String, _ trial: FunctionTrial) -> Double {
    guard let edge = trial.place.kind.edge else { return tolerance + care(of: tensor, trial) }
    let least = edge.tolerance(for: tensor, in: task.plan)
    return task.isOfWholeNetwork ? max(least, tolerance) : least
  }

  init(
    _ function: KeptFunction, _ task: FunctionTask, call: Syntax, helpers: [KeptFunction],
    at moment: StageMoment, isComputed: Bool, isInterrupted: @escaping () -> Bool
  ) {
    (self.function, self.task, self.call) = (function, task.called(by: call, at: moment), call)
    (self.helpers, self.moment, self.isInterrupted) = (helpers, moment, isInterrupted)
    self.isComputed = isComputed
  }

  /// What became of it: what is wrong first, or which of its numbers are settings of this run.
  func verdict() throws -> FunctionVerdict {
    var check = self
    check.told = try toldTensors(holding: heldSettings)
    return try check.verdict(holding: heldSettings)
  }

  private func verdict(holding held: [String: Double]) throws -> FunctionVerdict {
    let fault = try fault(holding: held)
    if task.drawsForward(call), fault == nil || fault?.isUnknownValue == true {
      return FunctionVerdict(fault: nil, isOfOwnValues: fault != nil)
    }
    if fault == nil, !hasOwnValues, let untold = try misfit() {
      return FunctionVerdict(fault: nil, untold: untold.tensor, fits: fits)
    }
    guard fault == nil, !held.isEmpty else {
      return FunctionVerdict(
        fault: fault, isOfOwnValues: hasOwnValues, fits: fits,
        overflows: try fault == nil && overflows(holding: held), careful: careful)
    }
    let needed = try held.keys.sorted().filter { name in
      try self.fault(holding: held.filter { $0.key != name }) != nil
    }
    return FunctionVerdict(
      fault: nil, numbers: needed.compactMap(settingNumber), isOfOwnValues: hasOwnValues,
      fits: fits,
      overflows: try overflows(holding: held), careful: careful)
  }

  /// What cuts something off far out alone.
  private var careful: [Bound] { told.values.flatMap(\.judgement.careful) }

  /// Whether it is right where the averages are those from before the update.
  func isRightWithOldAverages(in kinds: [FunctionCase.Kind]) -> Bool {
    guard task.isOfOneUpdate else { return false }
    var other = self
    other.task.takesOldAverages = true
    return kinds.allSatisfy { (try? other.isRight($0, setting: heldSettings)) == true }
  }

  /// What is wrong first; nil where all six cases are right.
  /// - Parameter held: The settings that have this run's values in every case.
  private func fault(holding held: [String: Double]) throws -> FunctionFault? {
    var trials: [FunctionTrial] = []
    for one in try cases(setting: held) {
      switch try trial(one) {
      case .success(let trial): trials.append(trial)
      case .failure(let failure):
        // Forward formulas of the learner's may hold for the sizes of this run alone.
        if gradients != nil, one.kind != .live, failure.name == "ValueError" { continue }
        // What is taken from this run does not fit in another.
        if failure.name == "ValueError", let outsideFault { return outsideFault }
        let mistakes = failure.name == "ValueError" ? mistakesOfShapes(holding: held) : []
        return FunctionFault(facts: .raised(failure), place: one.kind, mistakes: mistakes)
      }
    }
    let fault =
      first(trials, \.returnFault) ?? first(trials, \.typeFault)
      ?? (writesOutside(trials) ? nil : outsideFault) ?? first(trials, \.shapeFault)
      ?? first(trials, \.effectFault) ?? outsideFault
    if var fault {
      if fault.kind == .shape { fault.mistakes = mistakesOfShapes(holding: held) }
      return fault
    }
    guard !hasOwnValues else { return nil }
    if gradients != nil {
      return try misfit().flatMap { wrong in
        wrong.fitness != .unknown
          ? FunctionFault(facts: .misfit(wrong.tensor, of: gradients?.of ?? []), place: .live) : nil
      }
    }
    return try maskFault(trials, held) ?? valueFault(trials, held) ?? edgeFault(trials, held)
  }

  /// The learner's own tensors that its gradients were seen to be derivatives of.
  private var fits: [String] { hasOwnValues ? [] : gradients?.of ?? [] }

  /// The first gradient that is no derivative of what the learner's forward formulas compute, or of
  /// which that cannot be told.
  private func misfit() throws -> (tensor: String, fitness: GradientFitness)? {
    try gradients?.misfit(formulas(), calling: callables)
  }

  /// The functions as formulas call them.
  var callables: [EngineFunction] {
    ([function] + helpers).map { one in
      EngineFunction(one, isSealed: true) { CellRunner.Host(isInterrupted: isInterrupted) }
    }
  }

  private func first(
    _ trials: [FunctionTrial], _ fault: (FunctionTrial) -> FunctionFault.Facts?
  ) -> FunctionFault? {
    for trial in trials {
      if let facts = fault(trial) { return FunctionFault(facts: facts, place: trial.place.kind) }
    }
    return nil
  }

  /// Whether it writes outside itself, which says more than that it reads there.
  private func writesOutside(_ trials: [FunctionTrial]) -> Bool {
    trials.contains { !$0.written.isEmpty }
  }

  /// What it reads from outside would be another thing in another run.
  private var outsideFault: FunctionFault? {
    let names = function.readsOutside
    return names.isEmpty ? nil : FunctionFault(facts: .reads(names), place: .live)
  }
}
