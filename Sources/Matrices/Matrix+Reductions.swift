/// Along which side of a matrix a reduction runs.
public enum Axis: Int, Sendable, CaseIterable {
  /// NumPy's `axis=0`: down each column, giving one row (1, columns).
  case rows = 0
  /// NumPy's `axis=1`: along each row, giving one column (rows, 1).
  case columns = 1
}

extension Matrix {
  /// Folds each line along an axis, or all elements where there is none, into one number.
  ///
  /// The result keeps the reduced side with length 1; without an axis it is (1, 1).
  @inlinable
  public func reduced(along axis: Axis? = nil, _ fold: ([Scalar]) throws -> Scalar) rethrows
    -> Matrix
  {
    switch axis {
    case nil: Matrix(try fold(elements))
    case .rows:
      try Matrix(shape: Shape(1, columns)) { _, column in
        try fold(Array(elements[(column * rows)..<((column + 1) * rows)]))
      }
    case .columns:
      try Matrix(shape: Shape(rows, 1)) { row, _ in
        try fold((0..<columns).map { elements[$0 * rows + row] })
      }
    }
  }

  /// Sums along an axis, or of all elements.
  ///
  /// ```swift
  /// let dZ = Matrix(shape: Shape(2, 3), rowMajor: [1.0, 2, 3, 4, 5, 6])
  /// let db = dZ.sum(along: .columns)  // (2, 1): 6 and 15
  /// ```
  @inlinable
  public func sum(along axis: Axis? = nil) -> Matrix {
    reduced(along: axis, Self.pairwiseSum)
  }

  /// Means along an axis, or of all elements; NaN where there is nothing to average.
  @inlinable
  public func mean(along axis: Axis? = nil) -> Matrix {
    reduced(along: axis) { Self.pairwiseSum($0) / Scalar($0.count) }
  }

  /// Biased variances, Σ(x - mean)²/n, along an axis, or of all elements.
  @inlinable
  public func variance(along axis: Axis? = nil) -> Matrix {
    reduced(along: axis) { line in
      let mean = Self.pairwiseSum(line) / Scalar(line.count)
      return Self.pairwiseSum(
        Array(places: line.count) { (line[$0] - mean) * (line[$0] - mean) }) / Scalar(line.count)
    }
  }

  /// The sum of a list, halves added to halves: the rounding error grows with log n only.
  @inlinable
  static func pairwiseSum(_ values: [Scalar]) -> Scalar {
    func sum(_ range: Range<Int>) -> Scalar {
      if range.count <= 64 { return values[range].reduce(0, +) }
      if range.count >= Patience.spell, Patience.isLost { return 0 }
      let middle = range.lowerBound + range.count / 2
      return sum(range.lowerBound..<middle) + sum(middle..<range.upperBound)
    }
    return sum(values.indices)
  }
}
