import Engine
import Glibc

/// The cost of the first weights: a network that knows nothing yet should not be sure of itself.
///
/// Guessing costs ln k for one of k classes, ln 2 for each yes or no.
struct InitialCostCheck: HealthCheck {
  let topic = Checkup.Topic.initialCost

  /// First weights of the right size add about a half to the cost of guessing; what is above
  /// these factors of it comes from weights or inputs that are too large.
  private static let factors = (mild: 1.5, moderate: 3.0, serious: 10.0)
  private static let settled = 20
  /// Normalised inputs have a root mean square of 1.
  private static let largeInputs = 2.0
  /// How much above guessing the cost must be as well.
  private static let excess = 1.0

  func look(at examination: CheckedRun) -> CheckOutcome {
    guard let guessing = Self.guessing(examination) else { return .skipped(.noClasses) }
    guard let cost = Self.firstCost(examination) else { return .skipped(.regularized) }
    // A cost that is not finite is the cost check's.
    guard cost.isFinite else { return .skipped(.costNotFinite) }
    // What training has taken down is no trouble any more.
    if examination.costs.count >= Self.settled, examination.cost < guessing { return .found([]) }
    let factor = cost / guessing
    guard factor >= Self.factors.mild, cost >= guessing + Self.excess else { return .found([]) }
    let severity: Finding.Severity =
      factor >= Self.factors.serious
      ? .serious : factor >= Self.factors.moderate ? .moderate : .mild
    let isNow = examination.costs.isEmpty
    return .found([
      Finding(
        severity,
        .initialCost(
          cost, guessing: guessing, isNow: isNow,
          areInputsLarge: examination.tensor("X").rootMeanSquare > Self.largeInputs),
        cure: examination.cureOfWeights)
    ])
  }

  /// The cost of guessing; nil where numbers are predicted or there is no label.
  private static func guessing(_ examination: CheckedRun) -> Double? {
    let Y = examination.training.Y
    let known = Double(Y.elements.count { !$0.isNaN }) / Double(Y.columns)
    guard known > 0 else { return nil }
    switch examination.network.loss {
    case .bce, .bceFromZ: return known * log(2)
    case .ce, .ceFromZ: return known / Double(Y.rows) * log(Double(Y.rows))
    case .squared: return nil
    }
  }

  /// The cost before the first update; nil where it is not known by itself.
  private static func firstCost(_ examination: CheckedRun) -> Double? {
    guard let first = examination.costs.first else { return examination.cost }
    let hyper = examination.hyperparameters
    return hyper.l2 == 0 && hyper.l1 == 0 ? first : nil
  }
}
