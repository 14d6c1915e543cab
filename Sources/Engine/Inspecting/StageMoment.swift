import Matrices

/// A tensor's stage in one iteration: every tensor of the run as it was before the stage ran, as the
/// stage left it, and as the iteration left it.
///
/// Each tensor has one writer, so what an iteration computed stays in memory until that stage runs
/// again: it is taken from there. The rest comes from a copy of the run that goes through the
/// iteration once more. The run is not touched, and must not move meanwhile.
public final class StageMoment {
  /// When a tensor has a value.
  public enum Time: Hashable, Sendable {
    /// Just before the stage ran: of what the iteration had not computed yet, the value of the
    /// iteration before.
    case before
    /// Just after it.
    case after
    /// At the end of the iteration.
    case end
  }

  /// The tensor, as its stage describes it.
  public let spec: TensorSpec
  /// The stage that writes it; nil for a tensor that still is as it began.
  public let stage: StageID?
  /// What the stage reads.
  public let reads: [String]
  /// The tensors the stage writes before this one, in that order.
  public let siblings: [TensorSpec]
  /// Whether the tensor is looked at only: no stage of the iteration writes it.
  public let isAside: Bool
  /// The run, at a point from which nothing was changed by hand since the iteration began.
  public let timeline: Timeline

  private struct Key: Hashable {
    let name: String
    let time: Time
  }

  /// The index of the stage in the plan; for an aside, of the first one that finds all it reads.
  public let home: Int

  /// Where its iteration begins.
  public var beginning: Moment { start }

  private let start: Moment
  private let memory: Memory
  private var values: [Key: Matrix<Double>?] = [:]
  private var replay: Replay?
  private lazy var passage = timeline.passing(from: start).map(Passage.init)

  /// Whether stages had to be run again for what was asked for.
  private(set) var isReplayed = false

  /// Looks at a tensor's stage in the iteration that begins at a moment.
  /// - Throws: `TrainingError.unknownTensor` where the plan has no such tensor.
  public init(
    of name: String, from start: Moment, in timeline: Timeline
  ) throws(TrainingError) {
    // After a change by hand the plan may be another, and values another's.
    let isChanged = timeline.hasChanges(after: start, upTo: timeline.now)
    let base = isChanged ? timeline.gone(to: start) : timeline
    let plan = base.trainer.plan
    let name = plan.canonicalName(name)
    guard let home = plan.home(of: name), let stage = plan.stage(writing: name),
      let position = stage.writes.firstIndex(where: { $0.name == name })
    else { throw .unknownTensor(name) }
    (self.timeline, self.start, self.home) = (base, start, home)
    (spec, self.stage, reads) = (stage.writes[position], stage.id, stage.reads)
    siblings = Array(stage.writes.prefix(position))
    isAside = plan.writer(of: name) == nil
    memory = Memory(of: start, home: home, in: base)
  }

  /// A tensor that is as it began, or was when the run began.
  private init(beginningOf spec: TensorSpec, in timeline: Timeline) {
    let beginning = timeline.trainer.plan.stages.flatMap(\.owns).first { $0.name == spec.name }
    (self.timeline, start, home) = (timeline, timeline.now, 0)
    (self.spec, stage, reads, siblings, isAside) = (beginning ?? spec, nil, [], [], false)
    memory = Memory(of: start, home: 0, in: timeline)
    replay = Replay(standing: timeline)
  }
}

// MARK: - The last time

extension StageMoment {
  /// Why there is no such moment.
  public enum Absence: Error, Hashable, Sendable {
    /// Its stage has not run yet.
    case notComputed(String, StageID?)
    /// It would be so many iterations ago, before the run began.
    case beforeStart(Int)
  }

  /// The moment a tensor was written last, or `back` iterations before that; for one that no stage
  /// had written by then, how it began.
  /// - Throws: `Absence`, or `TrainingError.unknownTensor`.
  public static func last(
    of name: String, in timeline: Timeline, back: Int = 0
  ) throws -> StageMoment {
    let plan = timeline.trainer.plan
    guard let spec = plan.tensor(named: name) else { throw TrainingError.unknownTensor(name) }
    let isFromThisIteration = plan.home(of: spec.name).map {
      timeline.trainer.nextStage >= $0 + (plan.writer(of: spec.name) == nil ? 0 : 1)
    }
    let finished = timeline.now.finished - (isFromThisIteration ?? true ? 0 : 1) - back
    if isFromThisIteration != nil, finished >= 0 {
      let start = Moment(finished: finished, stages: 0)
      guard let moment = try? StageMoment(of: spec.name, from: start, in: timeline) else {
        // The plan of that iteration did not have it.
        throw Absence.notComputed(spec.name, nil)
      }
      return moment
    }
    guard spec.beginning != nil, finished >= -1 else {
      throw back == 0
        ? Absence.notComputed(spec.name, plan.stage(writing: spec.name)?.id)
        : Absence.beforeStart(back)
    }
    return StageMoment(
      beginningOf: spec, in: back > 0 ? timeline.gone(to: .start) : timeline)
  }
}

