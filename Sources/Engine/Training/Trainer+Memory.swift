import Matrices

extension Trainer {
  /// Sees that there is room for every tensor of a run before any is made.
  /// - Throws: `TrainingError.memory` with what they would take.
  public static func checkMemory(
    of network: Network, on data: TrainingSet, with hyperparameters: Hyperparameters
  ) throws(TrainingError) {
    let plan = Plan(training: network, on: data, with: hyperparameters)
    let capacity = min(hyperparameters.batchSize ?? data.count, data.count)
    try plan.checkMemory(capacity: capacity, hyperparameters.precision)
  }
}

extension Plan {
  /// Sees that there is room for every tensor, with as many examples in a batch.
  /// - Throws: `TrainingError.memory` with what they would take.
  func checkMemory(capacity: Int, _ precision: Precision) throws(TrainingError) {
    let sizes = tensors.map { Double($0.rows) * Double($0.shape(examples: capacity).columns) }
    let scalar = precision == .float32 ? MemoryLayout<Float>.stride : MemoryLayout<Double>.stride
    // Weights are drawn in float64 before they take their place.
    let bytes = sizes.reduce(0, +) * Double(scalar) + (sizes.max() ?? 0) * 16
    let needed = Int(exactly: bytes.rounded()) ?? .max
    // What is small is there, and asking takes some microseconds.
    guard needed > 1 << 26, !MachineMemory.hasRoom(for: needed) else { return }
    throw .memory(needed: needed, room: MachineMemory.left)
  }
}
