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
  private let isInterrupted: () -> Bool

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
    let held = heldSettings
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
        overflows: try fault == nil && overflows(holding: held))
    }
    let needed = try held.keys.sorted().filter { name in
      try self.fault(holding: held.filter { $0.key != name }) != nil
    }
    return FunctionVerdict(
      fault: nil, numbers: needed.compactMap(settingNumber), isOfOwnValues: hasOwnValues,
      fits: fits,
      overflows: try overflows(holding: held))
  }

  /// Whether it is right where the averages are those from before the update.
  func isRightWithOldAverages(in kinds: [FunctionCase.Kind]) -> Bool {
    guard task.isOfOneUpdate else { return false }
    var other = self
    other.task.takesOldAverages = true
    return kinds.allSatisfy { (try? other.isRight($0, setting: [:])) == true }
  }

  /// What is wrong first; nil where all six cases are right.
  /// - Parameter held: The settings that have this run's values in every case.
  private func fault(holding held: [String: Double]) throws -> FunctionFault? {
    var trials: [FunctionTrial] = []
    for one in try cases(setting: held) {
      switch try trial(one) {
      case .success(let trial): trials.append(trial)
      case .failure(let failure):
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
        wrong.fitness == .misfits
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

  /// A penalty that is off is put on where it is named.
  var namedPenalties: Set<String> { call.names.contains("lambda") ? ["lambda"] : [] }

  func cases(setting settings: [String: Double]) throws -> [FunctionCase] {
    try FunctionCase.all(
      for: moment, naming: namedPenalties, keepingOneOutput: task.isOfWholeNetwork,
      setting: settings)
  }

  /// Which part of what it returns each tensor is: `linear_backward(…)[1]` for dW.
  func formulas() throws -> [(tensor: String, formula: Syntax)] {
    let cases = try cases(setting: [:])
    let places = [.otherSizes, .live].compactMap { kind in cases.first { $0.kind == kind } }
    var failure: CellFailure?
    for place in places {
      switch try trial(place) {
      case .success(let trial): return trial.formulas(call)
      case .failure(let first): failure = failure ?? first
      }
    }
    if let failure { throw CellFailureReport(failure: failure) }
    return []
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

  func trial(
    _ place: FunctionCase, drawing random: NumPyRandom = NumPyRandom(seed: 0)
  ) throws -> Result<FunctionTrial, CellFailure> {
    guard var state = task.state(for: task.sight, in: place) else {
      throw FunctionProblem.noAnswer(task.sight)
    }
    // What a forward function draws is what the engine drew.
    state.random = place.stream(of: "D\(task.droppingLayer ?? 0)") ?? random
    // A state is empty before the first update.
    if call.names.contains("state") {
      state = ChangedState(base: state, name: "t", value: Value(1))
    }
    let host = CellRunner.Host(isInterrupted: isInterrupted)
    let callable = EngineFunction(
      function, isSealed: false, mayFill: task.work == .update
    ) { host }
    let others = helpers.map { EngineFunction($0, isSealed: false) { host } }
    var calls = FunctionCalls(
      OwnFunctions(others + [callable]), dictionaries: dictionaries)
    do {
      let result = try calls.result(of: call, in: &state)
      guard let result = result as? CellResult else {
        throw FunctionProblem.noAnswer(function.name)
      }
      return .success(FunctionTrial(task, place, result.result, by: callable))
    } catch let failure as OwnFunctionFailure {
      if case .raised(let error as CellFailure) = failure.reason {
        if error.name == "KeyboardInterrupt" { throw CellFailureReport(failure: error) }
        return .failure(error)
      }
      throw failure
    } catch is FormulaError {
      throw FunctionProblem.noAnswer(task.sight)
    }
  }

  var dictionaries: [String: TensorDictionary] {
    task.plan.dictionaries.merging(["state": .empty]) { own, _ in own }
  }
}
