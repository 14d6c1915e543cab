extension Matrix {
  /// Every element through a function.
  @inlinable
  public func map(_ function: (Scalar) throws -> Scalar) rethrows -> Matrix {
    Matrix(shape: shape, columnMajor: try Array(places: count) { try function(elements[$0]) })
  }

  /// Two matrices element by element, broadcast by NumPy's rule.
  /// - Throws: `ShapeError.cannotBroadcast` where the shapes do not fit, or
  ///   `ShapeError.impossible` where the result would be too large.
  @inlinable
  public static func combining(
    _ a: Matrix, _ b: Matrix, _ operation: (Scalar, Scalar) -> Scalar
  ) throws(ShapeError) -> Matrix {
    if a.shape == b.shape {
      return Matrix(
        shape: a.shape,
        columnMajor: Array(places: a.count) { operation(a.elements[$0], b.elements[$0]) })
    }
    let common = try a.shape.broadcast(with: b.shape)
    let shape = try Shape(checking: common.rows, common.columns)
    let (stepA, stepB) = (Stride(of: a.shape), Stride(of: b.shape))
    return Matrix(shape: shape) { row, column in
      operation(a.elements[stepA.position(row, column)], b.elements[stepB.position(row, column)])
    }
  }

  /// How far apart neighbours lie; 0 along a side of length 1, so that it repeats.
  @usableFromInline
  struct Stride {
    @usableFromInline let row: Int
    @usableFromInline let column: Int

    @inlinable
    init(of shape: Shape) {
      row = shape.rows == 1 ? 0 : 1
      column = shape.columns == 1 ? 0 : shape.rows
    }

    @inlinable
    func position(_ row: Int, _ column: Int) -> Int { row * self.row + column * self.column }
  }
}
