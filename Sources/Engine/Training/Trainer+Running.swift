extension Trainer {
  /// Runs the next stage and returns its index in the plan.
  @discardableResult
  public func runStage() -> Int {
    if isProbe { core.run(probing: nextStage, &state) } else { core.run(stage: nextStage, &state) }
    return finishStage()
  }

  /// Runs the next stage, unless `leaves`, asked within it, says that it is to be left.
  ///
  /// The run then stands before it. What the iteration before computed is not there any more, for the
  /// stage may have written over some of it.
  /// - Returns: Whether the stage was run.
  func runStage(unless leaves: () -> Bool) -> Bool {
    guard canLeave(plan.stages[nextStage]) else {
      runStage()
      return true
    }
    var state = self.state
    guard core.run(stage: nextStage, &state, unless: leaves) else {
      earlierExamples = 0
      return false
    }
    self.state = state
    finishStage()
    return true
  }

  /// Whether a stage can be left half done and run again: not one that changes what lives on where it
  /// lies, nor the one that an iteration begins with.
  private func canLeave(_ stage: any Stage) -> Bool {
    nextStage > 0 && !(stage.writes + stage.owns).contains { $0.beginning != nil }
  }

  /// Whether an iteration takes so long that somebody who stops the run should not wait for its end.
  var isLong: Bool {
    multiplications + 4 * byteCount(lastingOnly: false) > Self.longWork
  }

  /// What takes some 50 ms, in multiplications: moving a byte is counted as four.
  private static let longWork = 1 << 31

  @discardableResult
  private func finishStage() -> Int {
    let index = nextStage
    if !hand.isEmpty { hand.run(plan.stages[index], at: index, of: plan) }
    nextStage += 1
    stagesRun += 1
    if nextStage == plan.stages.count { finishIteration() }
    return index
  }

  func finishIteration() {
    (nextStage, stagesRun) = (0, 0)
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
    let finished = run(iterations: count, inPassing: false, until: stops)
    if let failure { throw failure }
    try checkCost()
    return finished
  }

  /// Runs iterations as `run` does, and leaves the cost to be looked at by the caller.
  ///
  /// In passing, all of them but the last leave out what only somebody who looks would need. Where
  /// one of those was to be the last after all, `hasAllTensors` is false: it has to be run again.
  func run(iterations count: Int, inPassing: Bool, until stops: () -> Bool) -> Int {
    hasAllTensors = true
    let started = count > 0 ? finishStartedIteration() : 0
    if failure != nil || started > 0 && (costs.last?.isNaN == true || stops()) { return started }
    var isStopped = false
    let passing = inPassing ? max(0, count - started - 1) : 0
    let passed = core.run(iterations: passing, inPassing: true, &state, costs: &costs) {
      isStopped = stops()
      return isStopped
    }
    hasAllTensors = passed == 0
    if count > started { hand.runIteration(of: plan) }
    var finished = started + passed
    if failure == nil, !isStopped, passed == 0 || costs.last?.isNaN == false {
      finished += core.run(
        iterations: count - finished, inPassing: false, &state, costs: &costs, until: stops)
      hasAllTensors = true
    }
    earlierExamples = state.examples
    return finished
  }

  /// Runs to the end of the iteration in progress.
  /// - Returns: How many iterations that finished.
  private func finishStartedIteration() -> Int {
    guard nextStage > 0 else { return 0 }
    while nextStage > 0, failure == nil { runStage() }
    return failure == nil ? 1 : 0
  }

  /// Sees that the cost of the last iteration is a number.
  func checkCost() throws(TrainingError) {
    guard let cost = costs.last, cost.isNaN else { return }
    throw birthOfNaN()
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
  /// Why a formula of the learner's could not be worked out; nil while all could.
  public var failure: TrainingError? { state.failure }

  /// The cost J as it stands in memory, also in the middle of a run.
  public var lastCost: Double { core.value(of: "J", examples: 0).elements[0] }

  /// How many epochs have been finished.
  public var completedEpochs: Int {
    guard state.iteration > 0 else { return 0 }
    return state.epoch + (state.cursor >= data.count && nextStage == 0 ? 1 : 0)
  }
}
