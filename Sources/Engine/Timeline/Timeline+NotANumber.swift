extension Timeline {
  /// Sees that the cost is a number, after stages were run one by one.
  /// - Throws: `TrainingError.notANumber` with the tensor where it was born.
  public mutating func checkForNaN() throws(TrainingError) {
    if trainer.lastCost.isNaN { throw birthOfNaN() }
  }

  /// Sees that training can go on: that the cost is a number and every parameter is one.
  /// - Throws: `TrainingError.notANumber` with the tensor where it was born.
  public mutating func checkNumbers() throws(TrainingError) {
    if trainer.lastCost.isNaN || trainer.hasLostParameters { throw birthOfNaN() }
  }

  /// Runs the last iterations again, a stage at a time, up to the first tensor that is not a number;
  /// then the run stands where it stood.
  mutating func birthOfNaN() -> TrainingError {
    let place = now
    defer { recover(to: place) }
    goToStartOfLoss()
    while now < place, !hasJustLostNumbers { runStage() }
    return trainer.birthOfNaN()
  }

  /// Goes to the beginning of the iteration in which a number was lost: that of the cost, or the
  /// one before it where the parameters were lost by then.
  private mutating func goToStartOfLoss() {
    let last = now.stages == 0 ? now.finished - 1 : now.finished
    recover(to: Moment(finished: max(0, last), stages: 0))
    if trainer.hasLostParameters { recover(to: Moment(finished: max(0, last - 1), stages: 0)) }
  }

  private var hasJustLostNumbers: Bool {
    let count = trainer.plan.stages.count
    let ran = (trainer.nextStage + count - 1) % count
    return now.finished + now.stages > 0 && trainer.lostNumbers(in: trainer.plan.stages[ran])
  }
}

extension Trainer {
  /// Whether a parameter is not a number.
  var hasLostParameters: Bool {
    plan.model.contains { core.hasNaN($0.spec.name, examples: 0) }
  }

  /// Whether a tensor that a stage wrote is not a number.
  func lostNumbers(in stage: Stage) -> Bool {
    stage.writes.contains { core.hasNaN($0.name, examples: examples(of: $0)) }
  }

  /// The first tensor that is not a number, in the order of the plan.
  func birthOfNaN() -> TrainingError {
    for stage in plan.stages {
      for tensor in stage.writes where core.hasNaN(tensor.name, examples: examples(of: tensor)) {
        return .notANumber(
          tensor: tensor.name, stage: stage.id, iteration: state.iteration,
          own: ownCause(of: tensor))
      }
    }
    return .notANumber(
      tensor: "J", stage: StageID(.cost), iteration: state.iteration, own: nil)
  }

  /// Whether a tensor is what the logarithms of the loss are taken of, and not between 0 and 1.
  private func isOutsideLoss(_ spec: TensorSpec, of loss: TensorSpec) -> Bool {
    guard loss.role == .loss, loss.formula.names.contains(spec.name) else { return false }
    return tensor(spec.name)?.elements.contains { $0 < 0 || $0 > 1 } ?? false
  }

  /// The learner's formula that a number was lost by: the tensor's own, or the first before it that
  /// gave no finite numbers, or the outputs' where those are no probabilities.
  private func ownCause(of tensor: TensorSpec) -> String? {
    if tensor.isOwn { return tensor.name }
    if state.hyperparameters.own["alpha"] != nil, !state.alpha.isFinite { return "alpha" }
    let last = plan.writer(of: tensor.name) ?? 0
    let before = plan.stages[..<last].flatMap(\.writes).filter(\.isOwn)
    let infinite = before.first { spec in
      self.tensor(spec.name)?.elements.contains { !$0.isFinite } ?? false
    }
    return (infinite ?? before.first { isOutsideLoss($0, of: tensor) })?.name
  }
}
