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

  /// What NumPy leaves to which routine of BLAS is left to the same, for the same bits.
  private static func multiply(
    _ a: NDArray, _ b: NDArray, into result: NDArray, _ machine: Machine
  ) throws {
    let (rows, inner, columns) = (a.rows, a.columns, b.columns)
    if rows * columns == 0 { return }
    try machine.work(rows * columns * max(1, inner / 16))
    if inner == 0 {
      result.storage.elements.update(repeating: 0, count: rows * columns)
    } else if rows == 1, columns == 1 {
      result.storage.elements[0] = 0 + a.line(1, 0).dot(b.line(0, 0))
    } else if columns == 1 {
      try a.multiply(b.line(0, 0), into: result)
    } else if rows == 1 {
      try b.transposed.multiply(a.line(1, 0), into: result)
    } else if a.isTransposed(of: b), a.isMatrixForBLAS, rows * rows < longProduct / inner {
      a.multiplyByOwnTransposed(into: result)
    } else {
      try multiplyMatrices(a, b, into: result, machine)
    }
  }

  /// The multiplications beyond which a product is made in pieces, whichever routine has it in NumPy.
  private static let longProduct = 1 << 31

  /// In pieces between which Ctrl-C is heard.
  private static func multiplyMatrices(
    _ a: NDArray, _ b: NDArray, into result: NDArray, _ machine: Machine
  ) throws {
    let left = try a.isMatrixForBLAS ? a : a.copy()
    let right = try b.isMatrixForBLAS ? b : b.copy()
    let piece = max(16, 100_000_000 / max(1, a.columns * b.columns))
    var row = 0
    while row < a.rows {
      let count = min(piece, a.rows - row)
      left.multiply(right, from: row, count, into: result)
      row += count
      if row < a.rows { try machine.work(count * b.columns * max(1, a.columns / 16)) }
    }
  }

  /// A matrix times a vector.
  private func multiply(_ vector: Line, into result: NDArray) throws {
    let matrix = try isMatrixForBLAS ? self : copy()
    let isByRows = matrix.columnStride == 1 && matrix.rowStride >= max(1, columns)
    let numbers = vector.stride > 0 ? vector : try vector.copied().line(1, 0)
    cblas_dgemv(
      isByRows ? CblasColMajor : CblasRowMajor, CblasTrans, Int32(columns), Int32(rows), 1,
      matrix.start, Int32(isByRows ? matrix.rowStride : matrix.columnStride), numbers.start,
      Int32(numbers.stride), 0, result.storage.elements, 1)
  }

  private func isTransposed(of other: NDArray) -> Bool {
    start == other.start && rows == other.columns && columns == other.rows
      && rowStride == other.columnStride && columnStride == other.rowStride
  }

  /// One half, and the other from it.
  private func multiplyByOwnTransposed(into result: NDArray) {
    let isByRows = columnStride == 1 && rowStride >= max(1, columns)
    cblas_dsyrk(
      CblasRowMajor, CblasUpper, isByRows ? CblasNoTrans : CblasTrans, Int32(rows), Int32(columns),
      1, start, Int32(isByRows ? rowStride : columnStride), 0, result.storage.elements, Int32(rows))
    for row in 1..<max(1, rows) {
      for column in 0..<row {
        result.storage.elements[row * rows + column] = result.storage.elements[column * rows + row]
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

extension NDArray.Line {
  /// The sum of products, side by side.
  fileprivate func dot(_ other: NDArray.Line) -> Double {
    // BLAS begins at the other end of a line that runs backwards.
    func first(_ line: NDArray.Line) -> UnsafeMutablePointer<Double> {
      line.stride < 0 ? line.start + (line.count - 1) * line.stride : line.start
    }
    return cblas_ddot(
      Int32(clamping: count), first(self), Int32(clamping: stride), first(other),
      Int32(clamping: other.stride))
  }

  fileprivate func copied() throws -> NDArray {
    try NDArray(row: (0..<count).map { self[$0] }, .float64)
  }
}
