/// Which element of a matrix is meant, or which row or column of it.
struct ElementPlace: Hashable {
  /// One line along a side, or all of them.
  enum Line: Hashable {
    case at(Int)
    case all
    /// One after another, in a row of terms.
    case each
  }

  var row: Line
  var column: Line

  /// The same element of the transpose.
  var transposed: ElementPlace { ElementPlace(row: column, column: row) }
}
