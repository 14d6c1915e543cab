import Engine

/// Numbers to be predicted that are large: the first weights put out about 1, and the way from there to
/// a million is one long step that no hidden layer stands.
struct TargetCheck: HealthCheck {
  let topic = Checkup.Topic.targets

  private static let sizes = (moderate: 30.0, serious: 300.0)

  func look(at examination: CheckedRun) -> CheckOutcome {
    guard examination.network.loss == .squared, examination.network.depth > 1 else {
      return .skipped(.noLargeTargets)
    }
    let known = examination.training.Y.elements.filter { !$0.isNaN }
    guard !known.isEmpty else { return .skipped(.noLargeTargets) }
    let mean = known.reduce(0, +) / Double(known.count)
    let spread = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
    let size = (mean * mean + spread).squareRoot()
    guard size >= Self.sizes.moderate else { return .found([]) }
    return .found([
      Finding(
        size >= Self.sizes.serious ? .serious : .moderate,
        .largeTargets(mean: mean, deviation: spread.squareRoot()))
    ])
  }
}
