extension Plan {
  /// What makes the network the one it is, layer by layer: the parameters, frozen ones too, and
  /// batch norm's running averages; nothing of an optimizer.
  public var model: [(spec: TensorSpec, layer: Int)] {
    stages.filter { $0.id.pass == .forward }.flatMap { stage in
      stage.owns.map { ($0, stage.id.layer ?? 0) }
    }
  }
}
