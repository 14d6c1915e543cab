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
    return !found.isEmpty && examination.isLearnt ? .skipped(.learnt) : .found(found)
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
