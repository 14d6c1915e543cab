import Formulas

extension Syntax {
  /// A product with another factor on the right, written without parentheses.
  func times(_ factor: Syntax) -> Syntax {
    guard case .binary(let sign, let left, let right) = factor.kind,
      sign == .multiply || sign == .divide
    else { return Syntax(.binary(.multiply, self, factor)) }
    return Syntax(.binary(sign, times(left), right))
  }

  /// The formula, or with -1 its negative: `-a * b` for `a * b`.
  static func * (sign: Double, formula: Syntax) -> Syntax {
    sign < 0 ? formula.negated : formula
  }

  private var negated: Syntax {
    switch kind {
    case .unary(.minus, let operand): operand
    case .binary(let sign, let left, let right) where sign.precedesMinus:
      Syntax(.binary(sign, left.negated, right))
    default: Syntax(.unary(.minus, self))
    }
  }
}

extension BinaryOperator {
  /// Whether a minus before the left operand is a minus before the whole.
  fileprivate var precedesMinus: Bool {
    self == .multiply || self == .divide || self == .matrixProduct
  }
}
