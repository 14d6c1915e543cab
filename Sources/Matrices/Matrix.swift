/// A dense matrix, column-major, with the value semantics of an array.
///
/// Examples of a data set stand in columns, so a mini-batch is one contiguous block.
public struct Matrix<Scalar: MatrixScalar>: Sendable, Hashable {
  /// Rows by columns.
  public let shape: Shape
  /// The elements, column after column.
  public var elements: [Scalar]

  /// The number of rows.
  @inlinable public var rows: Int { shape.rows }
  /// The number of columns.
  @inlinable public var columns: Int { shape.columns }
  /// The number of elements.
  @inlinable public var count: Int { elements.count }

  /// Creates a matrix from its elements, column after column.
  @inlinable
  public init(shape: Shape, columnMajor elements: [Scalar]) {
    precondition(shape.count == elements.count, "\(elements.count) elements for \(shape)")
    self.shape = shape
    self.elements = elements
  }

  /// Creates a matrix with every element the same.
  @inlinable
  public init(shape: Shape, filledWith value: Scalar) {
    // Memory is filled faster than anybody could ask, but for the largest.
    let isLarge = shape.count > 256 * Patience.spell
    self.init(
      shape: shape,
      columnMajor: isLarge
        ? Array(places: shape.count) { _ in value } : Array(repeating: value, count: shape.count))
  }

  /// Creates a matrix from its elements, row after row, as NumPy writes and fills them.
  ///
  /// ```swift
  /// let W = Matrix(shape: Shape(2, 3), rowMajor: [1.0, 2, 3, 4, 5, 6])
  /// let corner = W[0, 2]  // 3
  /// let memory = W.elements  // [1, 4, 2, 5, 3, 6]
  /// ```
  @inlinable
  public init(shape: Shape, rowMajor values: [Scalar]) {
    precondition(shape.count == values.count, "\(values.count) elements for \(shape)")
    self = Matrix(shape: shape.transposed, columnMajor: values).transposed
  }

  /// Creates a matrix from the value at each row and column, asked column after column.
  @inlinable
  public init(shape: Shape, _ element: (_ row: Int, _ column: Int) throws -> Scalar) rethrows {
    self.shape = shape
    self.elements = try Array(unsafeUninitializedCapacity: shape.count) { buffer, initialized in
      // Where nobody waits any more the rest is what the memory held.
      initialized = shape.count
      var spell = Spell()
      for column in 0..<shape.columns {
        let start = column * shape.rows
        try inSpells(of: shape.rows) { piece in
          for row in piece {
            buffer.initializeElement(at: start + row, to: try element(row, column))
          }
        }
        if spell.isOver(after: shape.rows) { break }
      }
    }
  }

  /// Creates a 1 by 1 matrix.
  @inlinable
  public init(_ value: Scalar) {
    self.init(shape: Shape(1, 1), columnMajor: [value])
  }

  /// The element at a row and a column, both from 0.
  @inlinable
  public subscript(row: Int, column: Int) -> Scalar {
    get { elements[position(row, column)] }
    set { elements[position(row, column)] = newValue }
  }

  @inlinable
  func position(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "element (\(row), \(column)) of \(shape)")
    return column * rows + row
  }

  /// The elements, row after row.
  @inlinable
  public var rowMajor: [Scalar] {
    transposed.elements
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    // A row lies in memory as a column does.
    guard rows > 1, columns > 1 else {
      return Matrix(shape: shape.transposed, columnMajor: elements)
    }
    let turned = [Scalar](unsafeUninitializedCapacity: count) { target, initialized in
      elements.withUnsafeBufferPointer { source in
        guard let A = source.baseAddress, let B = target.baseAddress else { return }
        Scalar.transpose(rows, columns, A, B)
        initialized = count
      }
    }
    return Matrix(shape: shape.transposed, columnMajor: turned)
  }

  /// The chosen rows and columns, in the order given; indices must exist.
  @inlinable
  public func selecting(rows: [Int], columns: [Int]) -> Matrix {
    Matrix(shape: Shape(rows.count, columns.count)) { self[rows[$0], columns[$1]] }
  }

  /// The chosen columns, in the order given; indices must exist.
  @inlinable
  public func selecting(columns indices: some Sequence<Int>) -> Matrix {
    var chosen: [Scalar] = []
    chosen.reserveCapacity(indices.underestimatedCount * rows)
    var count = 0
    var spell = Spell()
    for column in indices {
      if count > 0, spell.isOver(after: rows) {
        chosen.append(contentsOf: repeatElement(0, count: rows))
      } else {
        chosen.append(contentsOf: elements[(column * rows)..<((column + 1) * rows)])
      }
      count += 1
    }
    return Matrix(shape: Shape(rows, count), columnMajor: chosen)
  }

  /// The same elements, read and laid out row by row, in another shape.
  /// - Throws: `ShapeError.cannotReshape` where the number of elements differs.
  public func reshaped(to shape: Shape) throws(ShapeError) -> Matrix {
    guard shape.count == count else { throw .cannotReshape(self.shape, to: shape) }
    return Matrix(shape: shape, rowMajor: rowMajor)
  }

  /// The matrix in another precision, each element rounded to nearest.
  @inlinable
  public func converted<Other: MatrixScalar>(to type: Other.Type = Other.self) -> Matrix<Other> {
    Matrix<Other>(shape: shape, columnMajor: Array(places: count) { Other(elements[$0]) })
  }
}
