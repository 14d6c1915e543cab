import Cells
import Engine
import Explaining
import Formulas
import Matrices

/// Judges a learner's function by running it on six cases beside the engine's own stage.
struct FunctionCheck {
  let function: KeptFunction
  let task: FunctionTask
  /// How it is called: `my_relu(Z1)`.
  let call: Syntax
  let helpers: [KeptFunction]
  let moment: StageMoment
  /// Whether `why` shows the run's own values of it.
  private let isComputed: Bool
  private let isInterrupted: () -> Bool

  /// The largest difference that is taken for rounding, as a share of the largest element; a cost's
  /// logarithm may have a little added to what it is of.
  private var tolerance: Double { task.work == .cost ? 1e-6 : 1e-7 }

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
    guard fault == nil, !held.isEmpty else {
      return FunctionVerdict(fault: fault, isOfOwnValues: hasOwnValues)
    }
    let needed = try held.keys.sorted().filter { name in
      try self.fault(holding: held.filter { $0.key != name }) != nil
    }
    return FunctionVerdict(
      fault: nil, numbers: needed.compactMap(settingNumber), isOfOwnValues: hasOwnValues)
  }

  /// What is wrong first; nil where all six cases are right.
  /// - Parameter held: The settings that have this run's values in every case.
  private func fault(holding held: [String: Double]) throws -> FunctionFault? {
    var trials: [FunctionTrial] = []
    for one in try cases(setting: held) {
      switch try trial(one) {
      case .success(let trial): trials.append(trial)
      case .failure(let failure): return FunctionFault(facts: .raised(failure), place: one.kind)
      }
    }
    let fault =
      first(trials, \.returnFault) ?? first(trials, \.typeFault)
      ?? first(trials, \.shapeFault) ?? first(trials, \.effectFault) ?? outsideFault
    if let fault { return fault }
    guard !hasOwnValues else { return nil }
    return try maskFault(trials) ?? valueFault(trials, held)
  }

  func cases(setting settings: [String: Double]) throws -> [FunctionCase] {
    let names: Set<String> = call.names.contains("lambda") ? ["lambda"] : []
    return try FunctionCase.all(
      for: moment, naming: names, keepingOneOutput: task.isOfWholeNetwork, setting: settings)
  }

  /// Which part of what it returns each tensor is: `linear_backward(…)[1]` for dW.
  func formulas() throws -> [(tensor: String, formula: Syntax)] {
    guard let place = try cases(setting: [:]).first(where: { $0.kind == .otherSizes })
    else { return [] }
    switch try trial(place) {
    case .success(let trial): return trial.formulas(call)
    case .failure(let failure): throw CellFailureReport(failure: failure)
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

  // MARK: Values

  private func valueFault(
    _ trials: [FunctionTrial], _ held: [String: Double]
  ) throws -> FunctionFault? {
    for trial in trials {
      for part in trial.parts {
        guard let right = trial.right(part.tensor), let mine = part.value.array else { continue }
        guard let worst = worst(mine, right) else { continue }
        if let other = try otherNumber(in: part.tensor, held) {
          return FunctionFault(facts: other, place: trial.place.kind)
        }
        if let size = countAsNumber(in: part.tensor, trial, trials) {
          return FunctionFault(facts: size, place: trial.place.kind)
        }
        let known = judged(part.tensor, trials, trial)
        return FunctionFault(
          facts: .value(
            .init(
              tensor: part.tensor, share: worst.share, row: worst.index % right.matrix.rows,
              column: worst.index / right.matrix.rows,
              isNumber: right.count == 1 && right.rank == 0, mistakes: known.mistakes,
              relation: known.relation,
              madeOf: task.formula(of: part.tensor)?.names ?? [],
              isShownByWhy: isComputed && trial.place.kind == .live
                && task.plan.tensor(named: part.tensor) != nil)),
          place: trial.place.kind)
      }
    }
    return nil
  }

  /// Whether a case of a kind is right with some settings.
  func isRight(_ kind: FunctionCase.Kind, setting settings: [String: Double]) throws -> Bool {
    guard let place = try cases(setting: settings).first(where: { $0.kind == kind }),
      let trial = try? trial(place).get()
    else { return false }
    return trial.parts.allSatisfy { part in
      guard let right = trial.right(part.tensor), let mine = part.value.array else { return true }
      return worst(mine, right) == nil
    }
  }

  /// The element that differs most, of those that should be numbers; nil where all agree.
  func worst(_ mine: NumPyArray, _ right: NumPyArray) -> (index: Int, share: Double)? {
    guard !mine.equals(right, tolerance: tolerance) else { return nil }
    let (a, b) = (mine.matrix.elements, right.matrix.elements)
    let scale = b.largestFiniteMagnitude
    func distance(_ index: Int) -> Double {
      guard b[index].isFinite, a[index] != b[index] else { return 0 }
      let distance = abs(a[index] - b[index])
      return distance.isNaN ? .infinity : distance
    }
    guard mine.count == right.count, let index = b.indices.max(by: { distance($0) < distance($1) }),
      distance(index) > tolerance * scale
    else { return nil }
    return (index, distance(index) / (scale == 0 ? 1 : scale))
  }

  private func judged(
    _ tensor: String, _ trials: [FunctionTrial], _ failing: FunctionTrial
  ) -> (mistakes: [Mistake], relation: Relation?) {
    let places = [.otherSizes, .live].compactMap { kind in
      trials.first { $0.place.kind == kind }
    }
    let states = places.compactMap { $0.state(for: tensor) }
    let values = places.map { $0.value(of: tensor) }
    guard let formula = task.formula(of: tensor), states.count == places.count,
      let own = try? StageMoment(of: tensor, from: moment.beginning, in: moment.timeline)
    else { return ([], nil) }
    let judge = FunctionJudge(of: own, right: formula, call: call, in: states)
    let isWrongThere = places.contains { place in
      guard let mine = place.value(of: tensor), let right = place.right(tensor) else {
        return false
      }
      return worst(mine, right) != nil
    }
    let mistakes = isWrongThere ? judge.mistakes(giving: values) : []
    guard mistakes.isEmpty, let mine = failing.value(of: tensor), let right = failing.right(tensor)
    else { return (mistakes, nil) }
    let relation = judge.relation(mine, to: right)
    // One number is always some times another: it must be so in every case.
    guard case .factor(let factor) = relation else { return ([], relation) }
    let isEverywhere = trials.allSatisfy { trial in
      guard let mine = trial.value(of: tensor), let right = trial.right(tensor) else { return true }
      return zip(mine.matrix.elements, right.matrix.elements).allSatisfy { mine, right in
        !right.isFinite || abs(mine - factor * right) <= 1e-6 * abs(right) + 1e-12
      }
    }
    return ([], isEverywhere ? relation : nil)
  }
}
