import Matrices

/// A network in training: a plan, its memory, and the place in the run.
///
/// Every way of running it walks the plan's stages; values go in and out as `Matrix<Double>`
/// whatever the precision of training.
///
/// ```swift
/// let trainer = try Trainer(network, on: data, with: Hyperparameters())
/// let finished = try trainer.run(iterations: 100)
/// let dW1 = trainer.tensor("dW1")  // (4, 2), of the last iteration
/// ```
public final class Trainer {
  /// The stages of an iteration.
  public let plan: Plan
  /// What is learnt from.
  public let data: TrainingSet
  /// Where the run is.
  public internal(set) var state: RunState
  /// The index in the plan of the stage that runs next.
  public internal(set) var nextStage = 0
  /// How many stages of the iteration in progress have run: `nextStage`, but where layers were
  /// frozen or freed in the midst of it.
  var stagesRun = 0
  /// The cost J of every finished iteration.
  public internal(set) var costs: [Double] = []

  /// What a person set by hand, and what was computed from the values before.
  public internal(set) var hand = HandMade()

  /// Whether all tensors of the last iteration are there; otherwise it has to be run again.
  var hasAllTensors = true

  /// Whether this is a copy that nobody keeps once nobody waits any more for what is worked out on it.
  var isProbe = false

  let core: any TrainingCore
  /// The examples of the iteration before, whose tensors are still to be overwritten.
  var earlierExamples = 0

  /// Compiles the plan, lays out its memory and draws the first weights from the seed.
  /// - Throws: `TrainingError` where the data does not fit the network or its loss.
  public convenience init(
    _ network: Network, on data: TrainingSet, with hyperparameters: Hyperparameters
  ) throws(TrainingError) {
    try self.init(network, on: data, with: hyperparameters, capacity: 0)
  }

  /// Lays out the memory of a plan, every tensor 0; the batch's have room for `capacity` examples.
  init(
    _ plan: Plan, on data: TrainingSet, with hyperparameters: Hyperparameters, capacity: Int,
    isLazy: Bool = false
  ) {
    (self.plan, self.data) = (plan, data)
    core =
      switch hyperparameters.precision {
      case .float32: TypedCore<Float>(plan, capacity: capacity, isLazy: isLazy)
      case .float64: TypedCore<Double>(plan, capacity: capacity, isLazy: isLazy)
      }
    state = RunState(hyperparameters)
  }

  /// Creates a trainer whose batch tensors have room for `capacity` examples at least.
  convenience init(
    _ network: Network, on data: TrainingSet, with hyperparameters: Hyperparameters, capacity: Int
  ) throws(TrainingError) {
    try data.check(for: network)
    if let size = hyperparameters.batchSize, size < 1 { throw .batchSize(size) }
    let plan = Plan(training: network, on: data, with: hyperparameters)
    let capacity = max(capacity, min(hyperparameters.batchSize ?? data.count, data.count))
    try plan.checkMemory(capacity: capacity, hyperparameters.precision)
    self.init(plan, on: data, with: hyperparameters, capacity: capacity)
    for tensor in plan.tensors { begin(tensor) }
  }

  private func begin(_ tensor: TensorSpec) {
    let shape = tensor.shape(examples: 0)
    switch tensor.beginning {
    case .constant(let value): core.set(tensor.name, to: Matrix(shape: shape, filledWith: value))
    case .weights(let weights):
      core.set(tensor.name, to: weights.draw(shape, from: &state.random))
    case nil: break
    }
  }
}
