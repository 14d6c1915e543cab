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

  /// How many bytes a run would take whose first weights are drawn now.
  public static func memory(
    of network: Network, on data: TrainingSet, with hyperparameters: Hyperparameters
  ) -> Double {
    let plan = Plan(training: network, on: data, with: hyperparameters)
    let capacity = min(hyperparameters.batchSize ?? data.count, data.count)
    return plan.memory(capacity: capacity, hyperparameters.precision)
  }
}

extension Plan {
  /// Sees that there is room for every tensor, with as many examples in a batch.
  /// - Throws: `TrainingError.memory` with what they would take.
  func checkMemory(capacity: Int, _ precision: Precision) throws(TrainingError) {
    let needed = Int(exactly: memory(capacity: capacity, precision).rounded()) ?? .max
    // What is small is there, and asking takes some microseconds.
    guard needed > 1 << 26, !MachineMemory.hasRoom(for: needed) else { return }
    throw .memory(needed: needed, room: MachineMemory.left)
  }

  /// What every tensor takes, with as many examples in a batch.
  fileprivate func memory(capacity: Int, _ precision: Precision) -> Double {
    let sizes = tensors.map { Double($0.rows) * Double($0.shape(examples: capacity).columns) }
    let scalar = precision == .float32 ? MemoryLayout<Float>.stride : MemoryLayout<Double>.stride
    // Weights are drawn in float64 before they take their place.
    return sizes.reduce(0, +) * Double(scalar) + (sizes.max() ?? 0) * 16
  }
}
