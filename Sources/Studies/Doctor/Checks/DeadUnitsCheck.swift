import Engine
import Matrices

/// ReLU units that put out 0 whatever comes in: their slope is 0 too, so they never learn again.
struct DeadUnitsCheck: HealthCheck {
  let topic = Checkup.Topic.deadUnits

  /// With half of its units dead a layer has lost what it was made wide for; below a tenth the
  /// others make up for it.
  private static let shares = (serious: 0.5, moderate: 0.1)

  func look(at examination: CheckedRun) -> CheckOutcome {
    let layers = examination.layers(with: [.relu])
    guard !layers.isEmpty else { return .skipped(.noLayer([.relu])) }
    let found = layers.compactMap { finding(in: examination.tensor("A\($0.number)"), $0.number) }
    if !found.isEmpty, examination.isLearnt { return .skipped(.learnt) }
    return .found(found.map { Self.tried($0, examination) })
  }

  /// With when they died, and what brings them back on a copy.
  private static func tried(_ finding: Finding, _ examination: CheckedRun) -> Finding {
    guard case .deadUnits(let layer, let units, _, _) = finding.trouble,
      examination.hyperparameters.bug == nil
    else { return finding }
    let since = examination.beginning { run in
      let shares = run.tensor("A\(layer)")?.map { $0 == 0 ? 1.0 : 0 }.mean(along: .columns).elements
      return shares.map { shares in units.count { shares[$0] == 1 } * 2 > units.count } ?? false
    }
    guard examination.allowsTrials, finding.severity > .mild else {
      return Finding(finding.severity, finding.trouble, since: since)
    }
    let rate = examination.rate
    let leaky = examination.network.layers.map { layer -> Layer in
      var layer = layer
      if layer.activation == .relu {
        (layer.activation, layer.slope) = (.leakyrelu, Activation.leakyrelu.defaultSlope)
      }
      return layer
    }
    // Units that died of a step die of it again.
    let changes: [Change] =
      since == 0 || examination.past.setByHand != nil
      ? [.reset, .layers(leaky)]
      : [.rate((rate / 10).withTwoDigits, anew: true), .reset, .layers(leaky)]
    return Finding(
      finding.severity, finding.trouble, cure: examination.cure(among: changes), since: since)
  }

  private func finding(in A: Matrix<Double>, _ layer: Int) -> Finding? {
    let isZero = A.map { $0 == 0 ? 1.0 : 0 }
    let shares = isZero.mean(along: .columns).elements
    let dead = shares.indices.filter { shares[$0] == 1 }
    guard !dead.isEmpty else { return nil }
    let trouble = Trouble.deadUnits(
      layer: layer, units: dead, of: A.rows, zeros: isZero.mean().elements[0])
    return Finding(Self.severity(Double(dead.count) / Double(A.rows)), trouble)
  }

  private static func severity(_ share: Double) -> Finding.Severity {
    share >= shares.serious ? .serious : share >= shares.moderate ? .moderate : .mild
  }
}
