extension Matrix {
  /// The matrix product A·B: (p, q) by (q, r) gives (p, r), with the bits of training's product of
  /// the same operands.
  ///
  /// ```swift
  /// let W = Matrix(shape: Shape(1, 2), rowMajor: [2.0, -1])
  /// let X = Matrix(shape: Shape(2, 3), rowMajor: [1.0, 2, 3, 4, 5, 6])
  /// let Z = try Matrix.product(W, X)  // (1, 3): -2, -1, 0
  /// ```
  ///
  /// - Parameters:
  ///   - products: Who multiplies.
  ///   - transposition: The factor that came from its transpose, for OpenBLAS's bits depend on
  ///     which way it reads one; our own tiles' do not.
  /// - Throws: `ShapeError.cannotMultiply` where the inner dimensions differ, or
  ///   `ShapeError.impossible` where the result would be too large.
  public static func product(
    _ a: Matrix, _ b: Matrix, by products: Products = .auto,
    _ transposition: Transposition = .none
  ) throws(ShapeError) -> Matrix {
    guard a.columns == b.rows else { throw .cannotMultiply(a.shape, b.shape) }
    let shape = try Shape(checking: a.rows, b.columns)
    guard shape.count > 0, a.columns > 0 else { return Matrix(shape: shape, filledWith: 0) }
    let form = products.usesOpenBLAS ? transposition : .none
    let (left, right) = (form == .left ? a.transposed : a, form == .right ? b.transposed : b)
    var result = Matrix(shape: shape, filledWith: 0)
    result.fill(with: left, right, inner: a.columns, by: products, form)
    return result
  }

  private mutating func fill(
    with a: Matrix, _ b: Matrix, inner: Int, by products: Products, _ form: Transposition
  ) {
    let (rows, columns) = (self.rows, self.columns)
    a.elements.withUnsafeBufferPointer { left in
      b.elements.withUnsafeBufferPointer { right in
        elements.withUnsafeMutableBufferPointer { target in
          guard let A = left.baseAddress, let B = right.baseAddress, let C = target.baseAddress
          else { return }
          if products.usesOpenBLAS {
            Scalar.gemm(form, rows, inner, columns, 1, A, B, C)
          } else {
            Scalar.multiply(rows, inner, columns, A, B, bias: nil, relu: false, C)
          }
        }
      }
    }
  }
}
