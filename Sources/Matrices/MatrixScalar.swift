import COpenBLAS

/// A number a matrix can hold: `Float` or `Double`, each with its own BLAS routine.
public protocol MatrixScalar: BinaryFloatingPoint, VectorKernels, Sendable {
  /// C = A·B over column-major buffers: A (rows, inner), B (inner, columns), C (rows, columns).
  static func gemm(
    _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, rows: Int, inner: Int, columns: Int,
    into c: UnsafeMutablePointer<Self>)
  /// The same number as a `Double`; unlike the general conversion, quick in generic code too.
  var widened: Double { get }
  /// The same numbers as `Double`s.
  static func widened(_ values: UnsafeBufferPointer<Self>) -> [Double]
  /// Rounds numbers to this type, into memory there is room in.
  static func narrow(_ values: [Double], into memory: UnsafeMutablePointer<Self>)
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
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, rows: Int, inner: Int, columns: Int,
    into c: UnsafeMutablePointer<Double>
  ) {
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(columns), Int32(inner), 1,
      a, Int32(max(1, rows)), b, Int32(max(1, inner)), 0, c, Int32(max(1, rows)))
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
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, rows: Int, inner: Int, columns: Int,
    into c: UnsafeMutablePointer<Float>
  ) {
    cblas_sgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(columns), Int32(inner), 1,
      a, Int32(max(1, rows)), b, Int32(max(1, inner)), 0, c, Int32(max(1, rows)))
  }
}
