extension Matrix {
  /// The matrix product A·B: (p, q) by (q, r) gives (p, r).
  /// - Throws: `ShapeError.cannotMultiply` where the inner dimensions differ, or
  ///   `ShapeError.impossible` where the result would be too large.
  @inlinable
  public static func product(_ a: Matrix, _ b: Matrix) throws(ShapeError) -> Matrix {
    guard a.columns == b.rows else { throw .cannotMultiply(a.shape, b.shape) }
    let shape = try Shape(checking: a.rows, b.columns)
    var result = Matrix(shape: shape, filledWith: 0)
    guard shape.count > 0, a.columns > 0 else { return result }
    a.elements.withUnsafeBufferPointer { left in
      b.elements.withUnsafeBufferPointer { right in
        result.elements.withUnsafeMutableBufferPointer { target in
          guard let left = left.baseAddress, let right = right.baseAddress,
            let target = target.baseAddress
          else { return }
          Scalar.gemm(
            left, right, rows: a.rows, inner: a.columns, columns: b.columns, into: target)
        }
      }
    }
    return result
  }
}
