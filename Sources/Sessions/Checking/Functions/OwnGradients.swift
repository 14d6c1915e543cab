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
    guard !Set(run.misfits(with: own)).isDisjoint(with: tensors) else { return nil }
    let read = tensors.flatMap { run.enginePlan.tensor(named: $0)?.formula.names ?? [] }
    let behind = changed.filter { read.contains("d\($0)") }
    (self.run, self.own, self.tensors) = (run, own, tensors)
    of = behind.isEmpty ? changed : behind
  }

  /// Whether a formula for one of them is a derivative, as far as can be told.
  func fits(_ entry: OwnFormulas.Entry) -> Bool {
    var own = own
    own.write(entry)
    return !run.misfits(with: own).contains(entry.tensor)
  }

  /// The first gradient that is no derivative, as formulas give them; nil where all are, as far as can
  /// be told.
  func misfit(
    _ formulas: [(tensor: String, formula: Syntax)], calling functions: [EngineFunction]
  ) -> String? {
    var own = own
    let functions = OwnFunctions(functions)
    for one in formulas where tensors.contains(one.tensor) {
      own.write(
        OwnFormulas.Entry(one.tensor, one.formula, functions: functions, source: "\(one.formula)"))
    }
    let wrong = Set(run.misfits(with: own))
    return formulas.map(\.tensor).first { tensors.contains($0) && wrong.contains($0) }
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
