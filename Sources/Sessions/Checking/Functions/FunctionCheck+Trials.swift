import Cells
import Engine
import Explaining
import Formulas
import Matrices

/// Calls of the function, in the cases it is looked at in.
extension FunctionCheck {
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
