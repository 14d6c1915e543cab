import Datasets

/// A number runs are compared by.
public enum Measure: Hashable, Sendable {
  /// A metric of the dev part.
  case dev(Metric)
  /// The cost of the last mini-batch.
  case cost
  /// How long the training took.
  case seconds
  /// How many numbers are learnt.
  case parameters

  /// Every measure.
  public static let all = Metric.allCases.map(Measure.dev) + [.cost, .seconds, .parameters]

  /// Reads a name; `dev_accuracy` stands for `accuracy_dev`.
  public init?(named name: String) {
    let swapped = name.hasPrefix("dev_") ? name.dropFirst(4) + "_dev" : name[...]
    guard
      let measure = Self.all.first(where: {
        $0.name.lowercased() == swapped.lowercased()
      })
    else { return nil }
    self = measure
  }

  /// What it is called.
  public var name: String {
    switch self {
    case .dev(let metric): "\(metric.rawValue)_\(Splits.Part.dev.rawValue)"
    case .cost: "cost"
    case .seconds: "seconds"
    case .parameters: "parameters"
    }
  }

  /// Whether more is better.
  public var growsWithQuality: Bool {
    if case .dev(let metric) = self { metric.growsWithQuality } else { false }
  }

  /// Whether the first value is better than the second; a value is better than NaN.
  public func prefers(_ value: Double, to other: Double) -> Bool {
    if value.isNaN || other.isNaN { return !value.isNaN && other.isNaN }
    return growsWithQuality ? value > other : value < other
  }
}
