import Matrices

/// The elements an index chooses, and the shape they are given.
struct Selection {
  /// Where the elements lie.
  let places: Places
  /// The sides of the result.
  let shape: [Int]

  enum Places {
    /// Where rows and columns cross.
    case grid(rows: [Int], columns: [Int])
    /// Single places in the matrix's storage, in the order of the result, which is a row.
    case list([Int])
  }

  init(_ indices: [ArrayIndex], of array: NumPyArray) throws(Problem) {
    if indices.count == 1, case .mask(let mask) = indices[0], mask.rank == 2 {
      try self.init(mask: mask, of: array)
      return
    }
    let indices = try Self.completed(indices, of: array)
    var axes: [Axis] = []
    var shape: [Int] = []
    for index in indices {
      guard index.takesAxis else {
        shape.append(1)
        continue
      }
      let axis = try Axis(index, count: array.shape[axes.count], of: array)
      if axis.isKept { shape.append(axis.positions.count) }
      axes.append(axis)
    }
    try self.init(axes, shape: shape, of: array)
  }

  private init(_ axes: [Axis], shape: [Int], of array: NumPyArray) throws(Problem) {
    guard shape.count <= 2 else { throw .tooManyDimensions(shape.count) }
    let rows = axes.count == 2 ? axes[0].positions : [0]
    let columns = axes.last?.positions ?? [0]
    if axes.count == 2, axes[0].isList, axes[1].isList {
      let pairs = try Self.paired(rows, columns)
      places = .list(pairs.map { $0.1 * array.matrix.rows + $0.0 })
      self.shape = [pairs.count]
    } else {
      _ = try Shape(checkingSides: [rows.count, columns.count])
      places = .grid(rows: rows, columns: columns)
      self.shape = shape
    }
  }

  private init(mask: NumPyArray, of array: NumPyArray) throws(Problem) {
    guard mask.shape == array.shape else {
      throw .badIndex(shape: array.shape, index: mask.shape)
    }
    let (rows, columns) = (array.matrix.rows, array.matrix.columns)
    let chosen = (0..<rows).flatMap { row in
      (0..<columns).map { $0 * rows + row }.filter { mask.matrix.elements[$0] != 0 }
    }
    places = .list(chosen)
    shape = [chosen.count]
  }

  /// The indices with `...` and what is absent at the end written out.
  private static func completed(
    _ indices: [ArrayIndex], of array: NumPyArray
  ) throws(Problem) -> [ArrayIndex] {
    let taken = indices.count(where: \.takesAxis)
    guard taken <= array.rank else { throw .tooManyIndices(taken, shape: array.shape) }
    let rest = Array(repeating: ArrayIndex.whole, count: array.rank - taken)
    let places = indices.indices.filter { if case .ellipsis = indices[$0] { true } else { false } }
    guard places.count <= 1 else { throw .repeatedEllipsis }
    guard let place = places.first else { return indices + rest }
    return indices[..<place] + rest + indices[(place + 1)...]
  }

  /// Two lists of indices go side by side; a list of one repeats.
  private static func paired(_ rows: [Int], _ columns: [Int]) throws(Problem) -> [(Int, Int)] {
    if rows.count == columns.count { return Array(zip(rows, columns)) }
    if rows.count == 1 { return columns.map { (rows[0], $0) } }
    if columns.count == 1 { return rows.map { ($0, columns[0]) } }
    throw .badIndex(shape: [rows.count], index: [columns.count])
  }
}

extension NumPyArray {
  /// The chosen elements.
  ///
  /// A grid with a side dropped or added is a row or a column, whose elements keep their order.
  subscript(selection: Selection) -> NumPyArray {
    let elements =
      switch selection.places {
      case .grid(let rows, let columns): matrix.selecting(rows: rows, columns: columns).elements
      case .list(let positions): positions.map { matrix.elements[$0] }
      }
    let result = Matrix(shape: Shape(sides: selection.shape), columnMajor: elements)
    return NumPyArray(result, rank: selection.shape.count, isLogical: isLogical)
  }

  /// The array with the chosen elements replaced by values that broadcast to their shape.
  func replacing(_ selection: Selection, with values: NumPyArray) throws(Problem) -> NumPyArray {
    guard let filled = values.broadcast(to: selection.shape) else {
      throw .cannotAssignShape(values.shape, into: selection.shape)
    }
    let positions =
      switch selection.places {
      case .grid(let rows, let columns):
        columns.flatMap { column in rows.map { column * self.matrix.rows + $0 } }
      case .list(let positions): positions
      }
    var matrix = matrix
    for (position, value) in zip(positions, filled.matrix.elements) {
      matrix.elements[position] = value
    }
    return NumPyArray(matrix, rank: rank)
  }
}
