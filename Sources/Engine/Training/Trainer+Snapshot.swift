extension Trainer {
  /// Everything a run consists of at one point.
  public struct Snapshot: Sendable {
    let state: RunState
    let nextStage: Int
    let stagesRun: Int
    let earlierExamples: Int
    let costs: Int
    let hand: HandMade
    let memory: any Sendable

    /// The same, with nothing of the tensors.
    var withoutMemory: Snapshot {
      Snapshot(
        state: state, nextStage: nextStage, stagesRun: stagesRun,
        earlierExamples: earlierExamples, costs: costs, hand: hand, memory: [Float]())
    }
  }

  /// A copy of the run as it is.
  /// - Parameter lastingOnly: Whether to leave out the tensors that each iteration computes anew.
  public func snapshot(lastingOnly: Bool = false) -> Snapshot {
    Snapshot(
      state: state, nextStage: nextStage, stagesRun: stagesRun, earlierExamples: earlierExamples,
      costs: costs.count, hand: hand,
      memory: core.copy(lastingOnly: lastingOnly))
  }

  /// A copy of what lives on, in the memory of an earlier one where nobody else holds that.
  func lastingSnapshot(over earlier: inout (any Sendable)?) -> Snapshot {
    Snapshot(
      state: state, nextStage: nextStage, stagesRun: stagesRun, earlierExamples: earlierExamples,
      costs: costs.count, hand: hand, memory: core.copyLasting(over: &earlier))
  }

  /// Puts a copy of this run back, bit for bit; the costs that led there are the caller's to put
  /// back where the run has gone back in between.
  public func restore(_ snapshot: Snapshot) {
    state = snapshot.state
    (nextStage, stagesRun) = (snapshot.nextStage, snapshot.stagesRun)
    (earlierExamples, hand) = (snapshot.earlierExamples, snapshot.hand)
    costs.removeLast(max(0, costs.count - snapshot.costs))
    core.restore(snapshot.memory)
  }

  /// How many bytes a copy takes.
  func byteCount(lastingOnly: Bool) -> Int { core.byteCount(lastingOnly: lastingOnly) }

  /// A run of its own that stands where this one does.
  func duplicate() -> Trainer {
    let copy = emptyDuplicate()
    copy.costs = costs
    copy.core.take(from: core)
    copy.state = state
    (copy.nextStage, copy.stagesRun) = (nextStage, stagesRun)
    (copy.earlierExamples, copy.hand) = (earlierExamples, hand)
    return copy
  }

  /// A run of its own that stands at a copy of this one; what does not live on is not there.
  func duplicate(at snapshot: Snapshot) -> Trainer {
    let copy = emptyDuplicate()
    copy.restore(snapshot)
    return copy
  }

  private func emptyDuplicate() -> Trainer {
    Trainer(
      plan, on: data, with: state.hyperparameters, capacity: core.capacity, isLazy: true)
  }
}
