import Formulas
import Matrices

extension Value {
  /// Another value of its kind; whole numbers or flags in an array go to other places.
  func varied(_ random: inout NumPyRandom) -> Value {
    guard let array else { return self }
    let elements = array.matrix.elements
    let isWhole = elements.allSatisfy { $0 == $0.rounded() || $0.isNaN }
    let other =
      isWhole && array.count > 1
      ? array.matrix.rotated
      : array.matrix.map { $0 * (0.6 + 0.35 * random.uniform()) + 0.01 * random.uniform() }
    return .array(NumPyArray(other, rank: array.rank, isLogical: array.isLogical))
  }
}

extension Matrix<Double> {
  /// Each column where a neighbour was, as far on as it takes to differ.
  fileprivate var rotated: Matrix {
    for step in 1..<Swift.max(2, Swift.min(count, 1000)) {
      let other = Matrix(
        shape: shape,
        columnMajor: elements.indices.map { elements[($0 + step * rows) % count] })
      if other != self { return other }
    }
    return self
  }
}
