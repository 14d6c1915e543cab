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
    /// The numbers that are added up, in the order of the sum; one where it is a single term.
    public let values: [Double]
    /// Their formulas, and how many terms lie before each row of them.
    private let rows: [(first: Int, row: TermRow)]

    /// The sum of the terms.
    public var value: Double { values.exactSum }

    /// What is added up.
    public var terms: [Term] { values.indices.map(term) }

    /// One of the terms: of thousands, the formulas of those are made that somebody asks for.
    public func term(_ index: Int) -> Term {
      let (first, row) = rows[(rows.firstIndex { $0.first > index } ?? rows.count) - 1]
      return Term(formula: row.formula(at: index - first), value: values[index])
    }

    /// Creates a group.
    public init(formula: Syntax, terms: [Term]) {
      self.init(
        formula: formula, rows: terms.map { TermRow($0.formula) }, values: terms.map(\.value))
    }

    init(formula: Syntax, rows: [TermRow], values: [Double]) {
      var first = 0
      self.rows = rows.map { row in
        defer { first += row.count }
        return (first, row)
      }
      (self.formula, self.values) = (formula, values)
    }
  }

  /// The formula of the number: `dZ2[0, :] @ A1[3, :] / m + lambda / m * W2[0, 3]`.
  public let formula: Syntax
  /// What the number is the sum of.
  public let groups: [Group]
  /// The sum of all terms.
  public var value: Double { groups.lazy.flatMap(\.values).exactSum }

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
