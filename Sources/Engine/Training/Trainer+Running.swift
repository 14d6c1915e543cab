extension Trainer {
  /// Runs the next stage and returns its index in the plan.
  @discardableResult
  public func runStage() -> Int {
    let index = nextStage
    core.run(stage: index, &state)
    nextStage += 1
    if nextStage == plan.stages.count { finishIteration() }
    return index
  }

  func finishIteration() {
    nextStage = 0
    earlierExamples = state.examples
    costs.append(core.value(of: "J", examples: 0).elements[0])
  }

  /// Runs to the end of the iteration in progress, then whole iterations, `count` in all, until
  /// `stops` says so between two of them.
  /// - Returns: How many iterations were finished.
  /// - Throws: `TrainingError.notANumber` where the cost stops being a number.
  public func run(iterations count: Int, until stops: () -> Bool = { false }) throws(TrainingError)
    -> Int
  {
    var finished = 0
    if nextStage > 0, count > 0 {
      while nextStage > 0 { runStage() }
      finished = 1
      try checkCost()
      if stops() { return finished }
    }
    finished += core.run(
      iterations: count - finished, &state, costs: &costs, until: stops)
    earlierExamples = state.examples
    try checkCost()
    return finished
  }

  private func checkCost() throws(TrainingError) {
    guard let cost = costs.last, cost.isNaN else { return }
    throw birthOfNaN()
  }

  /// The first tensor that is not a number: in the stages after the cost, which belong to the
  /// iteration before until they are overwritten, then from the start.
  func birthOfNaN() -> TrainingError {
    for stage in plan.stages {
      for tensor in stage.writes where core.hasNaN(tensor.name, examples: examples(of: tensor)) {
        return .notANumber(tensor: tensor.name, stage: stage.id, iteration: state.iteration)
      }
    }
    return .notANumber(tensor: "J", stage: StageID(.cost), iteration: state.iteration)
  }

  /// How many iterations the epoch has left, the one in progress included.
  public var iterationsLeftInEpoch: Int {
    let size = batchSize
    if state.iteration == 0 || (nextStage == 0 && state.cursor >= data.count) {
      return (data.count + size - 1) / size
    }
    return (data.count - state.cursor + size - 1) / size + (nextStage > 0 ? 1 : 0)
  }

  /// How many iterations of the epoch are finished; 0 at its end as at its beginning.
  public var iterationsDoneInEpoch: Int {
    if state.iteration == 0 || (nextStage == 0 && state.cursor >= data.count) { return 0 }
    return (state.cursor + batchSize - 1) / batchSize - (nextStage > 0 ? 1 : 0)
  }

  /// How many iterations an epoch has.
  public var iterationsPerEpoch: Int { (data.count + batchSize - 1) / batchSize }

  var batchSize: Int { min(state.hyperparameters.batchSize ?? data.count, data.count) }
}

extension Trainer {
  /// The cost J as it stands in memory, also in the middle of a run.
  public var lastCost: Double { core.value(of: "J", examples: 0).elements[0] }

  /// How many epochs have been finished.
  public var completedEpochs: Int {
    guard state.iteration > 0 else { return 0 }
    return state.epoch + (state.cursor >= data.count && nextStage == 0 ? 1 : 0)
  }

  /// Sees that the cost is a number, after stages were run one by one.
  /// - Throws: `TrainingError.notANumber` with the tensor where it was born.
  public func checkForNaN() throws(TrainingError) {
    if lastCost.isNaN { throw birthOfNaN() }
  }
}
