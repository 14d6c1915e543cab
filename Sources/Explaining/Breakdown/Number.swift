import Formulas

/// Works out formulas of single numbers.
struct Number {
  private let elements: Elements

  init(_ elements: Elements) {
    self.elements = elements
  }

  /// The number a formula comes to; NaN where it has none.
  ///
  /// 0 · log 0 is 0 (notation: losses).
  func value(of formula: Syntax) -> Double {
    let value = elements.value(of: formula)?.number ?? .nan
    return value.isNaN && hasZeroFactor(formula) ? 0 : value
  }

  private func hasZeroFactor(_ formula: Syntax) -> Bool {
    switch formula.kind {
    case .binary(.multiply, let left, let right): hasZeroFactor(left) || hasZeroFactor(right)
    case .binary(.divide, let left, _): hasZeroFactor(left)
    case .unary(.minus, let operand): hasZeroFactor(operand)
    default: elements.value(of: formula)?.number == 0
    }
  }
}
