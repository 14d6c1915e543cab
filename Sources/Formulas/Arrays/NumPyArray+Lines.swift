import Matrices

extension NumPyArray {
  /// The side a reduction removes, counted in the matrix; nil for all.
  struct Direction {
    let axis: Axis?

    private init(_ axis: Axis?) { self.axis = axis }

    static let all = Direction(Axis?.none)
    static let columns = Direction(Axis.rows)
    static let rows = Direction(Axis.columns)

    /// - Throws: `Problem.axisOutOfRange` where the array has no such axis.
    init(_ axis: Int?, of array: NumPyArray) throws(Problem) {
      guard let axis else {
        self.axis = nil
        return
      }
      let position = axis < 0 ? axis + array.rank : axis
      guard position >= 0, position < array.rank else {
        throw .axisOutOfRange(axis, shape: array.shape)
      }
      self.axis = array.rank == 2 && position == 0 ? .rows : .columns
    }
  }

  /// Folds each line along an axis, or all elements, into one number.
  func reduced(
    _ direction: Direction, keepsDimensions: Bool, isLogical: Bool = false,
    _ fold: ([Double]) -> Double
  ) -> NumPyArray {
    let matrix = matrix.reduced(along: direction.axis, fold)
    if keepsDimensions { return NumPyArray(matrix, rank: rank, isLogical: isLogical) }
    switch (rank, direction.axis) {
    case (2, .rows): return NumPyArray(matrix, rank: 1, isLogical: isLogical)
    case (2, .columns): return NumPyArray(matrix.transposed, rank: 1, isLogical: isLogical)
    default: return NumPyArray(matrix, rank: 0, isLogical: isLogical)
    }
  }

  /// Changes each line along an axis into another as long; without an axis all elements are one.
  func mapLines(_ direction: Direction, _ change: ([Double]) -> [Double]) -> NumPyArray {
    switch direction.axis {
    case nil: return NumPyArray(row: change(matrix.rowMajor))
    case .rows:
      let columns = matrix.changedColumns(change)
      return NumPyArray(Matrix(shape: matrix.shape, columnMajor: columns), rank: rank)
    case .columns:
      let turned = matrix.transposed
      let rows = turned.changedColumns(change)
      return NumPyArray(Matrix(shape: matrix.shape, rowMajor: rows), rank: rank)
    }
  }
}

extension Matrix<Double> {
  /// Each column changed; as it is where patience is lost.
  fileprivate func changedColumns(_ change: ([Double]) -> [Double]) -> [Double] {
    var (result, spell) = (elements, Spell())
    for index in 0..<columns {
      result.replaceSubrange((index * rows)..<((index + 1) * rows), with: change(column(index)))
      if spell.isOver(after: rows) { break }
    }
    return result
  }

  private func column(_ index: Int) -> [Scalar] {
    Array(elements[(index * rows)..<((index + 1) * rows)])
  }
}
