/// The ordered list of the stages of one training iteration: what training, stepping, listing and
/// explaining all walk.
public struct Plan: Sendable {
  /// The network the plan trains.
  public let network: Network
  /// The stages, in the order they run.
  public let stages: [any Stage]
  /// Stages that training does not need, run when somebody looks at what they write.
  public let asides: [any Stage]
  /// Every tensor once: those that live on first.
  public let tensors: [TensorSpec]
  private let writers: [String: Int]
  /// Each tensor as the stage that writes it describes it, by its name.
  private let specs: [String: TensorSpec]

  /// Compiles the plan of one training iteration.
  public init(
    training network: Network, on data: TrainingSet, with hyperparameters: Hyperparameters
  ) {
    let builder = PlanBuilder(
      network: network, hasMissingLabels: data.hasMissingLabels,
      regularization: Regularization(l2: hyperparameters.l2, l1: hyperparameters.l1))
    let batch = BatchStage(inputs: network.inputs, outputs: network.outputs, data: data)
    let stages: [any Stage] =
      [batch] + builder.forward(isTraining: true) + [builder.cost] + builder.backward
      + builder.update(by: hyperparameters.optimizer)
    let examples = min(hyperparameters.batchSize ?? data.count, data.count)
    let planted = hyperparameters.planting(stages, of: network, examples: examples)
    let (touched, asides) = hyperparameters.own.touched(builder.asides)
    let complete = planted.inserting(touched)
    self.init(
      network: network, stages: hyperparameters.rewriting(complete, of: network), asides: asides)
    #if INVARIANTS
      if hyperparameters.bug == nil, hyperparameters.own.isEmpty { checkInvariants() }
    #endif
  }

  /// Compiles a forward pass in evaluation mode: no dropout, batch norm by running averages.
  public init(
    evaluating network: Network, hasMissingLabels: Bool, with hyperparameters: Hyperparameters
  ) {
    let builder = PlanBuilder(
      network: network, hasMissingLabels: hasMissingLabels,
      regularization: Regularization(l2: 0, l1: 0))
    let stages = builder.forward(isTraining: false) + [builder.cost]
    self.init(
      network: network, stages: hyperparameters.rewriting(stages, of: network, isTraining: false),
      asides: [])
    #if INVARIANTS
      if hyperparameters.own.isEmpty { checkInvariants() }
    #endif
  }

  private init(network: Network, stages: [any Stage], asides: [any Stage]) {
    let (stages, asides) = (stages.map(PlannedStage.init), asides.map(PlannedStage.init))
    self.network = network
    self.stages = stages
    self.asides = asides
    var seen: Set<String> = []
    tensors = (stages.flatMap(\.owns) + (stages + asides).flatMap(\.writes))
      .filter { seen.insert($0.name).inserted }
    var writers: [String: Int] = [:]
    var specs = Dictionary(tensors.map { ($0.name, $0) }) { first, _ in first }
    for (index, stage) in stages.enumerated() {
      for tensor in stage.writes { (writers[tensor.name], specs[tensor.name]) = (index, tensor) }
    }
    (self.writers, self.specs) = (writers, specs)
  }

  /// The index of the stage that writes a tensor.
  public func writer(of tensor: String) -> Int? { writers[tensor] }

  /// The stage that writes a tensor: one of the iteration, or an aside.
  ///
  /// ```swift
  /// let stage = trainer.plan.stage(writing: "dW2")
  /// let name = stage?.id.description  // backward.2.dW
  /// ```
  public func stage(writing tensor: String) -> (any Stage)? {
    writers[tensor].map { stages[$0] }
      ?? asides.first { $0.writes.contains { $0.name == tensor } }
  }

  /// The index of a stage by its identifier.
  public func index(of id: StageID) -> Int? { stages.firstIndex { $0.id == id } }

  /// A tensor's description by any of its names.
  public func tensor(named name: String) -> TensorSpec? {
    specs[canonicalName(name)]
  }

  /// The name a tensor goes by: `A0` is `X`, and L stands for the last layer, as in `AL`.
  public func canonicalName(_ name: String) -> String {
    if specs[name] != nil { return name }
    if name == "A0" { return "X" }
    guard let place = name.firstIndex(of: "L"), place != name.startIndex else { return name }
    let numbered = name.replacing("L", with: "\(network.depth)")
    return specs[numbered] == nil ? name : numbered
  }

  /// The tensors that updates change, in the order of theta: W1, b1, ….
  public var parameters: [TensorSpec] {
    stages.compactMap { $0.original as? UpdateStage }.flatMap(\.parameters)
  }
}
