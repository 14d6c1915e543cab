import Formulas

/// Tells how single numbers of a tensor came about, from its formula and the values it read.
public struct Explainer: Sendable {
  private let elements: Elements

  /// Creates an explainer over the values the formulas read.
  public init(_ values: any Scope & Sendable) {
    elements = Elements(values: values)
  }

  /// Creates an explainer over what one element is made of.
  public init(_ values: ElementValues) {
    elements = Elements(values: values.variables, partial: values.partial)
  }

  /// One element of a formula's value as the sum it is.
  ///
  /// ```swift
  /// let Z = try Parser.parseExpression("W @ X + b")
  /// let breakdown = Explainer(values).breakdown(of: Z, row: 0, column: 1)
  /// let terms = breakdown.groups.flatMap(\.terms).map(\.value)  // 4, -5, 0.5
  /// ```
  public func breakdown(of formula: Syntax, row: Int, column: Int) -> Breakdown {
    let place = ElementPlace(row: .at(row), column: .at(column))
    return Breakdown(
      formula: elements.element(formula, at: place),
      groups: Summands(elements: elements).groups(formula, at: place))
  }

  /// One element of a formula's value, as a formula: `W1[2, :] @ X[:, 0] + b1[2, 0]`.
  public func element(of formula: Syntax, row: Int, column: Int) -> Syntax {
    elements.element(formula, at: ElementPlace(row: .at(row), column: .at(column)))
  }

  /// One element of a formula's value with its functions written out, as
  /// `1 / (1 + exp(-Z1[0, 2]))`; nil where there is nothing to write out.
  public func writtenOut(_ formula: Syntax, row: Int, column: Int) -> Syntax? {
    let longer = formula.rewriting { Definitions.expansion(of: $0) }
    return longer == formula ? nil : element(of: longer, row: row, column: column)
  }

  /// The formula with numbers for variables, sums and products.
  public func substituting(_ formula: Syntax) -> Syntax {
    switch formula.kind {
    case .number: formula
    case .name, .element, .member, .binary(.matrixProduct, _, _): number(formula)
    case .call where Reduction(formula) != nil: number(formula)
    case .unary(.minus, let operand): substituting(operand).opposite
    default: Syntax(formula.kind.mapChildren(substituting))
    }
  }

  private func number(_ formula: Syntax) -> Syntax {
    let value = Number(elements).value(of: formula)
    let size = Syntax(.number(value.magnitude))
    return value < 0 ? Syntax(.unary(.minus, size)) : value.isNaN ? formula : size
  }

  /// The value of a formula of single numbers.
  public func value(of formula: Syntax) -> Double { Number(elements).value(of: formula) }
}

extension Syntax {
  /// The formula with a minus before it, or without the one it has.
  fileprivate var opposite: Syntax {
    switch kind {
    case .unary(.minus, let operand): operand
    case .number(0): self
    default: Syntax(.unary(.minus, self))
    }
  }
}
