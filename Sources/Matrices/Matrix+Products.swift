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
    let form = products.usesOpenBLAS ? transposition : .none
    let (left, right) = (form == .left ? a.transposed : a, form == .right ? b.transposed : b)
    return try product(left, right, by: products, turning: form)
  }

  /// The same product where one factor is given as its transpose, and read as it lies: Aᵀ·B or A·Bᵀ.
  /// - Throws: As for the factors as they are multiplied.
  public static func product(
    _ a: Matrix, _ b: Matrix, by products: Products = .auto, turning form: Transposition
  ) throws(ShapeError) -> Matrix {
    let left = form == .left ? a.shape.transposed : a.shape
    let right = form == .right ? b.shape.transposed : b.shape
    guard left.columns == right.rows else { throw .cannotMultiply(left, right) }
    let shape = try Shape(checking: left.rows, right.columns)
    guard shape.count > 0, left.columns > 0 else { return Matrix(shape: shape, filledWith: 0) }
    var result = Matrix(shape: shape, filledWith: 0)
    result.fill(with: a, b, inner: left.columns, by: products, form)
    return result
  }

  private mutating func fill(
    with a: Matrix, _ b: Matrix, inner: Int, by products: Products, _ form: Transposition
  ) {
    let pieces = pieces(inner: inner, by: products)
    a.elements.withUnsafeBufferPointer { left in
      b.elements.withUnsafeBufferPointer { right in
        elements.withUnsafeMutableBufferPointer { target in
          guard let A = left.baseAddress, let B = right.baseAddress, let C = target.baseAddress
          else { return }
          let factors = Factors(A: A, B: B, form: form, rows: shape.rows, inner: inner)
          for piece in pieces {
            factors.multiply(columns: piece, of: shape.columns, by: products, into: C)
            if piece.upperBound < shape.columns, Patience.isLost { return }
          }
        }
      }
    }
  }

  /// The columns of the product, so many at a time that one may ask in between whether anybody waits.
  ///
  /// OpenBLAS's bits depend on the cut, so it is given all.
  private func pieces(inner: Int, by products: Products) -> [Range<Int>] {
    guard !products.usesOpenBLAS else { return [0..<columns] }
    let (work, isTooMuch) = rows.multipliedReportingOverflow(by: inner)
    let piece = isTooMuch ? 32 : max(32, (1 << 24) / max(1, work))
    return stride(from: 0, to: columns, by: piece).map { $0..<min(columns, $0 + piece) }
  }

  /// Two factors as they lie in memory.
  private struct Factors {
    let A: Scalar.Input
    let B: Scalar.Input
    let form: Transposition
    let rows: Int
    let inner: Int

    /// Fills some columns of the product, whose first element lies at `C`.
    func multiply(
      columns: Range<Int>, of all: Int, by products: Products, into C: Scalar.Output
    ) {
      let (right, target) = (B + columns.lowerBound * inner, C + columns.lowerBound * rows)
      switch form {
      case .none:
        products.multiply(
          rows, inner, columns.count, A, right, bias: nil, relu: false, target)
      case .left:
        products.multiplyTransposed(rows, inner, columns.count, A, right, gate: nil, target)
      case .right:
        products.multiplyByTransposed(
          rows, inner, all, columns.lowerBound, columns.upperBound, 1, A, B, C)
      }
    }
  }
}
