import Engine
import Formulas

/// A copy of a run that goes through an iteration again, past one of its stages.
final class Replay {
  private let past: Timeline
  /// What lives on, before the stage.
  private let lasting: [String: Value]
  private lazy var end = finished()

  /// Goes to a stage and through it.
  /// - Parameters:
  ///   - start: The beginning of the iteration.
  ///   - home: The index of the stage.
  ///   - runsStage: Whether to run it.
  init(_ timeline: Timeline, from start: Moment, to home: Int, running runsStage: Bool) {
    var past = timeline.forked()
    if past.now > Moment(finished: start.finished, stages: home) { past.go(to: start) }
    while past.trainer.nextStage < home { past.runStage() }
    lasting = past.trainer.lastingValues
    if runsStage { past.runStage() }
    self.past = past
  }

  /// A tensor as it was before the stage.
  func before(_ name: String) -> Value? { lasting[name] ?? after(name) }

  /// A tensor or a scalar as the stage left it.
  func after(_ name: String) -> Value? { past.trainer.value(of: name) }

  /// A tensor as the iteration left it.
  func atEnd(_ name: String) -> Value? { end.value(of: name) }

  private func finished() -> Trainer {
    var end = past.forked()
    while end.trainer.nextStage > 0 { end.runStage() }
    return end.trainer
  }
}

extension Trainer {
  /// A tensor or a scalar by its name in the plan; nil where it has not been computed.
  func value(of name: String) -> Value? {
    guard let spec = plan.tensor(named: name) else { return scalar(name).map { Value($0) } }
    return tensor(name).map { spec.isScalar ? Value($0.elements[0]) : Value($0) }
  }

  /// All that lives on from iteration to iteration.
  fileprivate var lastingValues: [String: Value] {
    var values: [String: Value] = [:]
    for spec in plan.tensors where plan.lives(on: spec) { values[spec.name] = value(of: spec.name) }
    return values
  }
}
