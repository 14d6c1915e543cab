import Engine
import Matrices

/// Hidden layers that began with `init=small` and have stayed there: every answer is the same.
struct SmallWeightsCheck: HealthCheck {
  let topic = Checkup.Topic.smallWeights

  /// A layer whose weights are still this close to what they began with has not been reached.
  private static let growth = 3.0
  private static let guessing = 0.97

  func look(at examination: CheckedRun) -> CheckOutcome {
    let layers = examination.network.layers
    let small = layers.indices.filter { layers[$0].initialization.scale == .small }
    guard !small.isEmpty else { return .skipped(.noSmallWeights) }
    guard let layer = small.first(where: { hasStayed($0, examination) }),
      layers.count > 1, examination.isGuessing(beyond: Self.guessing)
    else { return .found([]) }
    return .found([
      Finding(
        examination.costs.isEmpty ? .moderate : .serious,
        .smallWeights(
          layer: layer + 1, size: examination.tensor("W\(layer + 1)").rootMeanSquare))
    ])
  }

  private func hasStayed(_ index: Int, _ examination: CheckedRun) -> Bool {
    examination.tensor("W\(index + 1)").rootMeanSquare < Self.growth * 0.01
  }
}
