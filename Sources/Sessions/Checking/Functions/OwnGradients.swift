import Cells
import Engine
import Formulas

/// What a learner's function for gradients is judged by where the formulas of the forward pass are the
/// learner's: not the engine's formulas, which are derivatives of others, but finite differences.
struct OwnGradients {
  private let run: Trainer
  /// The learner's formulas without those of the gradients in question.
  private let own: OwnFormulas
  private let tensors: [String]
  /// The learner's tensors that they are derivatives of.
  let of: [String]

  /// Nil where the engine's own formulas for what a task asks for are right: no formula of the
  /// learner's changes these derivatives.
  init?(of task: FunctionTask, in run: Trainer) {
    self.init(of: task.gradients, in: run)
  }

  /// The same for tensors by their names.
  init?(of tensors: [String], in run: Trainer) {
    let changed = run.state.hyperparameters.own.entries.filter { entry in
      let pass = run.plan.stage(writing: entry.tensor)?.id.pass
      return entry.formula != nil && (pass == .forward || pass == .cost)
    }.map(\.tensor)
    guard !changed.isEmpty, !tensors.isEmpty else { return nil }
    var own = run.state.hyperparameters.own
    tensors.forEach { own.remove($0) }
    let plan = run.enginePlan
    for entry in own.entries where entry.new == nil { own.write(entry.plain(in: plan)) }
    func reads(_ tensor: String, _ other: String) -> Bool {
      plan.tensor(named: tensor)?.formula.names.contains("d\(other)") ?? false
    }
    let others = run.changedTensors(by: own)?.intersection(changed)
    // A slope of 0 everywhere may be the engine's by chance; of what cannot be worked out nothing is
    // known, least of all that the engine's formula is right.
    let isAsked = tensors.contains { tensor in
      others?.contains { reads(tensor, $0) } ?? true
        || [.misfits, .fitsNowOnly].contains(run.fitness(of: tensor, with: own))
    }
    guard isAsked else { return nil }
    let behind = changed.filter { one in tensors.contains { reads($0, one) } }
    (self.run, self.own, self.tensors) = (run, own, tensors)
    of = behind.isEmpty ? changed : behind
  }

  /// Whether a formula for one of them is a derivative.
  func fitness(of entry: OwnFormulas.Entry) -> GradientFitness {
    var own = own
    own.write(entry.plain(in: run.enginePlan))
    return run.fitness(of: entry.tensor, with: own)
  }

  /// The first gradient that is no derivative, as formulas give them, or else the first of which that
  /// cannot be told; nil where all are.
  func misfit(
    _ formulas: [(tensor: String, formula: Syntax)], calling functions: [EngineFunction]
  ) -> (tensor: String, fitness: GradientFitness)? {
    var own = own
    let functions = OwnFunctions(functions)
    let plan = run.enginePlan
    for one in formulas where tensors.contains(one.tensor) {
      let entry = OwnFormulas.Entry(
        one.tensor, one.formula, functions: functions, source: "\(one.formula)")
      own.write(entry.plain(in: plan))
    }
    let found = formulas.map(\.tensor).filter(tensors.contains).map {
      (tensor: $0, fitness: run.fitness(of: $0, with: own))
    }
    return [.misfits, .fitsNowOnly, .unknown].lazy.compactMap { one in
      found.first { $0.fitness == one }
    }.first
  }
}

extension OwnFormulas.Entry {
  /// The same without calls of functions that are told by a formula: the corners of a formula are seen.
  func plain(in plan: Plan) -> Self {
    let kept = functions.inOrder.compactMap { ($0 as? EngineFunction)?.kept }
    guard let formula, !kept.isEmpty, kept.count == functions.inOrder.count,
      let plain = kept.plainFormula(of: formula, in: plan),
      !plain.calledNames.contains(where: { functions[$0] != nil })
    else { return self }
    return Self(tensor, plain, values: values, source: source)
  }
}

extension FunctionTask {
  /// The gradients of the backward pass that it is to compute.
  fileprivate var gradients: [String] {
    let own = keys + singles + tuples.flatMap(\.self)
    let all =
      work == .backwardPropagation || work == .linearActivationBackward
      ? plan.stages.flatMap(\.writes).map(\.name) : own
    return all.filter { plan.stage(writing: $0)?.id.pass == .backward }
  }
}
