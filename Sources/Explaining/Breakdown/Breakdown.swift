import Formulas

/// One number of a formula's value, taken apart into what it is the sum of.
public struct Breakdown: Sendable {
  /// A number that is added, with the formula that gives it: `dZ2[0, 5] * A1[3, 5] / m`.
  public struct Term: Sendable {
    /// The formula; every variable in it is a single number.
    public let formula: Syntax
    /// What it comes to.
    public let value: Double

    /// Creates a term.
    public init(formula: Syntax, value: Double) {
      self.formula = formula
      self.value = value
    }
  }

  /// A summand of the whole formula: a sum over inputs or over the batch, or a single term.
  public struct Group: Sendable {
    /// The formula of all of it: `dZ2[0, :] @ A1[3, :] / m`.
    public let formula: Syntax
    /// What is added up, in the order of the sum; one where it is a single term.
    public let terms: [Term]
    /// The sum of the terms.
    public var value: Double { terms.lazy.map(\.value).exactSum }

    /// Creates a group.
    public init(formula: Syntax, terms: [Term]) {
      self.formula = formula
      self.terms = terms
    }
  }

  /// The formula of the number: `dZ2[0, :] @ A1[3, :] / m + lambda / m * W2[0, 3]`.
  public let formula: Syntax
  /// What the number is the sum of.
  public let groups: [Group]
  /// The sum of all terms.
  public var value: Double { groups.lazy.flatMap(\.terms).map(\.value).exactSum }

  /// Creates a breakdown.
  public init(formula: Syntax, groups: [Group]) {
    self.formula = formula
    self.groups = groups
  }
}

extension Sequence<Double> {
  /// The sum with its rounding errors carried along, so that it hardly depends on the order.
  ///
  /// By Arnold Neumaier, 1974.
  public var exactSum: Double {
    var (sum, lost) = (0.0, 0.0)
    for number in self {
      let next = sum + number
      if next.isFinite {
        lost += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
      }
      sum = next
    }
    return sum + lost
  }
}
