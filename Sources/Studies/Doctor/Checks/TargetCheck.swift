import Engine

/// Numbers to be predicted that the network hardly reaches.
///
/// Outside what the last activation puts out no weights come to them. Where they are large, the first
/// weights put out about 1, and the way from there to a million is one long step that no hidden layer
/// stands.
struct TargetCheck: HealthCheck {
  let topic = Checkup.Topic.targets

  private static let sizes = (moderate: 30.0, serious: 300.0)
  /// Below this share labels out of reach are a few that stand out.
  private static let few = 0.02

  func look(at examination: CheckedRun) -> CheckOutcome {
    let known = examination.training.Y.elements.filter { !$0.isNaN }
    guard examination.network.loss == .squared, !known.isEmpty else {
      return .skipped(.noLargeTargets)
    }
    let unreached = Self.unreached(known, examination)
    guard unreached != nil || examination.network.depth > 1 else {
      return .skipped(.noLargeTargets)
    }
    return .found([unreached, Self.large(known, examination)].compactMap(\.self))
  }

  private static func unreached(_ labels: [Double], _ examination: CheckedRun) -> Finding? {
    let network = examination.network
    guard let last = network.layers.last, let range = last.reach, let lowest = labels.min(),
      let highest = labels.max()
    else { return nil }
    let share = Double(labels.count { !range.contains($0) }) / Double(labels.count)
    guard share > few else { return nil }
    let trouble = Trouble.outOfReach(
      last.activation, labels: lowest...highest, reach: range, share: share)
    let layers: [Layer] =
      network.layers.dropLast() + [Layer(units: network.outputs, activation: .linear)]
    let isTried = examination.allowsTrials && examination.hyperparameters.bug == nil
    return Finding(
      .serious, trouble, cure: isTried ? examination.cure(among: [.layers(layers)]) : nil)
  }

  private static func large(_ labels: [Double], _ examination: CheckedRun) -> Finding? {
    guard examination.network.depth > 1 else { return nil }
    let mean = labels.reduce(0, +) / Double(labels.count)
    let spread = labels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(labels.count)
    let size = (mean * mean + spread).squareRoot()
    guard size >= sizes.moderate else { return nil }
    return Finding(
      size >= sizes.serious ? .serious : .moderate,
      .largeTargets(mean: mean, deviation: spread.squareRoot()))
  }
}

extension Layer {
  /// What its activation puts out; nil where that is every number.
  fileprivate var reach: ClosedRange<Double>? {
    switch activation {
    case .sigmoid, .softmax: 0...1
    case .tanh: -1...1
    case .relu, .softplus: 0...Double.infinity
    case .elu: -abs(slope ?? 1)...Double.infinity
    // Their lowest points, at z = -0.752 and -1.278.
    case .gelu: -0.17...Double.infinity
    case .silu: -0.2785...Double.infinity
    case .linear, .leakyrelu, .prelu: nil
    }
  }
}
