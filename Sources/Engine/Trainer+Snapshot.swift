extension Trainer {
  /// Everything a run consists of at one point.
  public struct Snapshot: Sendable {
    let state: RunState
    let nextStage: Int
    let earlierExamples: Int
    let costs: Int
    let memory: any Sendable
  }

  /// A copy of the run as it is.
  public func snapshot() -> Snapshot {
    Snapshot(
      state: state, nextStage: nextStage, earlierExamples: earlierExamples, costs: costs.count,
      memory: core.copy())
  }

  /// Puts a copy of this run back, bit for bit.
  public func restore(_ snapshot: Snapshot) {
    state = snapshot.state
    nextStage = snapshot.nextStage
    earlierExamples = snapshot.earlierExamples
    costs.removeLast(max(0, costs.count - snapshot.costs))
    core.restore(snapshot.memory)
  }
}
