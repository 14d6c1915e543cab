import Engine
import Formulas
import Matrices

/// A stage about to run: all it may read, and what it then writes.
///
/// Values are looked up when they are asked for: what the run still holds where it lies, the rest on
/// a copy that goes through the iteration again. The run must not move meanwhile.
final class Sitting {
  /// When a tensor has the value a formula would see.
  private enum Time { case before, after, later }

  let spec: TensorSpec
  let stage: StageID
  /// What the stage reads.
  let reads: [String]
  /// The formulas of the tensors that are computed before it in the iteration.
  let formulas: [String: Syntax]
  /// The iteration, from 1.
  var iteration: Int { start.finished + 1 }
  /// What is computed.
  var value: Matrix<Double> { self[target: spec.name]?.matrix ?? Matrix(.nan) }

  let timeline: Timeline
  private let start: Moment
  private let home: Int
  /// Whether the tensor is looked at only, and no stage of the iteration writes it.
  private let isAside: Bool
  private let survival: Survival
  private let times: [String: Time]
  private var values: [String: Value] = [:]
  private var replay: Replay?

  var plan: Plan { timeline.trainer.plan }

  /// Looks at a tensor's stage in the iteration that begins at a moment.
  /// - Throws: `TryProblem.notATensor` where the plan has no such tensor.
  init(of name: String, from start: Moment, in timeline: Timeline) throws {
    let plan = timeline.trainer.plan
    guard let home = plan.home(of: name), let stage = plan.stage(writing: name),
      let position = stage.writes.firstIndex(where: { $0.name == name })
    else { throw TryProblem.notATensor(name) }
    (self.timeline, self.start, self.home) = (timeline, start, home)
    (spec, self.stage, reads) = (stage.writes[position], stage.id, stage.reads)
    isAside = plan.writer(of: name) == nil
    survival = Survival(of: start, home: home, in: timeline)
    let before = plan.stages.prefix(home).filter { $0.id.pass != .update }.flatMap(\.writes)
    let siblings = stage.writes.prefix(position)
    let hasAsides = home > plan.index(of: StageID(.cost)) ?? 0 && !isAside
    let asides = hasAsides ? plan.asides.flatMap(\.writes) : []
    formulas = Dictionary(
      (before + siblings).filter { !plan.lives(on: $0) }.map { ($0.name, $0.formula) }
    ) { $1 }.filter { !$0.value.isDrawn }
    var times: [String: Time] = [:]
    for spec in plan.tensors where spec.name != name { times[spec.name] = .later }
    for spec in plan.tensors where plan.lives(on: spec) { times[spec.name] = .before }
    for spec in before + asides { times[spec.name] = .before }
    for spec in siblings { times[spec.name] = .after }
    for (name, _) in timeline.trainer.scalars { times[name] = .after }
    self.times = times
  }
}

// MARK: - Values

extension Sitting {
  /// Every tensor and scalar of the iteration a formula may be made of.
  var names: Set<String> { Set(times.keys) }

  /// Whether a tensor is only computed later in the iteration.
  func isLater(_ name: String) -> Bool { times[name] == .later }

  /// The tensors and scalars there are when the tensor is computed, and those that come later.
  subscript(name: String) -> Value? {
    guard let time = times[name] else { return nil }
    return value(of: name, at: time)
  }

  private subscript(target name: String) -> Value? {
    value(of: name, at: isAside ? .before : .after)
  }

  private func value(of name: String, at time: Time) -> Value? {
    let key = "\(name) \(time)"
    if let known = values[key] { return known }
    let value = isThere(name, at: time) ? timeline.trainer.value(of: name) : replayed(name, time)
    values[key] = value
    return value
  }

  private func isThere(_ name: String, at time: Time) -> Bool {
    guard let spec = plan.tensor(named: name) else { return survival.hasWritten(by: 0) }
    let writer = plan.writer(of: name)
    if time == .before, plan.lives(on: spec) { return survival.hasBefore(writer: writer) }
    if let writer { return survival.hasWritten(by: writer) }
    let sources = plan.stage(writing: name)?.reads.compactMap(plan.writer) ?? []
    return sources.allSatisfy(survival.hasWritten)
  }

  private func replayed(_ name: String, _ time: Time) -> Value? {
    let replay = self.replay ?? Replay(timeline, from: start, to: home, running: !isAside)
    self.replay = replay
    return switch time {
    case .before: replay.before(name)
    case .after: replay.after(name)
    case .later: replay.atEnd(name)
    }
  }

  /// The shape of a tensor; nil for names that are not there.
  func shape(of name: String) -> Shape? {
    guard times[name] != nil else { return nil }
    guard let spec = plan.tensor(named: name) else { return Shape(1, 1) }
    return spec.shape(examples: examples)
  }

  private var examples: Int { self["m"]?.number.flatMap { Int(exactly: $0) } ?? 0 }
}

// MARK: - Other times

extension Sitting {
  /// What lived on, as it was an iteration earlier and as it is now, under names nobody can type.
  func aliases(in run: Trainer) -> (names: [String: [String]], values: [String: Value]) {
    let earlier = earlierRun
    var names: [String: [String]] = [:]
    var aliases: [String: Value] = [:]
    for name in times.keys {
      guard let spec = plan.tensor(named: name), plan.lives(on: spec) else { continue }
      for (time, other) in [("earlier", earlier?.value(of: name)), ("now", run.value(of: name))] {
        guard let other, other != self[name] else { continue }
        names[name, default: []].append("\(name) \(time)")
        aliases["\(name) \(time)"] = other
      }
    }
    return (names, aliases)
  }

  private var earlierRun: Trainer? {
    guard start.finished > 0 else { return nil }
    var past = timeline.forked()
    past.go(to: Moment(finished: start.finished - 1, stages: 0))
    return past.trainer
  }
}
