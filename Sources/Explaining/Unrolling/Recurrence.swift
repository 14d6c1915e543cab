import Formulas

/// A tensor that is made of what it was: `v = beta * v + (1 - beta) * dW`.
///
/// ```swift
/// let formula = try Parser.parseExpression("beta * v + (1 - beta) * dW1")
/// let recurrence = Recurrence(formula, of: "v")
/// let share = recurrence?.share.description  // 1 - beta
/// ```
public struct Recurrence: Sendable {
  /// What the old value is multiplied by: `beta`.
  public let keep: Syntax
  /// What the new value is multiplied by: `1 - beta`.
  public let share: Syntax
  /// The new value: `dW`.
  public let input: Syntax

  /// Reads a tensor's formula; nil where it is no weighted average of the old value and a new one.
  public init?(_ formula: Syntax, of name: String) {
    let parts = formula.summands
    guard parts.count == 2, parts.allSatisfy({ $0.sign > 0 }),
      let old = parts.first(where: { $0.formula.isMultiple(of: name) })?.formula,
      let new = parts.first(where: { !$0.formula.names.contains(name) })?.formula,
      let keep = old.withoutFactors({ $0.formula.name == name })
    else { return nil }
    let scalars = Set(keep.names)
    func isScalar(_ factor: Factor) -> Bool { scalars.isSuperset(of: factor.formula.names) }
    guard let share = new.withoutFactors({ !isScalar($0) }),
      let input = new.withoutFactors(isScalar)
    else { return nil }
    (self.keep, self.share, self.input) = (keep, share, input)
  }
}

/// A tensor that is another one divided by a number: `v / (1 - beta ** t)`.
public struct Correction: Sendable {
  /// The tensor that is corrected.
  public let base: String
  /// What it is divided by.
  public let divisor: Syntax

  /// Reads a tensor's formula; nil where it is none such.
  public init?(_ formula: Syntax) {
    guard case .binary(.divide, let left, let right) = formula.kind, let base = left.name else {
      return nil
    }
    (self.base, divisor) = (base, right)
  }
}

extension Syntax {
  /// Whether it is a product with a tensor as one of its factors.
  fileprivate func isMultiple(of name: String) -> Bool {
    factors.contains { !$0.isDivisor && $0.formula.name == name }
      && factors.count { $0.formula.names.contains(name) } == 1
  }
}
