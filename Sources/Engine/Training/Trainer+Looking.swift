import Matrices

extension Trainer {
  /// A tensor's values by any of its names.
  /// - Returns: nil where the plan has no such tensor, or it has not been computed yet.
  public func tensor(_ name: String) -> Matrix<Double>? {
    guard let spec = plan.tensor(named: name), isComputed(spec) || isSetAhead(spec) else {
      return nil
    }
    if plan.writer(of: spec.name) == nil,
      let aside = plan.asides.firstIndex(where: { $0.writes.contains(spec) })
    {
      core.run(aside: aside, asideState)
    }
    let isAhead = !isComputed(spec)
    return core.value(of: spec.name, examples: isAhead ? batchSize : examples(of: spec))
  }

  /// A way to read a tensor that is a plain number, as `J` is, again and again while a run goes on;
  /// nil for others, and where it has not been computed yet.
  public func reader(of name: String) -> (() -> Double)? {
    guard let spec = plan.tensor(named: name), spec.isScalar, isComputed(spec) else { return nil }
    return core.reader(of: spec.name)
  }

  private var asideState: RunState {
    var state = self.state
    state.examples = examples(of: plan.asides[0].writes[0])
    return state
  }

  /// Whether a tensor has a value: it lives on, or its stage has run.
  ///
  /// An aside has one where all it reads is of one iteration: not while the forward pass of the next
  /// one writes over that.
  public func isComputed(_ tensor: TensorSpec) -> Bool {
    if tensor.beginning != nil || place(of: tensor) < nextStage { return true }
    let isKept = nextStage == 0 || plan.writer(of: tensor.name) != nil
    return isKept && earlierExamples > 0
  }

  /// Whether a person has given a tensor a value before its stage ran.
  public func isSetAhead(_ tensor: TensorSpec) -> Bool {
    !isComputed(tensor) && hand.byHand.contains(tensor.name)
      && plan.writer(of: tensor.name) != nil
  }

  /// The stage a tensor's value comes from; an aside's comes from what it reads.
  private func place(of tensor: TensorSpec) -> Int {
    plan.writer(of: tensor.name) ?? plan.index(of: StageID(.cost)) ?? 0
  }

  /// How many examples a tensor's columns stand for: those of this iteration once it is written.
  func examples(of tensor: TensorSpec) -> Int {
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
    let m = nextStage > 0 ? state.examples : earlierExamples
    return state.scalars(of: plan.network, examples: m > 0 ? m : batchSize)
  }

  /// This epoch's order of the training set, (1, M): `indices` are m of it from `cursor` on.
  public var order: Matrix<Double> {
    let order = state.order.isEmpty ? Array(0..<data.count) : state.order
    return Matrix(shape: Shape(1, data.count), columnMajor: order.map { Double($0) })
  }

  /// A forward pass over a set in evaluation mode; training is not disturbed.
  /// - Throws: Why a formula of the learner's could not be worked out.
  public func evaluate(
    _ set: TrainingSet, keeping names: [String] = []
  ) throws(TrainingError) -> Evaluation {
    try core.evaluate(set, keeping: names, under: state.hyperparameters)
  }
}
