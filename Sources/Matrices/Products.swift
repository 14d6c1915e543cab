import CVectorMath

/// Who multiplies matrices: a choice that goes with a run, so that formulas and training agree.
public enum Products: String, Sendable, CaseIterable {
  /// Our own tiles where this processor has AVX2 or better, else OpenBLAS; never a choice by size.
  case auto
  /// Our own tiles: each element is one chain of sums from the first, the same bits whatever the
  /// shape, the cut and the number of threads.
  case own
  /// OpenBLAS on one thread.
  case openblas

  /// Whether OpenBLAS multiplies.
  @inlinable
  public var usesOpenBLAS: Bool {
    switch self {
    case .auto: !Self.hasTiles
    case .own: false
    case .openblas: true
    }
  }

  @usableFromInline
  static let hasTiles = bk_variant() > 0

  /// The one that multiplies here.
  public var chosen: Products { usesOpenBLAS ? .openblas : .own }
}

extension Products {
  /// C = A·B + bias in each column, or relu of that; A is (rows, inner), B (inner, columns).
  @inlinable
  public func multiply<Scalar: MatrixScalar>(
    _ rows: Int, _ inner: Int, _ columns: Int, _ A: Scalar.Input, _ B: Scalar.Input,
    bias: Scalar.Input?, relu: Bool, _ C: Scalar.Output
  ) {
    guard usesOpenBLAS else {
      return Scalar.multiply(rows, inner, columns, A, B, bias: bias, relu: relu, C)
    }
    Scalar.gemm(.none, rows, inner, columns, 1, A, B, C)
    if let bias {
      for column in 0..<columns { Scalar.addScaled(rows, 1, bias, C + column * rows) }
    }
    if relu { Scalar.relu(rows * columns, C, C) }
  }

  /// C = Aᵀ·B; A is (inner, rows), B (inner, columns); 0 where there is a gate, laid out like C,
  /// that is not positive.
  @inlinable
  public func multiplyTransposed<Scalar: MatrixScalar>(
    _ rows: Int, _ inner: Int, _ columns: Int, _ A: Scalar.Input, _ B: Scalar.Input,
    gate: Scalar.Input?, _ C: Scalar.Output
  ) {
    guard usesOpenBLAS else {
      return Scalar.multiplyTransposed(rows, inner, columns, A, B, gate: gate, C)
    }
    Scalar.gemm(.left, rows, inner, columns, 1, A, B, C)
    if let gate { Scalar.reluBackward(rows * columns, C, gate, C) }
  }

  /// C = scale·A·Bᵀ for C's columns from `from` up to `to`; A is (rows, inner), B (columns, inner).
  ///
  /// OpenBLAS's bits depend on the cut, so it is given all columns.
  @inlinable
  public func multiplyByTransposed<Scalar: MatrixScalar>(
    _ rows: Int, _ inner: Int, _ columns: Int, _ from: Int, _ to: Int, _ scale: Double,
    _ A: Scalar.Input, _ B: Scalar.Input, _ C: Scalar.Output
  ) {
    guard usesOpenBLAS else {
      return Scalar.multiplyByTransposedColumns(
        rows, inner, columns, from, to, scale, A, B, C)
    }
    precondition(from == 0 && to == columns, "OpenBLAS multiplies whole matrices")
    Scalar.gemm(.right, rows, inner, columns, scale, A, B, C)
  }

  /// As many threads as may share a product.
  @inlinable
  public func threads(of threads: Int) -> Int { usesOpenBLAS ? 1 : threads }
}

/// Whether a factor of a product is given as its transpose.
public enum Transposition: Sendable {
  case none, left, right
}
