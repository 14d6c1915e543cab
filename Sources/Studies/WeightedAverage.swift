import Glibc

/// The exponentially weighted average of a series: v = beta·v + (1 - beta)·theta from v = 0.
///
/// ```swift
/// let average = WeightedAverage(of: [1, 1], beta: 0.9)
/// let values = average.values  // 0.1, 0.19
/// let corrected = average.corrected  // 1, 1
/// ```
public struct WeightedAverage: Hashable, Sendable {
  /// The weight of what was, in 0..<1.
  public let beta: Double
  /// The averages, one for each value.
  public let values: [Double]
  /// The averages without the bias of beginning at 0: v / (1 - beta^t), t from 1.
  public let corrected: [Double]

  /// Averages a series.
  public init(of series: [Double], beta: Double) {
    precondition(beta >= 0 && beta < 1, "beta \(beta)")
    self.beta = beta
    var v = 0.0
    values = series.map { theta in
      v = beta * v + (1 - beta) * theta
      return v
    }
    corrected = zip(values, 1...).map { $0 / (1 - pow(beta, Double($1))) }
  }

  /// About how many values it averages over, 1 / (1 - beta): older ones weigh less than 1/e.
  public var span: Double { 1 / (1 - beta) }
}
