import COpenBLAS

/// A number a matrix can hold: `Float` or `Double`, each with its own BLAS routine.
public protocol MatrixScalar: BinaryFloatingPoint, VectorKernels, Sendable {
  /// C = alpha·op(A)·op(B) + beta·C over column-major buffers.
  ///
  /// op(A) is (rows, inner), op(B) (inner, columns), C (rows, columns); leading dimensions are
  /// the buffers' own row counts.
  static func gemm(
    _ a: UnsafePointer<Self>, transposed: Bool, _ b: UnsafePointer<Self>, transposed: Bool,
    rows: Int, inner: Int, columns: Int, alpha: Self, beta: Self,
    into c: UnsafeMutablePointer<Self>)
  /// The same number as a `Double`; unlike the general conversion, quick in generic code too.
  var widened: Double { get }
  /// The same numbers as `Double`s.
  static func widened(_ values: UnsafeBufferPointer<Self>) -> [Double]
  /// Rounds numbers to this type, into memory there is room in.
  static func narrow(_ values: [Double], into memory: UnsafeMutablePointer<Self>)
}

extension MatrixScalar {
  fileprivate static func order(_ transposed: Bool) -> CBLAS_TRANSPOSE {
    transposed ? CblasTrans : CblasNoTrans
  }
}

extension Double: MatrixScalar {
  /// Itself.
  public var widened: Double { self }

  /// Themselves.
  public static func widened(_ values: UnsafeBufferPointer<Double>) -> [Double] { Array(values) }

  /// Copies them.
  public static func narrow(_ values: [Double], into memory: UnsafeMutablePointer<Double>) {
    for (index, value) in values.enumerated() { memory[index] = value }
  }

  /// OpenBLAS' `dgemm`.
  public static func gemm(
    _ a: UnsafePointer<Double>, transposed transposeA: Bool,
    _ b: UnsafePointer<Double>, transposed transposeB: Bool,
    rows: Int, inner: Int, columns: Int, alpha: Double, beta: Double,
    into c: UnsafeMutablePointer<Double>
  ) {
    cblas_dgemm(
      CblasColMajor, order(transposeA), order(transposeB),
      Int32(rows), Int32(columns), Int32(inner), alpha,
      a, Int32(max(1, transposeA ? inner : rows)), b, Int32(max(1, transposeB ? columns : inner)),
      beta, c, Int32(max(1, rows)))
  }
}

extension Float: MatrixScalar {
  /// The same number in more bits.
  public var widened: Double { Double(self) }

  /// The same numbers in more bits.
  public static func widened(_ values: UnsafeBufferPointer<Float>) -> [Double] {
    values.map { Double($0) }
  }

  /// Rounds each to the nearest.
  public static func narrow(_ values: [Double], into memory: UnsafeMutablePointer<Float>) {
    for (index, value) in values.enumerated() { memory[index] = Float(value) }
  }

  /// OpenBLAS' `sgemm`.
  public static func gemm(
    _ a: UnsafePointer<Float>, transposed transposeA: Bool,
    _ b: UnsafePointer<Float>, transposed transposeB: Bool,
    rows: Int, inner: Int, columns: Int, alpha: Float, beta: Float,
    into c: UnsafeMutablePointer<Float>
  ) {
    cblas_sgemm(
      CblasColMajor, order(transposeA), order(transposeB),
      Int32(rows), Int32(columns), Int32(inner), alpha,
      a, Int32(max(1, transposeA ? inner : rows)), b, Int32(max(1, transposeB ? columns : inner)),
      beta, c, Int32(max(1, rows)))
  }
}
