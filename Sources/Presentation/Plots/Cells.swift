import Languages
import Matrices

/// A matrix as a picture: a cell an element.
public struct Cells: Sendable, Hashable {
  /// What an element's look tells.
  public enum Look: Sendable, Hashable {
    /// Its sign and size, around 0.
    case signed
    /// Whether it is 0 or not.
    case mask
  }

  /// The elements, of a mask as 0 and 1; row 0 is at the top.
  public let values: Matrix<Double>
  /// What their look tells.
  public let look: Look
  /// What a row is.
  public let rowLabel: Localized<String>
  /// What a column is.
  public let columnLabel: Localized<String>

  /// Creates a picture of a matrix with at least one element.
  public init(
    _ values: Matrix<Double>, look: Look, row: Localized<String> = Localized(en: "row", zh: "行"),
    column: Localized<String> = Localized(en: "column", zh: "列")
  ) {
    self.values = look == .mask ? values.isNonzero : values
    self.look = look
    (rowLabel, columnLabel) = (row, column)
  }

  var scale: Scale { .signed(values.elements) }
}

extension Cells {
  /// The same picture with fewer cells, each for a block of elements: of signed ones the largest
  /// by size, of a mask the share that is not 0.
  func thinned(rows: Int, columns: Int) -> (cells: Cells, block: (rows: Int, columns: Int)) {
    let height = (values.rows + rows - 1) / max(1, rows)
    let width = (values.columns + columns - 1) / max(1, columns)
    let block = (rows: max(1, height), columns: max(1, width))
    guard block != (1, 1) else { return (self, block) }
    let shape = Shape(
      (values.rows + block.rows - 1) / block.rows,
      (values.columns + block.columns - 1) / block.columns)
    let small = Matrix<Double>(shape: shape) { row, column in
      summary(
        (row * block.rows)..<min((row + 1) * block.rows, values.rows),
        (column * block.columns)..<min((column + 1) * block.columns, values.columns))
    }
    return (Cells(small, look: look, row: rowLabel, column: columnLabel), block)
  }

  private func summary(_ rows: Range<Int>, _ columns: Range<Int>) -> Double {
    let block = columns.lazy.flatMap { column in rows.lazy.map { values[$0, column] } }
    switch look {
    case .signed: return block.max { $0.magnitude < $1.magnitude } ?? 0
    case .mask:
      return Double(block.count { $0 != 0 }) / Double(rows.count * columns.count)
    }
  }
}

extension Matrix<Double> {
  /// 1 where an element is not 0; what is no number stays so.
  fileprivate var isNonzero: Matrix {
    Matrix(shape: shape, columnMajor: elements.map { $0 == 0 ? 0 : $0.isNaN ? .nan : 1 })
  }
}
