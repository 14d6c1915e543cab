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
  /// A network that makes fewer errors than this may be sure of itself.
  private static let fewErrors = 0.05

  func look(at examination: CheckedRun) -> CheckOutcome {
    let layers = examination.layers(with: [.sigmoid, .tanh]).filter {
      !examination.isPairedOutput($0.number)
    }
    guard !layers.isEmpty else { return .skipped(.noLayer([.sigmoid, .tanh])) }
    let isLearnt = examination.train.value(.error).map { $0 < Self.fewErrors } ?? false
    return .found(
      layers.compactMap { number, layer in
        finding(in: examination.tensor("A\(number)"), number, layer.activation)
      }.filter { $0.severity == .serious || !isLearnt })
  }

  private func finding(
    in A: Matrix<Double>, _ layer: Int, _ activation: Activation
  ) -> Finding? {
    let low = activation == .tanh ? -1.0 : 0
    let flat = A.elements.count { $0 < low + Self.margin || $0 > 1 - Self.margin }
    let share = Double(flat) / Double(A.count)
    guard share >= Self.shares.moderate else { return nil }
    return Finding(
      share >= Self.shares.serious ? .serious : .moderate,
      .saturation(layer: layer, activation, share: share))
  }
}
