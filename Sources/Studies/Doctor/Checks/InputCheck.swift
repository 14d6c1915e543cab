import Datasets
import Matrices

/// Features that are not of one size around 0: the cost becomes a narrow valley.
struct InputCheck: HealthCheck {
  let topic = Checkup.Topic.inputs

  /// The steepness of the cost along a weight grows with the square of its feature's spread: ten
  /// means a hundred times, and the largest feature alone says how high the rate may be.
  private static let ratios = (moderate: 10.0, serious: 100.0)
  /// A mean this many spreads from 0 makes all weights of a unit pull together.
  private static let offset = 3.0
  /// Rates and first weights are made for numbers of about 1.
  private static let sizes = (moderate: 10.0, serious: 100.0)

  func look(at examination: CheckedRun) -> CheckOutcome {
    // The pixels of a picture share one scale, and those at the edge hardly vary.
    let isPicture = examination.training.image != nil
    let features = Self.features(of: examination.training).filter { $0.deviation > 0 }
    let finding =
      (isPicture ? nil : Self.uneven(features)) ?? Self.large(features)
      ?? (isPicture ? nil : Self.offCentre(features))
    return .found(finding.map { [$0] } ?? [])
  }

  private static func large(_ features: [Trouble.Feature]) -> Finding? {
    guard let largest = features.max(by: { $0.size < $1.size }), largest.size >= sizes.moderate
    else { return nil }
    return Finding(
      largest.size >= sizes.serious ? .serious : .moderate, .offCentreInputs(largest))
  }

  private static func offCentre(_ features: [Trouble.Feature]) -> Finding? {
    guard let furthest = features.max(by: { $0.offset < $1.offset }), furthest.offset >= offset
    else { return nil }
    return Finding(.mild, .offCentreInputs(furthest))
  }

  private static func features(of dataset: Dataset) -> [Trouble.Feature] {
    let X = dataset.X
    let means = X.mean(along: .columns).elements
    let variances = X.variance(along: .columns).elements
    return means.indices.map { row in
      Trouble.Feature(
        row: row, name: dataset.featureNames[row], mean: means[row],
        deviation: variances[row].squareRoot())
    }
  }

  private static func uneven(_ features: [Trouble.Feature]) -> Finding? {
    guard let wide = features.max(by: { $0.deviation < $1.deviation }),
      let narrow = features.min(by: { $0.deviation < $1.deviation })
    else { return nil }
    let ratio = wide.deviation / narrow.deviation
    guard ratio >= ratios.moderate else { return nil }
    return Finding(
      ratio >= ratios.serious ? .serious : .moderate, .unevenInputs(wide, narrow))
  }
}

extension Trouble.Feature {
  /// How large its values are: √(mean of the squares).
  fileprivate var size: Double { (mean * mean + deviation * deviation).squareRoot() }
  /// How many spreads its mean is from 0.
  fileprivate var offset: Double { abs(mean) / deviation }
}
