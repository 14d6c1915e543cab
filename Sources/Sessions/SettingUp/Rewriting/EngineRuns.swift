import Engine
import Matrices

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

  private var last: (key: Key, timeline: Timeline)? {
    // What a computation that was stopped has left is not kept.
    didSet { if Patience.hasLost { last = nil } }
  }

  /// The same experiment by the engine's formulas, an iteration further than the one that `try` looks
  /// at begins: blanks are judged at the moment at which that judges, with its count of examples and
  /// of updates.
  ///
  /// Of a run that has not finished an iteration it is two iterations on, so that every state is
  /// another than at the start, and as many examples are in the mini-batch as in the first.
  func run(beside other: Timeline) throws -> Timeline {
    let run = other.trainer
    var hyper = run.state.hyperparameters
    (hyper.own, hyper.bug) = (OwnFormulas(), nil)
    if hyper.optimizer is OwnOptimizer { hyper.optimizer = GradientDescent() }
    let key = Key(
      network: run.plan.network, data: run.data, settings: "\(hyper)", moment: run.moment)
    if let last, last.key == key { return last.timeline }
    let timeline =
      run.moment.finished > 0 && run.isSound
      ? try Self.iteration(of: other, with: hyper) : try Self.beginning(of: run, with: hyper)
    try Patience.check()
    last = (key, timeline)
    return timeline
  }

  /// The iteration that a run is in, or its last, by the engine's formulas.
  private static func iteration(
    of other: Timeline, with hyper: Hyperparameters
  ) throws -> Timeline {
    let finished = other.trainer.moment.finished - (other.trainer.nextStage > 0 ? 0 : 1)
    let past = other.gone(to: Moment(finished: finished, stages: 0)).trainer
    var timeline = Timeline(try Trainer(continuing: past, with: hyper))
    _ = try timeline.run(iterations: 1)
    return timeline
  }

  private static func beginning(
    of run: Trainer, with hyper: Hyperparameters
  ) throws -> Timeline {
    let isBegun = run.isSound && run.moment > .start
    var timeline = Timeline(
      try isBegun
        ? Trainer(continuing: run, with: hyper)
        : Trainer(run.plan.network, on: run.data, with: hyper))
    _ = try timeline.run(iterations: isBegun ? 3 : 2)
    let usual = Double(min(hyper.batchSize ?? run.data.count, run.data.count))
    // A smaller last mini-batch is followed by one that is not.
    if timeline.trainer.scalar("m") != usual { _ = try timeline.run(iterations: 1) }
    return timeline
  }
}

extension Trainer {
  /// Whether all that lives on are numbers.
  fileprivate var isSound: Bool {
    plan.tensors.filter { $0.beginning != nil }.allSatisfy { spec in
      tensor(spec.name)?.elements.allSatisfy(\.isFinite) ?? true
    }
  }
}
