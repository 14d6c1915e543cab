import Matrices

extension StageMoment {
  /// What of an iteration a run's memory still holds, now that the run has gone on.
  struct Memory {
    /// Counted in stages from the start of the run: the iteration's first, and the one of interest.
    private let start, home: Int
    private let now: Int
    private let stageCount: Int

    init(of start: Moment, home: Int, in timeline: Timeline) {
      stageCount = timeline.trainer.stageCount
      self.start = start.finished * stageCount
      self.home = self.start + home
      now = timeline.now.finished * stageCount + timeline.trainer.nextStage
    }

    /// Whether what the iteration's stage at this index wrote is there.
    func hasWritten(by writer: Int) -> Bool {
      start + writer < now && now <= start + writer + stageCount
    }

    /// Whether what lives on is there as it was before the stage of interest; nil is never written.
    func hasBefore(writer: Int?) -> Bool {
      guard let writer else { return true }
      let time = start + writer
      let (isYetToRun, isBefore) = (time >= now, time < home)
      return isBefore ? !isYetToRun && now <= time + stageCount : isYetToRun
    }
  }

  /// A copy of a run that goes through an iteration again, past one of its stages.
  final class Replay {
    /// The run just after the stage.
    let after: Trainer
    /// The random stream just before it.
    let random: NumPyRandom
    /// What the stage overwrites of what was there, before it.
    private let overwritten: [String: Matrix<Double>]
    private let past: Timeline
    /// The run at the end of the iteration.
    private(set) lazy var end = Self.finished(past)

    /// Goes to a stage and through it.
    /// - Parameters:
    ///   - start: The beginning of the iteration.
    ///   - home: The index of the stage.
    ///   - runsStage: Whether to run it.
    init(_ timeline: Timeline, from start: Moment, to home: Int, running runsStage: Bool) {
      var past = timeline.forked()
      if past.now > Moment(finished: start.finished, stages: home) { past.go(to: start) }
      while past.trainer.nextStage < home { past.runStage() }
      random = past.trainer.randomStream
      overwritten = Self.lasting(past.trainer, home)
      after = runsStage ? past.runStageBeforeChanges() : past.trainer
      self.past = past
    }

    /// A run that stands where it is.
    init(standing timeline: Timeline) {
      (past, after, overwritten) = (timeline, timeline.trainer, [:])
      random = timeline.trainer.randomStream
    }

    /// A tensor as it was before the stage.
    func before(_ name: String) -> Matrix<Double>? { overwritten[name] ?? after.tensor(name) }

    /// What a stage is about to write of what lives on.
    private static func lasting(_ run: Trainer, _ home: Int) -> [String: Matrix<Double>] {
      guard home < run.stageCount else { return [:] }
      var values: [String: Matrix<Double>] = [:]
      for spec in run.plan.stages[home].writes { values[spec.name] = run.tensor(spec.name) }
      return values
    }

    private static func finished(_ past: Timeline) -> Trainer {
      var end = past.forked()
      while end.trainer.nextStage > 0 { end.runStage() }
      return end.trainer
    }
  }
}

extension StageMoment {
  /// What lives on is written once an iteration, so a copy taken at its beginning or its end has it.
  func kept(_ spec: TensorSpec, _ time: Time) -> Matrix<Double>? {
    guard stage != nil, plan.lives(on: spec) else { return nil }
    let isWritten = plan.writer(of: spec.name).map { writer in
      time == .end || writer < home || time == .after && writer == home
    }
    guard isWritten ?? false else { return timeline.kept(spec.name, at: beginning) }
    let end = Moment(finished: beginning.finished + 1, stages: 0)
    if timeline.hasChanges(after: beginning, upTo: end) { return nil }
    return timeline.kept(spec.name, at: end)
  }
}

extension Trainer {
  /// How many stages an iteration has.
  var stageCount: Int { plan.stages.count }
}
