import COpenBLAS
import Formulas
import Matrices

extension NDArray {
  /// NumPy's `@` and `dot`: a row is a row on the left and a column on the right.
  static func product(_ a: NDArray, _ b: NDArray, _ machine: Machine, named: Naming) throws
    -> NDArray
  {
    let right = b.rank == 1 ? b.asColumn : b
    guard a.columns == right.rows else { throw named.mismatch(a, b) }
    let shape = (a.rank == 2 ? [a.rows] : []) + (b.rank == 2 ? [b.columns] : [])
    let dtype = DType.common(a.dtype, b.dtype)
    let result = try NDArray(unfilled: shape.count, rows(shape), shape.last ?? 1, dtype)
    if dtype == .int64,
      Double(a.columns) * a.largestSize * right.largestSize >= largestExact
    {
      try productOfWhole(a, right, into: result, machine)
      return result
    }
    try multiply(a, right, into: result, machine)
    if dtype == .bool {
      for place in 0..<result.count where result.storage.elements[place] != 0 {
        result.storage.elements[place] = 1
      }
    }
    return result
  }

  private var asColumn: NDArray {
    view(rank: 2, rows: columns, columns: 1, rowStride: columnStride, columnStride: 1)
  }

  /// Who multiplies, for the words of the refusal.
  enum Naming {
    case dot, matmul

    func mismatch(_ a: NDArray, _ b: NDArray) -> PythonError {
      let bAxis = b.rank == 2 ? b.rows : b.columns
      switch self {
      case .dot:
        return PythonError(
          .value,
          "shapes \(a.broadcastShape) and \(b.broadcastShape) not aligned: \(a.columns) "
            + "(dim \(a.rank - 1)) != \(bAxis) (dim 0)")
      case .matmul:
        let signature =
          "(n?,k),(k,m?)->(n?,m?)"
        return PythonError(
          .value,
          "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc "
            + "signature \(signature) (size \(bAxis) is different from \(a.columns))")
      }
    }
  }

  /// Small products are a loop; others are BLAS's, in pieces between which Ctrl-C is heard.
  private static func multiply(
    _ a: NDArray, _ b: NDArray, into result: NDArray, _ machine: Machine
  ) throws {
    let (rows, inner, columns) = (a.rows, a.columns, b.columns)
    if rows * columns == 0 { return }
    if inner == 0 {
      result.storage.elements.update(repeating: 0, count: rows * columns)
      return
    }
    if rows * columns * inner <= 512 {
      multiplySmall(a, b, into: result)
      return
    }
    let left = try a.isMatrixForBLAS ? a : a.copy()
    let right = try b.isMatrixForBLAS ? b : b.copy()
    let piece = max(16, 100_000_000 / max(1, inner * columns))
    var row = 0
    while row < rows {
      let count = min(piece, rows - row)
      left.multiply(right, from: row, count, into: result)
      row += count
      try machine.work(count * columns * max(1, inner / 16))
    }
  }

  private static func multiplySmall(_ a: NDArray, _ b: NDArray, into result: NDArray) {
    var target = result.storage.elements
    for row in 0..<a.rows {
      let left = a.start + row * a.rowStride
      for column in 0..<b.columns {
        let right = b.start + column * b.columnStride
        var sum = 0.0
        for place in 0..<a.columns {
          sum += left[place * a.columnStride] * right[place * b.rowStride]
        }
        target[0] = sum
        target += 1
      }
    }
  }

  /// Whether BLAS can read it: rows or columns without gaps between their elements.
  private var isMatrixForBLAS: Bool {
    columnStride == 1 && rowStride >= max(1, columns)
      || rowStride == 1 && columnStride >= max(1, rows)
  }

  private func multiply(_ b: NDArray, from row: Int, _ count: Int, into result: NDArray) {
    let aPlain = columnStride == 1 && rowStride >= max(1, columns)
    let bPlain = b.columnStride == 1 && b.rowStride >= max(1, b.columns)
    cblas_dgemm(
      CblasRowMajor, aPlain ? CblasNoTrans : CblasTrans, bPlain ? CblasNoTrans : CblasTrans,
      Int32(count), Int32(b.columns), Int32(columns), 1, start + row * rowStride,
      Int32(aPlain ? rowStride : columnStride), b.start,
      Int32(bPlain ? b.rowStride : b.columnStride), 0,
      result.storage.elements + row * b.columns, Int32(b.columns))
  }
}
