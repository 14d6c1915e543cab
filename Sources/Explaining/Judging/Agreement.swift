import Formulas
import Matrices

extension NumPyArray {
  /// Whether two arrays are the same up to rounding: relative to the largest element.
  ///
  /// Sums of large terms may cancel. The one meaning of "equal" wherever a formula is judged.
  /// - Parameter tolerance: The largest difference, as a share of the largest element.
  public func agrees(with other: NumPyArray, tolerance: Double = 1e-11) -> Bool {
    guard fits(other) else { return false }
    let (mine, theirs) = (matrix.elements, other.matrix.elements)
    let scale = theirs.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    return zip(mine, theirs).allSatisfy { a, b in
      a == b || a.isNaN && b.isNaN || abs(a - b) <= tolerance * scale
    }
  }

  /// The same, rows and columns included: a row of rank 1 is no matrix of one column.
  public func equals(_ other: NumPyArray, tolerance: Double = 1e-11) -> Bool {
    matrix.shape == other.matrix.shape && agrees(with: other, tolerance: tolerance)
  }

  /// The same with the other's elements where one of the two is no finite number, and where both are
  /// as good as 0: of 1 - A ** 2 that is all that is left.
  public func withEndless(of other: NumPyArray) -> NumPyArray {
    guard matrix.shape == other.matrix.shape else { return self }
    let elements = zip(matrix.elements, other.matrix.elements).map {
      $0.isFinite && $1.isFinite && max(abs($0), abs($1)) > 1e-14 ? $0 : $1
    }
    return NumPyArray(Matrix(shape: matrix.shape, columnMajor: elements), rank: rank)
  }

  /// Whether the shapes are the same; a row and a matrix of one row are, and all single numbers.
  func fits(_ other: NumPyArray) -> Bool {
    matrix.shape == other.matrix.shape
      || (rank == 1 || other.rank == 1) && min(matrix.rows, matrix.columns) == 1
        && min(other.matrix.rows, other.matrix.columns) == 1 && count == other.count
  }
}
