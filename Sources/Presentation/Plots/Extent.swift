/// The stretch of numbers an axis shows.
public struct Extent: Sendable, Hashable {
  /// The largest size drawn; what is beyond counts as infinite.
  static let limit = 1e300

  /// Its ends; finite and different.
  public let range: ClosedRange<Double>

  /// The stretch from the least to the greatest of the numbers that can be drawn, widened where
  /// they are all the same; nil where there is none.
  public init?(of values: some Sequence<Double>, withZero: Bool = false) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where value.isDrawable {
      low = Swift.min(low, value)
      high = Swift.max(high, value)
    }
    guard low <= high else { return nil }
    if withZero { (low, high) = (Swift.min(low, 0), Swift.max(high, 0)) }
    let size = Swift.max(abs(low), abs(high))
    if high - low <= size * 1e-9 {
      let half = size == 0 ? 1 : size / 2
      (low, high) = (low - half, high + half)
    }
    range = low...high
  }

  /// A stretch with known ends.
  public init(_ range: ClosedRange<Double>) {
    self = Extent(of: [range.lowerBound, range.upperBound]) ?? Extent(fixed: 0...1)
  }

  private init(fixed range: ClosedRange<Double>) {
    self.range = range
  }

  /// The stretch with a share of its length added at both ends.
  public func widened(by share: Double) -> Extent {
    let margin = (range.upperBound - range.lowerBound) * share
    return Extent((range.lowerBound - margin)...(range.upperBound + margin))
  }

  /// Where a number lies: 0 at the lower end, 1 at the upper.
  func place(of value: Double) -> Double {
    (value - range.lowerBound) / (range.upperBound - range.lowerBound)
  }
}

extension Double {
  /// Whether it can be drawn: a number that is not infinite for any practical purpose.
  var isDrawable: Bool { magnitude <= Extent.limit }
}
