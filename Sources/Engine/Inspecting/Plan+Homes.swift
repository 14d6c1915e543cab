extension Plan {
  /// The stage at which a tensor is looked at: its writer, or for an aside the one behind the cost,
  /// when all it reads is there.
  public func home(of tensor: String) -> Int? {
    writer(of: tensor)
      ?? (asides.contains { $0.writes.contains { $0.name == tensor } }
        ? index(of: StageID(.cost)).map { $0 + 1 } : nil)
  }

  /// Whether a tensor lives on from iteration to iteration.
  public func lives(on spec: TensorSpec) -> Bool {
    tensors.contains { $0.name == spec.name && $0.beginning != nil }
  }
}
