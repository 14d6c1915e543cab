extension Trainer {
  /// All of a run that lives on from one iteration to the next, to be gone on with elsewhere.
  public struct Checkpoint: Sendable {
    let snapshot: Snapshot
    let costs: [Double]
    /// How many bytes it takes.
    public let byteCount: Int
  }

  /// What lives on, between two iterations; nil within one.
  public func checkpoint() -> Checkpoint? {
    guard nextStage == 0 else { return nil }
    return Checkpoint(
      snapshot: snapshot(lastingOnly: true), costs: costs,
      byteCount: byteCount(lastingOnly: true) + costs.count * MemoryLayout<Double>.stride)
  }

  /// A run that goes on, bit for bit, where a checkpoint of the same network was taken.
  ///
  /// The tensors of the iteration before it are not there until the next one computes them.
  /// - Throws: `TrainingError` where the data does not fit the network.
  public convenience init(
    _ network: Network, on data: TrainingSet, resuming checkpoint: Checkpoint
  ) throws(TrainingError) {
    try self.init(network, on: data, with: checkpoint.snapshot.state.hyperparameters)
    costs = checkpoint.costs
    restore(checkpoint.snapshot)
    earlierExamples = 0
  }
}
