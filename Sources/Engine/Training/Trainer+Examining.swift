import Matrices

extension Trainer {
  /// A run of its own at these parameters that has just gone forward and back through a set as one
  /// batch, without dropout; this run is not touched.
  ///
  /// Its tensors are those of training: batch norm takes the mean and the variance of the set.
  /// - Throws: `TrainingError` where the set does not fit the network.
  public func examined(on set: TrainingSet) throws(TrainingError) -> Trainer {
    let copy = try withoutDropout(on: set, precision: state.hyperparameters.precision)
    try copy.runToUpdate()
    return copy
  }

  /// A run of its own at these parameters over a set as one batch, without dropout, that has not
  /// begun yet.
  func withoutDropout(
    on set: TrainingSet, precision: Precision
  ) throws(TrainingError) -> Trainer {
    var network = plan.network
    for index in network.layers.indices { network.layers[index].keepProbability = 1 }
    var hyper = state.hyperparameters
    (hyper.precision, hyper.batchSize, hyper.shuffles) = (precision, nil, false)
    // The set is the mini-batch already.
    for name in ["X", "Y", "indices"] { hyper.own.remove(name) }
    let copy = try Trainer(network, on: set, with: hyper)
    for spec in plan.tensors where spec.beginning != nil {
      if let value = tensor(spec.name) { try copy.set(spec.name, to: value) }
    }
    // The mini-batch is that of the iteration in progress, or of the last.
    copy.count(upTo: self, before: 1)
    return copy
  }

  /// Counts as another run does, or some iterations less.
  func count(upTo other: Trainer, before iterations: Int) {
    state.iteration = max(0, other.state.iteration - iterations)
    state.t = max(0, other.state.t - iterations)
    state.epoch = other.state.epoch
    state.refreshRate()
  }

  /// Runs every stage before the updates; all of them where every layer is frozen.
  /// - Throws: Why a formula of the learner's could not be worked out.
  func runToUpdate() throws(TrainingError) {
    let stages = plan.stages.count { $0.id.pass != .update }
    for _ in 0..<stages { runStage() }
    if let failure { throw failure }
  }
}
