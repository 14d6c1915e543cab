import COpenBLAS

/// A number a matrix can hold: `Float` or `Double`, each with its own BLAS routine.
public protocol MatrixScalar: BinaryFloatingPoint, VectorKernels, Sendable {
  /// C = scale·A·B, scale·Aᵀ·B or scale·A·Bᵀ over column-major buffers by OpenBLAS on one thread;
  /// C has (rows, columns), the sum runs over `inner`.
  static func gemm(
    _ transposition: Transposition, _ rows: Int, _ inner: Int, _ columns: Int, _ scale: Double,
    _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ c: UnsafeMutablePointer<Self>)
  /// The same number as a `Double`; unlike the general conversion, quick in generic code too.
  var widened: Double { get }
  /// The same numbers as `Double`s.
  static func widened(_ values: UnsafeBufferPointer<Self>) -> [Double]
  /// Rounds numbers to this type, into memory there is room in.
  static func narrow(_ values: [Double], into memory: UnsafeMutablePointer<Self>)
  /// Rounds `count` numbers to this type.
  static func narrow(_ count: Int, _ values: UnsafePointer<Double>, into memory: Output)
  /// Puts `count` numbers down as `Double`s.
  static func widen(_ count: Int, _ values: Input, into memory: UnsafeMutablePointer<Double>)
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

  /// Copies them.
  public static func narrow(
    _ count: Int, _ values: UnsafePointer<Double>, into memory: UnsafeMutablePointer<Double>
  ) {
    memory.update(from: values, count: count)
  }

  /// Copies them.
  public static func widen(
    _ count: Int, _ values: UnsafePointer<Double>, into memory: UnsafeMutablePointer<Double>
  ) {
    memory.update(from: values, count: count)
  }

  /// OpenBLAS' `cblas_dgemm`.
  public static func gemm(
    _ transposition: Transposition, _ rows: Int, _ inner: Int, _ columns: Int, _ scale: Double,
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafeMutablePointer<Double>
  ) {
    _ = openBLASHasOneThread
    let call = BLASCall(transposition, rows, inner, columns)
    cblas_dgemm(
      CblasColMajor, call.left, call.right, call.rows, call.columns, call.inner,
      scale, a, call.leadingA, b, call.leadingB, 0, c, call.leadingC)
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

  /// Rounds each to the nearest.
  public static func narrow(
    _ count: Int, _ values: UnsafePointer<Double>, into memory: UnsafeMutablePointer<Float>
  ) {
    for index in 0..<count { memory[index] = Float(values[index]) }
  }

  /// The same numbers in more bits.
  public static func widen(
    _ count: Int, _ values: UnsafePointer<Float>, into memory: UnsafeMutablePointer<Double>
  ) {
    for index in 0..<count { memory[index] = Double(values[index]) }
  }

  /// OpenBLAS' `cblas_sgemm`.
  public static func gemm(
    _ transposition: Transposition, _ rows: Int, _ inner: Int, _ columns: Int, _ scale: Double,
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    _ = openBLASHasOneThread
    let call = BLASCall(transposition, rows, inner, columns)
    cblas_sgemm(
      CblasColMajor, call.left, call.right, call.rows, call.columns, call.inner,
      Float(scale), a, call.leadingA, b, call.leadingB, 0, c, call.leadingC)
  }
}

/// OpenBLAS's own threads would cut a product as they please: it has one, from its first product on.
private let openBLASHasOneThread: Void = openblas_set_num_threads(1)

/// The sizes of a product as BLAS counts them.
private struct BLASCall {
  let left: CBLAS_TRANSPOSE
  let right: CBLAS_TRANSPOSE
  let rows: Int32
  let inner: Int32
  let columns: Int32
  /// How far apart the columns of A, B and C lie.
  let leadingA: Int32
  let leadingB: Int32
  let leadingC: Int32

  init(_ transposition: Transposition, _ rows: Int, _ inner: Int, _ columns: Int) {
    left = transposition == .left ? CblasTrans : CblasNoTrans
    right = transposition == .right ? CblasTrans : CblasNoTrans
    (self.rows, self.inner, self.columns) = (Int32(rows), Int32(inner), Int32(columns))
    leadingA = Int32(max(1, transposition == .left ? inner : rows))
    leadingB = Int32(max(1, transposition == .right ? columns : inner))
    leadingC = Int32(max(1, rows))
  }
}
