/// What a run is chosen by: one measure as good as can be, the others good enough.
public struct Goal: Hashable, Sendable {
  /// What is to be as good as can be.
  public var optimizing: Measure
  /// What only has to be good enough.
  public var satisficing: [Bound]

  /// Creates a goal.
  public init(optimizing: Measure, satisficing: [Bound] = []) {
    self.optimizing = optimizing
    self.satisficing = satisficing
  }
}

/// What is good enough: `seconds<10`.
public struct Bound: Hashable, Sendable {
  /// How a value is compared with the limit.
  public enum Sign: String, CaseIterable, Hashable, Sendable {
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
  }

  /// What is bounded.
  public let measure: Measure
  /// On which side.
  public let sign: Sign
  /// By what.
  public let limit: Double

  /// Creates a bound.
  public init(_ measure: Measure, _ sign: Sign, _ limit: Double) {
    self.measure = measure
    self.sign = sign
    self.limit = limit
  }

  /// Whether a value is good enough; NaN never is.
  public func admits(_ value: Double) -> Bool {
    switch sign {
    case .atMost: value <= limit
    case .atLeast: value >= limit
    case .below: value < limit
    case .above: value > limit
    }
  }
}
