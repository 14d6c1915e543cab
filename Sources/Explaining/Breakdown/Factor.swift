import Formulas

/// A part of a product, and whether it divides.
public struct Factor: Sendable {
  /// The part: `1 - A1[0, 3] ** 2`.
  public let formula: Syntax
  /// Whether the rest is divided by it.
  public let isDivisor: Bool
}

extension Syntax {
  /// What a product is made of, from left to right; one for what is no product.
  public var factors: [Factor] { factors(isDivisor: false) }

  private func factors(isDivisor: Bool) -> [Factor] {
    switch kind {
    case .binary(.multiply, let left, let right):
      left.factors(isDivisor: isDivisor) + right.factors(isDivisor: isDivisor)
    case .binary(.divide, let left, let right):
      left.factors(isDivisor: isDivisor) + right.factors(isDivisor: !isDivisor)
    default: [Factor(formula: self, isDivisor: isDivisor)]
    }
  }
}
