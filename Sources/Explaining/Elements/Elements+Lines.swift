import Formulas
import Matrices

extension Elements {
  /// The number that an element of a tensor is; nil where the formula is none.
  func number(_ formula: Syntax) -> Double? {
    guard let (name, indices) = Self.element(formula) else { return nil }
    guard partial[name] == nil else {
      if let number = values.value(named: formula.description)?.number { return number }
      return [0, 1].lazy.compactMap { side in
        indices[side].position.flatMap { line(name, indices, along: side)?.number(at: $0) }
      }.first
    }
    guard let array = values.value(named: name)?.array, array.rank == 2,
      let row = indices[0].position, let column = indices[1].position,
      row < array.matrix.rows, column < array.matrix.columns
    else { return nil }
    return array.matrix[row, column]
  }

  /// The numbers that an element with `TermRow.index` in the place of one index stands for.
  func line(_ formula: Syntax) -> [Double]? {
    guard let (name, indices) = Self.element(formula),
      let side = indices.firstIndex(where: \.isEach)
    else { return nil }
    return line(name, indices, along: side)
  }

  /// All numbers of a tensor along a side, at the other index.
  private func line(_ name: String, _ indices: [Syntax.Index], along side: Int) -> [Double]? {
    if partial[name] != nil {
      var whole = indices
      whole[side] = .slice(nil, nil, nil)
      let line = Syntax(.element(.named(name), whole)).description
      return values.value(named: line)?.matrix?.elements
    }
    guard let matrix = values.value(named: name)?.matrix,
      values.value(named: name)?.array?.rank == 2,
      let other = indices[1 - side].position, other < (side == 0 ? matrix.columns : matrix.rows)
    else { return nil }
    return side == 0
      ? Array(matrix.elements[other * matrix.rows..<(other + 1) * matrix.rows])
      : (0..<matrix.columns).map { matrix[other, $0] }
  }

  private static func element(_ formula: Syntax) -> (name: String, indices: [Syntax.Index])? {
    guard case .element(let base, let indices) = formula.kind, let name = base.name,
      indices.count == 2
    else { return nil }
    return (name, indices)
  }
}

extension Syntax.Index {
  /// The place it is along a side, from the beginning; nil where it is none.
  fileprivate var position: Int? {
    guard case .value(let node) = self, case .number(let number) = node.kind,
      let place = Int(exactly: number), place >= 0
    else { return nil }
    return place
  }

  /// Whether it stands for one after another.
  fileprivate var isEach: Bool {
    if case .value(let node) = self { node.name == TermRow.index } else { false }
  }
}

extension [Double] {
  fileprivate func number(at place: Int) -> Double? {
    indices.contains(place) ? self[place] : nil
  }
}

extension Syntax {
  /// Whether it is made of tensors and numbers by arithmetic alone, each part of the same place or its
  /// transpose's.
  var isPlain: Bool {
    switch kind {
    case .number, .name: true
    case .unary(_, let operand): operand.isPlain
    case .binary(.matrixProduct, _, _): false
    case .binary(_, let left, let right): left.isPlain && right.isPlain
    case .member(let base, "T"): base.isPlain
    default: false
    }
  }
}
