import Engine
import Matrices

/// A network without a hidden layer that has come to rest with errors: no line separates the
/// classes, and no rate will.
struct CapacityCheck: HealthCheck {
  let topic = Checkup.Topic.capacity

  /// From these shares of errors a bend in the boundary is worth a layer.
  private static let errors = (moderate: 0.1, serious: 0.25)
  /// Beside the size of the inputs, a gradient below this moves nothing.
  private static let rest = 1e-3
  private static let fewest = 20
  /// The hidden layer that is tried, and the share of errors below which it helps.
  private static let (units, helps) = (16, 0.7)

  func look(at examination: CheckedRun) -> CheckOutcome {
    guard examination.network.depth == 1 else { return .skipped(.hiddenLayers) }
    guard let error = examination.train.value(.error) else { return lookAtNumbers(examination) }
    guard examination.costs.count >= Self.fewest else {
      return .skipped(.iterations(needed: Self.fewest))
    }
    let isAtRest = examination.tensor("dW1").rootMeanSquare < Self.rest || hasStopped(examination)
    guard isAtRest, error >= Self.errors.moderate else { return .found([]) }
    return .found(Self.finding(error, examination))
  }

  /// Numbers that no line runs through: a copy with a hidden layer comes far closer.
  private func lookAtNumbers(_ examination: CheckedRun) -> CheckOutcome {
    let cost = examination.train.cost
    guard examination.network.loss == .squared else { return .skipped(.noClasses) }
    guard examination.costs.count >= Self.fewest else {
      return .skipped(.iterations(needed: Self.fewest))
    }
    guard hasStopped(examination), cost > Self.unexplained * examination.constantCost,
      let bent = examination.cost(withHiddenUnits: Self.units), bent < Self.closer * cost
    else { return .found([]) }
    return .found([Finding(.moderate, .noHiddenLayerForNumbers(cost: cost, withHidden: bent))])
  }

  /// Below this share of the labels' spread a line has said what there is to say.
  private static let unexplained = 0.02
  private static let closer = 0.3

  /// A hidden layer is missing where one helps: classes that overlap are no matter of lines.
  ///
  /// Under a penalty, which may be what keeps the errors, only a trial tells.
  private static func finding(_ error: Double, _ examination: CheckedRun) -> [Finding] {
    let bent = examination.error(withHiddenUnits: units)
    let hyper = examination.hyperparameters
    if bent == nil, hyper.l2 > 0 || hyper.l1 > 0 { return [] }
    if let bent, bent > helps * error { return [] }
    return [
      Finding(
        error >= errors.serious ? .serious : .moderate,
        .noHiddenLayer(error: error, withHidden: bent))
    ]
  }

  private func hasStopped(_ examination: CheckedRun) -> Bool {
    guard
      let curve = CostCurve(
        examination.costs, iterationsPerEpoch: examination.iterationsPerEpoch)
    else { return false }
    guard case .costBarelyFalls = CostCheck.finding(curve)?.trouble else { return false }
    return true
  }
}
