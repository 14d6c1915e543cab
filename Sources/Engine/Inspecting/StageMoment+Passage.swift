extension StageMoment {
  /// A run of its own that goes through the iteration once more, only as far as somebody asks.
  final class Passage {
    private let trainer: Trainer
    /// How many of the iteration's stages have run.
    private(set) var ran: Int

    /// - Parameter trainer: A run in that iteration, which nobody else has.
    init(_ trainer: Trainer) { (self.trainer, ran) = (trainer, trainer.nextStage) }

    /// Runs until so many stages have run.
    /// - Returns: The run as it stands then.
    func run(upTo count: Int) -> Trainer {
      while ran < count {
        trainer.runStage()
        ran += 1
      }
      return trainer
    }
  }

  /// How many stages of the iteration may have run where a tensor is to be read as it was at a time.
  ///
  /// What an iteration computes anew is there from its stage to the end. What lives on is the old up
  /// to its stage, and the new behind it. It is nil for what the iteration before had computed.
  func extent(of spec: TensorSpec, at time: Time) -> ClosedRange<Int>? {
    let count = plan.stages.count
    let last = time == .before ? home - 1 : time == .after ? home : count - 1
    if let writer = plan.writer(of: spec.name) {
      if writer <= last { return writer + 1...count }
      return plan.lives(on: spec) ? 0...writer : nil
    }
    if plan.lives(on: spec) { return 0...count }
    guard let place = plan.home(of: spec.name), place - 1 <= last else { return nil }
    let sources = plan.stage(writing: spec.name)?.reads.compactMap { plan.tensor(named: $0) } ?? []
    return sources.contains(where: plan.lives) ? nil : place...count
  }
}
