import Engine
import Matrices

/// Sigmoid and tanh at their flat ends, where hardly any gradient comes through.
///
/// An output paired with its loss is left out: its dZ is A - Y, and certainty is what it is for.
struct SaturationCheck: HealthCheck {
  let topic = Checkup.Topic.saturation

  /// Within this distance of an end the slope is below 4 % of its largest for sigmoid, 2 % for
  /// tanh.
  static let margin = 0.01
  /// Half of the activations flat halves what a layer learns; of nine in ten little is left.
  private static let shares = (serious: 0.9, moderate: 0.5)
  /// Before so many iterations the units are where the first weights put them.
  private static let settled = 20

  func look(at examination: CheckedRun) -> CheckOutcome {
    let layers = examination.layers(with: [.sigmoid, .tanh]).filter {
      !examination.isPairedOutput($0.number)
    }
    guard !layers.isEmpty else { return .skipped(.noLayer([.sigmoid, .tanh])) }
    let found = layers.compactMap { number, layer in
      finding(in: examination.tensor("A\(number)"), number, layer.activation)
    }
    let isSerious = found.contains { $0.severity == .serious }
    if !found.isEmpty, examination.isLearnt, !isSerious { return .skipped(.learnt) }
    return .found(found.compactMap { Self.tried($0, examination) })
  }

  /// With what takes the units off their flat ends and lowers the cost on a copy; where nothing does,
  /// units that are steep are what the data ask for, unless hardly any gradient comes through.
  private static func tried(_ finding: Finding, _ examination: CheckedRun) -> Finding? {
    guard case .saturation(let layer, _, _) = finding.trouble, examination.allowsTrials,
      examination.hyperparameters.bug == nil
    else { return finding }
    let layers = examination.network.layers
    func changed(_ change: (inout Layer) -> Void) -> Change {
      var layers = layers
      change(&layers[layer - 1])
      return .layers(layers)
    }
    let changes: [Change] = [
      .reset, changed { $0.initialization = Initialization(scale: .xavier) }, .normalize,
      changed { $0.activation = .relu },
    ]
    let isOutput = layer == layers.count
    let cure = examination.cure(among: isOutput ? Array(changes.prefix(3)) : changes)
    let began = layers[layer - 1].initialization.scale
    // Weights that began at ten times the usual size are to blame whatever a longer run would mend.
    if cure == nil, finding.severity != .serious, examination.costs.count >= settled,
      began != .large
    {
      return nil
    }
    let since = examination.beginning { run in
      let activation = layers[layer - 1].activation
      return run.tensor("A\(layer)").map { flatShare(of: $0, activation) >= shares.moderate }
        ?? false
    }
    return Finding(finding.severity, finding.trouble, cure: cure, since: since)
  }

  private func finding(
    in A: Matrix<Double>, _ layer: Int, _ activation: Activation
  ) -> Finding? {
    let share = Self.flatShare(of: A, activation)
    guard share >= Self.shares.moderate else { return nil }
    return Finding(
      share >= Self.shares.serious ? .serious : .moderate,
      .saturation(layer: layer, activation, share: share))
  }

  /// The share of activations at a flat end.
  private static func flatShare(of A: Matrix<Double>, _ activation: Activation) -> Double {
    let low = activation == .tanh ? -1.0 : 0
    let flat = A.elements.count { $0 < low + margin || $0 > 1 - margin }
    return Double(flat) / Double(A.count)
  }
}
