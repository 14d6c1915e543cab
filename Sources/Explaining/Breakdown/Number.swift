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
    let value = plain(formula) ?? elements.value(of: formula)?.number ?? .nan
    return value.isNaN && hasZeroFactor(formula) ? 0 : value
  }

  /// What numbers and elements of tensors come to; nil for anything else.
  ///
  /// No array is made for each of them: a sum may have thousands of terms.
  private func plain(_ formula: Syntax) -> Double? {
    switch formula.kind {
    case .number(let number): return number
    case .name(let name): return elements.values.value(named: name)?.number
    case .unary(.minus, let operand): return plain(operand).map { -$0 }
    case .binary(let sign, let left, let right):
      guard let a = plain(left), let b = plain(right) else { return nil }
      switch sign {
      case .add: return a + b
      case .subtract: return a - b
      case .multiply: return a * b
      case .divide: return a / b
      default: return nil
      }
    case .element: return elements.number(formula)
    default: return nil
    }
  }

  /// A way to work terms out that differ in `TermRow.index` only, by plain arithmetic; nil where
  /// there is more in them.
  func row(_ formula: Syntax, count: Int) -> ((Int) -> Double)? {
    switch formula.kind {
    case .unary(.minus, let operand): return row(operand, count: count).map { x in { -x($0) } }
    case .binary(let sign, let left, let right):
      guard let a = row(left, count: count), let b = row(right, count: count) else { return nil }
      switch sign {
      case .add: return { a($0) + b($0) }
      case .subtract: return { a($0) - b($0) }
      case .multiply: return { a($0) * b($0) }
      case .divide: return { a($0) / b($0) }
      default: return nil
      }
    default:
      if let line = elements.line(formula), line.count >= count { return { line[$0] } }
      return plain(formula).map { number in { _ in number } }
    }
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
