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
    /// How many iterations are done before the one that is judged.
    let begun: Int
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
  /// - Parameter tensor: What is judged: if its stage is not reached yet, in the iteration before.
  func run(beside other: Timeline, for tensor: String) throws -> Timeline {
    let run = other.trainer
    let begun = Self.finished(before: tensor, in: run)
    var hyper = run.state.hyperparameters
    // A learning rate of the learner's is a setting: the engine's updates go by it.
    hyper.own.keep { $0 == "alpha" }
    (hyper.own, hyper.bug) = (hyper.own.withoutBlanks, nil)
    if let updates = run.ownUpdates {
      updates.entries.forEach { hyper.own.write($0) }
    } else {
      hyper.optimizer = hyper.engineOptimizer ?? GradientDescent()
    }
    let key = Key(
      network: run.plan.network, data: run.data, settings: "\(hyper)", moment: run.moment,
      begun: begun)
    if let last, last.key == key { return last.timeline }
    let timeline =
      run.moment.finished > 0 && run.isSound
      ? try Self.iteration(after: begun, of: other, with: hyper)
      : try Self.beginning(of: run, with: hyper)
    try Patience.check()
    last = (key, timeline)
    return timeline
  }

  /// How many iterations are done before the one in which a tensor was computed last, or is next.
  private static func finished(before tensor: String, in run: Trainer) -> Int {
    let isAhead = run.plan.home(of: tensor).map { $0 > run.nextStage } ?? false
    let isOfThis = run.nextStage > 0 && !isAhead
    return max(0, run.moment.finished - (isOfThis ? 0 : 1))
  }

  /// The iteration that follows some of a run's, by the engine's formulas.
  private static func iteration(
    after finished: Int, of other: Timeline, with hyper: Hyperparameters
  ) throws -> Timeline {
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
