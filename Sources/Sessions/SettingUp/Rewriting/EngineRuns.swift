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
  }

  private var last: (key: Key, timeline: Timeline)?

  /// The past of the same experiment by the engine's formulas, far enough that every state is another
  /// than at the start.
  func run(beside run: Trainer) throws -> Timeline {
    var hyper = run.state.hyperparameters
    (hyper.own, hyper.bug) = (OwnFormulas(), nil)
    if hyper.optimizer is OwnOptimizer { hyper.optimizer = GradientDescent() }
    let key = Key(network: run.plan.network, data: run.data, settings: "\(hyper)")
    if let last, last.key == key { return last.timeline }
    var timeline = Timeline(try Trainer(key.network, on: key.data, with: hyper))
    _ = try timeline.run(iterations: 2)
    last = (key, timeline)
    return timeline
  }
}