// MARK: - Values

extension StageMoment {
  /// The plan of that iteration.
  public var plan: Plan { timeline.trainer.plan }

  /// The iteration, from 1; 0 for a tensor that is as it began.
  public var iteration: Int { stage == nil ? 0 : start.finished + 1 }

  /// The epoch, from 0.
  public var epoch: Int { stage == nil ? 0 : during.state.epoch }

  /// What the stage computes.
  public var value: Matrix<Double> {
    value(of: spec.name, stage == nil || isAside ? .before : .after) ?? Matrix(.nan)
  }

  /// A tensor by any of its names, or (1, 1) with a scalar; nil where there is none, or none yet.
  public func value(of name: String, _ time: Time) -> Matrix<Double>? {
    let name = plan.canonicalName(name)
    guard let spec = plan.tensor(named: name) else { return scalar(name).map { Matrix($0) } }
    let key = Key(name: name, time: time)
    if let known = values[key] { return known }
    let value =
      stage != nil && isThere(spec, time)
      ? timeline.trainer.tensor(name)
      : kept(spec, time) ?? passed(spec, time) ?? replayed(name, time)
    values[key] = .some(value)
    return value
  }

  /// Some rows and columns of a tensor, which has them; of one in memory nothing else is copied.
  public func part(
    of name: String, rows: Range<Int>, columns: Range<Int>, _ time: Time
  ) -> Matrix<Double>? {
    if let spec = plan.tensor(named: name), isInMemory(spec, time) {
      return timeline.trainer.core.part(of: spec.name, rows: rows, columns: columns)
    }
    return value(of: name, time).map { whole in
      Matrix(shape: Shape(rows.count, columns.count)) {
        whole[rows.lowerBound + $0, columns.lowerBound + $1]
      }
    }
  }

  /// Whether what the stage computed of the tensor still lies in the run's memory as it was.
  public var isUntouched: Bool { isInMemory(spec, .after) }

  private func isInMemory(_ spec: TensorSpec, _ time: Time) -> Bool {
    guard plan.writer(of: spec.name) != nil || plan.lives(on: spec) else { return false }
    return stage != nil && isThere(spec, time)
  }

  /// A scalar as it was while the stage ran: `m`, `alpha`, `t`.
  public func scalar(_ name: String) -> Double? {
    guard name == "cursor", stage?.pass == .batch else { return during.scalar(name) }
    // The batch stage moves it on.
    return during.scalar(name).map { $0 - Double(during.state.examples) }
  }

  /// The names of every scalar.
  public var scalarNames: [String] { timeline.trainer.scalars.map(\.name) }

  /// The order of the training set in that epoch.
  public var order: Matrix<Double> { during.order }

  /// The experiment's random stream just before the stage.
  public var randomStream: NumPyRandom {
    passing(within: home...home)?.randomStream ?? replaying.random
  }

  /// How many examples the batch had.
  public var examples: Int { scalar("m").flatMap { Int(exactly: $0) } ?? 0 }

  private func isThere(_ spec: TensorSpec, _ time: Time) -> Bool {
    let writer = plan.writer(of: spec.name)
    if time == .before, plan.lives(on: spec) { return memory.hasBefore(writer: writer) }
    let last = time == .before ? home - 1 : time == .after ? home : .max
    if let writer { return writer <= last && memory.hasWritten(by: writer) }
    guard let place = plan.home(of: spec.name), place - 1 <= last,
      memory.hasWritten(by: place - 1)
    else { return false }
    let sources = plan.stage(writing: spec.name)?.reads.compactMap(plan.writer) ?? []
    return sources.allSatisfy(memory.hasWritten)
  }

  private func replayed(_ name: String, _ time: Time) -> Matrix<Double>? {
    switch time {
    case .before: replaying.before(name)
    case .after: replaying.after.tensor(name)
    case .end: replaying.end.tensor(name)
    }
  }

  /// A run whose scalars are those of the iteration.
  private var during: Trainer {
    if stage != nil, memory.hasWritten(by: 0) { return timeline.trainer }
    return passing(within: 1...plan.stages.count) ?? replaying.after
  }

  private func passed(_ spec: TensorSpec, _ time: Time) -> Matrix<Double>? {
    let extent = extent(of: spec, at: time)
    return extent.flatMap { passing(within: $0) }?.tensor(spec.name)
  }

  /// A run of its own of whose iteration so many stages have run; nil where there is none, or it has
  /// gone further already.
  private func passing(within extent: ClosedRange<Int>) -> Trainer? {
    guard stage != nil, let passage, passage.ran <= extent.upperBound else { return nil }
    isReplayed = true
    return passage.run(upTo: extent.lowerBound)
  }

  private var replaying: Replay {
    let replay =
      self.replay ?? Replay(timeline, from: start, to: home, running: !isAside)
    self.replay = replay
    isReplayed = true
    return replay
  }
}
