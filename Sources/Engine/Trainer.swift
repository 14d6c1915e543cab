import Matrices

/// A network in training: a plan, its memory, and the place in the run.
///
/// Every way of running it walks the plan's stages; values go in and out as `Matrix<Double>`
/// whatever the precision of training.
public final class Trainer {
  /// The stages of an iteration.
  public let plan: Plan
  /// What is learnt from.
  public let data: TrainingSet
  /// Where the run is.
  public private(set) var state: RunState
  /// The index in the plan of the stage that runs next.
  public private(set) var nextStage = 0
  /// The cost J of every finished iteration.
  public private(set) var costs: [Double] = []

  private let core: any TrainingCore
  /// The examples of the iteration before, whose tensors are still to be overwritten.
  private var earlierExamples = 0

  /// Compiles the plan, lays out its memory and draws the first weights from the seed.
  /// - Throws: `TrainingError` where the data does not fit the network or its loss.
  public init(
    _ network: Network, on data: TrainingSet, with hyperparameters: Hyperparameters
  ) throws(TrainingError) {
    try data.check(for: network)
    if let size = hyperparameters.batchSize, size < 1 { throw .batchSize(size) }
    plan = Plan(training: network, on: data, with: hyperparameters)
    self.data = data
    let capacity = min(hyperparameters.batchSize ?? data.count, data.count)
    core =
      switch hyperparameters.precision {
      case .float32: TypedCore<Float>(plan, capacity: capacity)
      case .float64: TypedCore<Double>(plan, capacity: capacity)
      }
    state = RunState(hyperparameters)
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

// MARK: - Running

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

  private func finishIteration() {
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
  private func birthOfNaN() -> TrainingError {
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

  /// How many iterations an epoch has.
  public var iterationsPerEpoch: Int { (data.count + batchSize - 1) / batchSize }

  private var batchSize: Int { min(state.hyperparameters.batchSize ?? data.count, data.count) }
}

// MARK: - Looking

extension Trainer {
  /// A tensor's values by any of its names.
  /// - Returns: nil where the plan has no such tensor, or it has not been computed yet.
  public func tensor(_ name: String) -> Matrix<Double>? {
    guard let spec = plan.tensor(named: name), isComputed(spec) else { return nil }
    if let aside = plan.asides.firstIndex(where: { $0.writes.contains(spec) }) {
      core.run(aside: aside, asideState)
    }
    return core.value(of: spec.name, examples: examples(of: spec))
  }

  private var asideState: RunState {
    var state = self.state
    state.examples = examples(of: plan.asides[0].writes[0])
    return state
  }

  /// Whether a tensor has a value: it lives on, or its stage has run.
  public func isComputed(_ tensor: TensorSpec) -> Bool {
    if plan.tensors.contains(where: { $0.name == tensor.name && $0.beginning != nil }) {
      return true
    }
    return place(of: tensor) < nextStage || earlierExamples > 0
  }

  /// The stage a tensor's value comes from; an aside's comes from what it reads.
  private func place(of tensor: TensorSpec) -> Int {
    plan.writer(of: tensor.name) ?? plan.index(of: StageID(.cost)) ?? 0
  }

  /// How many examples a tensor's columns stand for: those of this iteration once it is written.
  private func examples(of tensor: TensorSpec) -> Int {
    place(of: tensor) < nextStage ? state.examples : earlierExamples
  }

  /// The shape a tensor has now, or will have when it is computed.
  public func shape(of tensor: TensorSpec) -> Shape {
    tensor.shape(examples: isComputed(tensor) ? examples(of: tensor) : batchSize)
  }

  /// A scalar by the name formulas use: `m`, `t`, `alpha`, `keep_prob1`, `adam_beta1`, ….
  public func scalar(_ name: String) -> Double? { scalars.first { $0.name == name }?.value }

  /// Every scalar formulas may use.
  public var scalars: [(name: String, value: Double)] {
    let hyper = state.hyperparameters
    let m = nextStage > 0 ? state.examples : earlierExamples
    let general: [(name: String, value: Double)] = [
      ("m", Double(m > 0 ? m : batchSize)), ("t", Double(state.t)), ("alpha", state.alpha),
      ("epoch", Double(state.epoch)), ("iteration", Double(state.iteration)),
      ("lambda", hyper.l2), ("lambda1", hyper.l1),
      ("bn_epsilon", BatchNormStage.epsilon), ("bn_momentum", BatchNormStage.momentum),
    ]
    let layers = plan.network.layers.enumerated()
    let keeps = layers.filter { $1.hasDropout }.map { ("keep_prob\($0 + 1)", $1.keepProbability) }
    let slopes = layers.filter { $1.activation == .leakyrelu }
      .map { ("slope\($0 + 1)", $1.slope ?? 0) }
    return general + keeps + slopes + hyper.optimizer.scalars
  }

  /// A forward pass over a set in evaluation mode; training is not disturbed.
  public func evaluate(_ set: TrainingSet, keeping names: [String] = []) -> Evaluation {
    core.evaluate(set, keeping: names)
  }
}

// MARK: - Setting

extension Trainer {
  /// Overwrites a tensor at this point; the run goes on from there.
  /// - Throws: `TrainingError` for a tensor the plan does not have, or a value of another shape.
  public func set(_ name: String, to value: Matrix<Double>) throws(TrainingError) {
    guard let spec = plan.tensor(named: name) else { throw .unknownTensor(name) }
    guard plan.writer(of: spec.name) != nil || spec.beginning != nil else {
      throw .cannotSet(name)
    }
    let expected = shape(of: spec)
    guard expected == value.shape else {
      throw .shape(name, expected: expected, found: value.shape)
    }
    core.set(spec.name, to: value)
  }

  /// Sets the number of the update, as Adam counts it.
  public func set(t: Int) { state.t = t }
}

// MARK: - Going back

extension Trainer {
  /// Everything a run consists of at one point.
  public struct Snapshot: Sendable {
    let state: RunState
    let nextStage: Int
    let earlierExamples: Int
    let costs: Int
    let memory: any Sendable
  }

  /// A copy of the run as it is.
  public func snapshot() -> Snapshot {
    Snapshot(
      state: state, nextStage: nextStage, earlierExamples: earlierExamples, costs: costs.count,
      memory: core.copy())
  }

  /// Puts a copy of this run back, bit for bit.
  public func restore(_ snapshot: Snapshot) {
    state = snapshot.state
    nextStage = snapshot.nextStage
    earlierExamples = snapshot.earlierExamples
    costs.removeLast(max(0, costs.count - snapshot.costs))
    core.restore(snapshot.memory)
  }
}
