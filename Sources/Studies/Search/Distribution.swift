import Glibc

/// Where a trial's setting is drawn from, by one number u = `rand()` in [0, 1).
public enum Distribution: Hashable, Sendable {
  /// From a to b, equally often in each power of ten: 10^r with r = log10 b - (log10 b - log10 a)·u.
  ///
  /// From 1e-4 to 1 that is r = -4·u.
  case log(Double, Double)
  /// 1 - x with x on the logarithmic scale from a to b, as for beta: 1-log(0.001, 0.1).
  case oneMinusLog(Double, Double)
  /// From a to b, equally often everywhere: a + (b - a)·u.
  case uniform(Double, Double)
  /// A whole number from a through b: a + ⌊(b - a + 1)·u⌋.
  case int(Int, Int)
  /// One of some values: the one at ⌊n·u⌋.
  case choice([Double])

  /// What u gives.
  public func value(_ u: Double) -> Double {
    switch self {
    case .log(let a, let b): Self.log(a, b, u)
    case .oneMinusLog(let a, let b): 1 - Self.log(a, b, u)
    case .uniform(let a, let b): a + (b - a) * u
    case .int(let a, let b): Double(a) + ((Double(b) - Double(a) + 1) * u).rounded(.down)
    case .choice(let values): values[min(values.count - 1, Int(Double(values.count) * u))]
    }
  }

  private static func log(_ a: Double, _ b: Double, _ u: Double) -> Double {
    let (low, high) = (log10(a), log10(b))
    return pow(10, high + (low - high) * u)
  }

  /// The exponent's bounds, where it is on the logarithmic scale.
  public var exponents: (low: Double, high: Double)? {
    switch self {
    case .log(let a, let b), .oneMinusLog(let a, let b): (log10(a), log10(b))
    case .uniform, .int, .choice: nil
    }
  }

  /// The least and the largest value it can give.
  public var bounds: ClosedRange<Double>? {
    switch self {
    case .log(let a, let b), .uniform(let a, let b): a <= b ? a...b : nil
    case .oneMinusLog(let a, let b): a <= b ? (1 - b)...(1 - a) : nil
    case .int(let a, let b): a <= b ? Double(a)...Double(b) : nil
    case .choice(let values):
      values.min().flatMap { low in values.max().map { low...$0 } }
    }
  }

  /// What the same u would give without the logarithmic scale.
  public func uniformValue(_ u: Double) -> Double {
    guard let bounds else { return .nan }
    return bounds.lowerBound + (bounds.upperBound - bounds.lowerBound) * u
  }
}
