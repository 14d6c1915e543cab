import Engine
import Matrices

/// How the gradient's size changes on its way back: the root mean square of dZ by layer.
struct GradientCheckup: HealthCheck {
  let topic = Checkup.Topic.gradients

  /// Weights begun by He or Xavier keep dZ within a factor of some ten over ten layers.
  ///
  /// A thousand means that no single rate suits both ends; a million, that one does not learn.
  private static let factors = (serious: 1e6, moderate: 1e3)
  /// Below this an error is rounding.
  private static let noError = 1e-12

  func look(at examination: CheckedRun) -> CheckOutcome {
    let depth = examination.network.depth
    guard depth > 1 else { return .skipped(.oneLayer) }
    let sizes = (1...depth).map { examination.tensor("dZ\($0)").rootMeanSquare }
    guard sizes.allSatisfy(\.isFinite) else { return .skipped(.costNotFinite) }
    guard sizes[depth - 1] > Self.noError else { return .skipped(.noError) }
    return .found(vanishing(sizes) + exploding(sizes))
  }

  private func vanishing(_ sizes: [Double]) -> [Finding] {
    guard let index = sizes.indices.min(by: { sizes[$0] < sizes[$1] }) else { return [] }
    let factor = sizes[sizes.count - 1] / sizes[index]
    return severity(factor).map {
      [Finding($0, .vanishingGradients(sizes, smallest: index + 1))]
    } ?? []
  }

  private func exploding(_ sizes: [Double]) -> [Finding] {
    guard let index = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return [] }
    let factor = sizes[index] / sizes[sizes.count - 1]
    return severity(factor).map {
      [Finding($0, .explodingGradients(sizes, largest: index + 1))]
    } ?? []
  }

  private func severity(_ factor: Double) -> Finding.Severity? {
    factor >= Self.factors.serious ? .serious : factor >= Self.factors.moderate ? .moderate : nil
  }
}

extension Matrix<Double> {
  /// √(mean of the squares).
  var rootMeanSquare: Double {
    (elements.reduce(0) { $0 + $1 * $1 } / Double(count)).squareRoot()
  }
}
