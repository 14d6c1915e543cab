import Engine

/// The run of an experiment by the engine's own formulas that learners' formulas are judged by.
///
/// Blanks are filled line by line: the last one is kept as long as the experiment is the same.
final class EngineRuns {
  private struct Key: Equatable {
    let network: Network
    let data: TrainingSet
    /// What is set, but for what does not count here.
    let settings: String
    /// Where the learner's run is.
    let moment: Moment
  }

  private var last: (key: Key, timeline: Timeline)?

  /// The same experiment by the engine's formulas, two iterations on from where it is, so that every
  /// state is another than at the start, and what counts is as far apart as in the run: the updates
  /// from the iterations, the learning rate from the first one.
  func run(beside run: Trainer) throws -> Timeline {
    var hyper = run.state.hyperparameters
    (hyper.own, hyper.bug) = (OwnFormulas(), nil)
    if hyper.optimizer is OwnOptimizer { hyper.optimizer = GradientDescent() }
    let key = Key(
      network: run.plan.network, data: run.data, settings: "\(hyper)", moment: run.moment)
    if let last, last.key == key { return last.timeline }
    var timeline = Timeline(try trainer(beside: run, with: hyper))
    _ = try timeline.run(iterations: timeline.trainer.nextStage > 0 ? 3 : 2)
    last = (key, timeline)
    return timeline
  }

  /// A run of its own that stands where the learner's does; at the start again where that has lost
  /// its numbers.
  private func trainer(beside run: Trainer, with hyper: Hyperparameters) throws -> Trainer {
    let isSound = run.plan.tensors.filter { $0.beginning != nil }.allSatisfy { spec in
      run.tensor(spec.name)?.elements.allSatisfy(\.isFinite) ?? true
    }
    return try isSound && run.moment > .start
      ? Trainer(continuing: run, with: hyper)
      : Trainer(run.plan.network, on: run.data, with: hyper)
  }
}
