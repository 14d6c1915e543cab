import Engine
import Matrices

/// Units of a layer that all have the same weights and get the same gradient: they stay the same.
struct SymmetryCheck: HealthCheck {
  let topic = Checkup.Topic.symmetry

  func look(at examination: CheckedRun) -> CheckOutcome {
    let depth = examination.network.depth
    guard depth > 1 else { return .skipped(.oneLayer) }
    // Output units have labels of their own, which tell them apart.
    let findings = (1..<depth).compactMap { layer -> Finding? in
      let (W, dW) = (examination.tensor("W\(layer)"), examination.tensor("dW\(layer)"))
      guard W.rows > 1, W.hasEqualRows, dW.hasEqualRows else { return nil }
      return Finding(
        .serious, .equalUnits(layer: layer, units: W.rows),
        cure: examination.cureOfWeights)
    }
    return .found(findings)
  }
}

extension Matrix<Double> {
  /// Whether every row is the same as the first.
  fileprivate var hasEqualRows: Bool {
    elements.indices.allSatisfy { elements[$0] == elements[$0 / rows * rows] }
  }
}
