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
    let before = other.state.hyperparameters
    if network == nil, hyperparameters.isPlanned(like: before) {
      try other.plan.checkMemory(capacity: other.core.capacity, hyperparameters.precision)
      self.init(
        other.plan, on: other.data, with: hyperparameters, capacity: other.core.capacity)
    } else {
      try self.init(
        network ?? other.plan.network, on: other.data, with: hyperparameters,
        capacity: max(other.state.examples, other.earlierExamples))
    }
    let keepsState =
      before.optimizer.kind.name == hyperparameters.optimizer.kind.name
    adoptState(of: other, hyperparameters, keepsCount: keepsState)
    adoptTensors(of: other, includingOptimizerState: keepsState)
    markRewritten(since: other)
    markLoss(since: other)
    if nextStage == plan.stages.count { finishIteration() }
  }

  private func adoptState(of other: Trainer, _ hyper: Hyperparameters, keepsCount: Bool) {
    state = other.state
    state.hyperparameters = hyper
    state.refreshRate()
    costs = other.costs
    (earlierExamples, hand) = (other.earlierExamples, other.hand)
    stagesRun = other.stagesRun
    if !keepsCount { state.t = other.nextStage > 0 ? 1 : 0 }
    nextStage = plan.place(of: other.nextStage, in: other.plan)
  }

  /// Notes which tensors were computed by a formula that a learner has replaced; what lives on goes
  /// on as it is between two iterations.
  private func markRewritten(since other: Trainer) {
    let (own, before) = (state.hyperparameters.own, other.state.hyperparameters.own)
    guard own != before else { return }
    let names = Set((own.entries + before.entries).map(\.tensor))
    for name in names where own[name]?.formula != before[name]?.formula {
      guard let old = other.plan.tensor(named: name), let new = plan.tensor(named: name),
        !new.isBlank, other.nextStage > 0 || !plan.lives(on: new), other.isComputed(old)
      else { continue }
      hand.rewrite(name, from: old.formula, to: new.formula)
    }
  }

  /// Notes what was computed by the formulas of another loss.
  private func markLoss(since other: Trainer) {
    guard plan.network.loss != other.plan.network.loss else { return }
    let run = other.nextStage > 0 ? other.nextStage : plan.stages.count
    for new in plan.stages.flatMap(\.writes) {
      guard let old = other.plan.tensor(named: new.name), old.formula != new.formula,
        other.isComputed(old), !new.isOwn, !new.isBlank
      else { continue }
      hand.rewrite(new.name, from: old.formula, to: new.formula, of: plan, after: run)
    }
  }

  private func adoptTensors(of other: Trainer, includingOptimizerState: Bool) {
    for spec in plan.tensors
    where !plan.beginsAnew(spec, after: other.plan, keepsState: includingOptimizerState) {
      core.set(
        spec.name, to: other.core.value(of: spec.name, examples: other.examples(of: spec)))
    }
  }
}

extension Hyperparameters {
  /// Whether a network has the very plan under these that it has under others: they differ in the
  /// rate, in its decay or in what the plan does not hang on.
  fileprivate func isPlanned(like other: Hyperparameters) -> Bool {
    let (settings, others) = (optimizer.scalars, other.optimizer.scalars)
    return (l2, l1, batchSize, precision) == (other.l2, other.l1, other.batchSize, other.precision)
      && bug == nil && other.bug == nil && own.isEmpty && other.own.isEmpty
      && optimizer.kind.name == other.optimizer.kind.name && settings.count == others.count
      && zip(settings, others).allSatisfy { $0.name == $1.name && $0.value == $1.value }
  }
}

extension Plan {
  /// The index of the stage that runs next where a run goes on under this plan, from that under the
  /// plan before; the number of stages where none of those ahead is here.
  public func place(of next: Int, in other: Plan) -> Int {
    let ahead = other.stages[next...].lazy.map(\.id)
    if let place = ahead.compactMap({ self.index(of: $0) }).first { return place }
    // Updates by layers give way to one of all, or it to them.
    let isBeforeUpdates = other.stages[..<next].allSatisfy { $0.id.pass != .update }
    let update = stages.firstIndex { $0.id.pass == .update }
    return isBeforeUpdates ? update ?? stages.count : stages.count
  }

  /// Whether a tensor loses its values where a run goes on under this plan: the one before did not
  /// have it in this shape, or it is an optimizer's state and another kind takes its place.
  public func beginsAnew(_ spec: TensorSpec, after other: Plan, keepsState: Bool) -> Bool {
    guard let theirs = other.tensor(named: spec.name), theirs.rows == spec.rows,
      theirs.columns == spec.columns
    else { return true }
    let isParameter = (parameters + other.parameters).contains { $0.name == spec.name }
    return !keepsState && !isParameter && stage(writing: spec.name)?.id.pass == .update
  }
}
