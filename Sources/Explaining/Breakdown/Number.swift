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
    case .element(let base, let indices):
      guard let name = base.name, let array = elements.values.value(named: name)?.array,
        array.rank == 2, indices.count == 2,
        let row = indices[0].place(before: array.matrix.rows),
        let column = indices[1].place(before: array.matrix.columns)
      else { return nil }
      return array.matrix[row, column]
    default: return nil
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

extension Syntax.Index {
  /// The place it is along a side of so many; nil where it is none, or counted from the end.
  fileprivate func place(before count: Int) -> Int? {
    guard case .value(let node) = self, case .number(let number) = node.kind,
      let place = Int(exactly: number), (0..<count).contains(place)
    else { return nil }
    return place
  }
}
