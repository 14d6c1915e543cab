import Cells
import Engine
import Formulas
import Languages
import Matrices
import Presentation

extension Session {
  /// Lets a function of the learner's stand for the optimizer.
  func useForUpdate(_ name: String, isAnyway: Bool) throws -> [any Report] {
    let run = try state.experiment.run()
    guard run.isBeforeUpdates else {
      throw FunctionProblem.midUpdate(run.plan.stages[run.nextStage].id)
    }
    let (function, task) = try functionTask(name, "update")
    let (check, _) = try prepareCheck(function, task)
    let notes = try judge(name, check, task, for: "update", isAnyway: isAnyway)
    let whole = try WholeUpdate(check, usable(function), run)
    let own = whole.formulas(beside: run)
    let difference =
      task.hasOwnValues(check.call)
      ? nil : try run.difference(updatingBy: whole.optimizer, own)
    try state.experiment.set { hyper in
      (hyper.optimizer, hyper.own) = (whole.optimizer, own)
    }
    return [
      RewriteReport(
        changes: [
          .init(
            tensor: "parameters", formula: "\(whole.call)", stage: "update", isNew: false,
            function: name, difference: difference,
            isRounded: run.state.hyperparameters.precision == .float32, keepsValue: false,
            values: whole.settings + function.readsOutside, notes: notes)
        ], left: [], misfits: [])
    ]
  }
}

/// An optimizer that is one function of the learner's: how it is called, what it keeps, and which
/// part of what it returns each tensor is.
private struct WholeUpdate {
  /// The call, with the settings of the engine's optimizer as numbers.
  let call: Syntax
  /// Those settings.
  let settings: [String]
  let optimizer: OwnOptimizer
  private let entries: [OwnFormulas.Entry]

  init(_ check: FunctionCheck, _ function: EngineFunction, _ run: Trainer) throws {
    let replaced = run.state.hyperparameters.engineOptimizer
    let scalars = replaced?.scalars ?? []
    let numbers = Dictionary(scalars.map { ($0.name, Syntax(.number($0.value))) }) { $1 }
    settings = check.call.names.filter { numbers[$0] != nil }
    let call = check.call.substituting(numbers)
    self.call = call
    let kept = try KeptState(call, function, run).all
    optimizer = OwnOptimizer(
      states: check.task.states.map(\.name), isWhole: true, kept: kept, replaced: replaced)
    let tensors =
      try check.formulas().map { ($0.tensor, $0.formula.substituting(numbers)) }
      + kept.map { ($0.tensor, call.part(Syntax(.number(1))).part(Syntax(.text($0.key)))) }
    entries = tensors.map { tensor, formula in
      OwnFormulas.Entry(
        tensor, formula, functions: OwnFunctions([function]), source: "\(tensor) = \(formula)")
    }
  }

  /// The learner's formulas with these in the place of those of another optimizer.
  func formulas(beside run: Trainer) -> OwnFormulas {
    var own = run.state.hyperparameters.own
    own.keep { run.plan.stage(writing: $0)?.id.pass != .update }
    entries.forEach { own.write($0) }
    return own
  }
}

/// What a function keeps in its dictionary `state`: told by calling it twice, first with nothing in
/// it, then with what it returned.
private struct KeptState {
  let all: [OwnOptimizer.Kept]

  init(_ call: Syntax, _ function: EngineFunction, _ run: Trainer) throws {
    guard call.names.contains("state") else {
      all = []
      return
    }
    var scope = FirstUpdateScope(run: run)
    var calls = FunctionCalls(
      OwnFunctions([function]),
      dictionaries: run.enginePlan.dictionaries.merging(["state": .empty]) { $1 })
    guard let first = try Self.state(of: call, &calls, &scope) else {
      all = []
      return
    }
    let again = call.substituting(["state": call.part(Syntax(.number(1)))])
    let second = try Self.state(of: again, &calls, &scope) ?? []
    var taken = Set(run.plan.tensors.map(\.name) + run.scalars.map(\.name))
    var all: [OwnOptimizer.Kept] = []
    for (key, value) in first {
      let shape = try Self.shape(of: value, key)
      guard let later = second.first(where: { $0.key == key })?.value,
        try Self.shape(of: later, key) == shape, second.count == first.count
      else { throw FunctionProblem.changingState(key) }
      let tensor = Self.name(key, besides: &taken)
      all.append(
        .init(
          key: key, tensor: tensor, shape: shape ?? Shape(1, 1), isNumber: shape == nil))
    }
    self.all = all
  }

  /// What stands behind the parameters in the result; nil where nothing does.
  private static func state(
    of call: Syntax, _ calls: inout FunctionCalls, _ scope: inout FirstUpdateScope
  ) throws -> [(key: String, value: FunctionValue)]? {
    guard let items = try result(of: call, &calls, &scope)?.items, items.count > 1 else {
      return nil
    }
    guard let entries = items[1].entries else {
      throw FunctionProblem.wrongState("state", found: items[1].typeName)
    }
    guard entries.count == items[1].keyCount else { throw FunctionProblem.keyOfState }
    return entries
  }

  private static func result(
    of call: Syntax, _ calls: inout FunctionCalls, _ scope: inout FirstUpdateScope
  ) throws -> FunctionValue? {
    do {
      return (try calls.result(of: call, in: &scope) as? CellResult)?.result
    } catch let failure as OwnFunctionFailure {
      throw TrainingError.function("parameters", StageID(.update), failure)
    }
  }

  /// A matrix's shape; nil for a number.
  private static func shape(of value: FunctionValue, _ key: String) throws -> Shape? {
    guard let array = value.array, array.rank != 1 else {
      let shape = value.array.map { " of shape \($0.shapeText)" } ?? ""
      throw FunctionProblem.wrongState("state[\"\(key)\"]", found: value.typeName + shape)
    }
    return array.rank == 0 ? nil : array.matrix.shape
  }

  /// A name for a tensor that nothing else has.
  private static func name(_ key: String, besides taken: inout Set<String>) -> String {
    let letters = String(
      key.unicodeScalars.filter {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789_".unicodeScalars.contains($0))
      }
      .map(Character.init))
    let isFree =
      letters.first?.isLetter == true && !taken.contains(letters)
      && FunctionTable.signature(of: letters) == nil
    var name = isFree ? letters : "state_\(letters)"
    while !taken.insert(name).inserted { name += "_" }
    return name
  }
}

/// What a function sees at a first update: the parameters as they are, and as many ones for their
/// gradients.
private struct FirstUpdateScope: Scope {
  let run: Trainer
  var random = NumPyRandom(seed: 0)

  var products: Products { run.state.hyperparameters.products }
  var names: [String] { run.plan.tensors.map(\.name) + run.scalars.map(\.name) }

  func value(named name: String) -> Value? {
    if name == "t" { return Value(1) }
    guard let spec = run.plan.tensor(named: name) else { return run.scalar(name).map { Value($0) } }
    if spec.beginning != nil, let tensor = run.tensor(name) { return Value(tensor) }
    return Value(Matrix(shape: run.shape(of: spec), filledWith: 1))
  }

  func load(_ path: String) throws(LoadFailure) -> Value { throw .noFiles }
}

extension Syntax {
  /// A part of what it gives.
  fileprivate func part(_ index: Syntax) -> Syntax { Syntax(.element(self, [.value(index)])) }
}

extension Trainer {
  /// Whether no layer is updated yet in this iteration.
  fileprivate var isBeforeUpdates: Bool {
    plan.stages[..<nextStage].allSatisfy { $0.id.pass != .update }
  }
}
