import Matrices

extension Trainer {
  /// The same run, at the same point, under other hyperparameters or with other layers frozen.
  ///
  /// Tensors of the same name and shape keep their values. Another kind of optimizer starts with
  /// state at 0 and counts its updates anew.
  /// - Throws: `TrainingError` where the new settings do not fit.
  public convenience init(
    continuing other: Trainer, network: Network? = nil, with hyperparameters: Hyperparameters
  ) throws(TrainingError) {
    try self.init(
      network ?? other.plan.network, on: other.data, with: hyperparameters,
      capacity: max(other.state.examples, other.earlierExamples))
    let before = other.state.hyperparameters
    let keepsState =
      before.optimizer.kind.name == hyperparameters.optimizer.kind.name
    adoptState(of: other, hyperparameters, keepsCount: keepsState)
    adoptTensors(of: other, includingOptimizerState: keepsState)
    if nextStage == plan.stages.count { finishIteration() }
  }

  private func adoptState(of other: Trainer, _ hyper: Hyperparameters, keepsCount: Bool) {
    state = other.state
    state.hyperparameters = hyper
    state.refreshRate()
    costs = other.costs
    earlierExamples = other.earlierExamples
    stagesRun = other.stagesRun
    if !keepsCount { state.t = other.nextStage > 0 ? 1 : 0 }
    let ahead = other.plan.stages[other.nextStage...].lazy.map(\.id)
    nextStage = ahead.compactMap { self.plan.index(of: $0) }.first ?? plan.stages.count
  }

  private func adoptTensors(of other: Trainer, includingOptimizerState: Bool) {
    let parameters = Set((plan.parameters + other.plan.parameters).map(\.name))
    for spec in plan.tensors {
      guard let theirs = other.plan.tensor(named: spec.name), theirs.rows == spec.rows,
        theirs.columns == spec.columns
      else { continue }
      let isState = plan.isWrittenByUpdate(spec.name) && !parameters.contains(spec.name)
      if isState, !includingOptimizerState { continue }
      core.set(
        spec.name, to: other.core.value(of: spec.name, examples: other.examples(of: theirs)))
    }
  }
}

extension Plan {
  /// Whether a tensor is a parameter or the optimizer's.
  fileprivate func isWrittenByUpdate(_ tensor: String) -> Bool {
    stage(writing: tensor)?.id.pass == .update
  }
}
