import Matrices

/// One of the places between `[` and `]`, worked out.
enum ArrayIndex {
  /// One position; the axis goes away.
  case position(Int)
  /// `start:stop:step`.
  case slice(Int?, Int?, Int?)
  /// Several positions in any order.
  case list([Int])
  /// The positions that hold 1.
  case mask(NumPyArray)
  /// A new side of length 1.
  case newAxis
  /// As many whole axes as there are left.
  case ellipsis

  var takesAxis: Bool {
    switch self {
    case .newAxis, .ellipsis: false
    default: true
    }
  }

  static let whole = ArrayIndex.slice(nil, nil, nil)
}

/// The elements an index chooses, and the shape they are given.
struct Selection {
  /// Where the elements lie in the matrix's storage, row after row of the result.
  let positions: [Int]
  /// The sides of the result.
  let shape: [Int]

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
    let height = array.matrix.rows
    if axes.count == 2, axes[0].isList, axes[1].isList {
      let pairs = try Self.paired(rows, columns)
      positions = pairs.map { $0.1 * height + $0.0 }
      self.shape = [pairs.count]
    } else {
      _ = try Shape(checkingSides: [rows.count, columns.count])
      positions = rows.flatMap { row in columns.map { $0 * height + row } }
      self.shape = shape
    }
  }

  private init(mask: NumPyArray, of array: NumPyArray) throws(Problem) {
    guard mask.shape == array.shape else {
      throw .badIndex(shape: array.shape, index: mask.shape)
    }
    let (rows, columns) = (array.matrix.rows, array.matrix.columns)
    positions = (0..<rows).flatMap { row in
      (0..<columns).map { $0 * rows + row }.filter { mask.matrix.elements[$0] != 0 }
    }
    shape = [positions.count]
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

extension Selection {
  /// The chosen positions along one side.
  struct Axis {
    let positions: [Int]
    var isKept = true
    var isList = false

    init(_ index: ArrayIndex, count: Int, of array: NumPyArray) throws(Problem) {
      switch index {
      case .position(let position):
        positions = [try Self.checked(position, count)]
        isKept = false
      case .slice(let start, let stop, let step):
        positions = try Self.slice(start, stop, step, count: count)
      case .list(let list):
        positions = try list.map { (position) throws(Problem) in
          try Self.checked(position, count)
        }
        isList = true
      case .mask(let mask):
        guard mask.shape == [count] else {
          throw .badIndex(shape: array.shape, index: mask.shape)
        }
        positions = (0..<count).filter { mask.matrix.elements[$0] != 0 }
        isList = true
      case .newAxis, .ellipsis: preconditionFailure("no axis of its own")
      }
    }

    /// A position counted from the end where it is negative.
    static func checked(_ position: Int, _ count: Int) throws(Problem) -> Int {
      guard position < count, position >= -count else {
        throw .indexOutOfRange(position, count: count)
      }
      return position < 0 ? position + count : position
    }

    /// Python's slice: bounds beyond the ends are moved to them.
    static func slice(
      _ start: Int?, _ stop: Int?, _ step: Int?, count: Int
    ) throws(Problem) -> [Int] {
      let step = max(-count - 1, min(step ?? 1, count + 1))
      guard step != 0 else { throw .zeroStep }
      let (lowest, highest) = step > 0 ? (0, count) : (-1, count - 1)
      func bound(_ value: Int) -> Int {
        max(lowest, min(value < 0 ? value + count : value, highest))
      }
      let first = start.map(bound) ?? (step > 0 ? lowest : highest)
      let end = stop.map(bound) ?? (step > 0 ? highest : lowest)
      return Array(stride(from: first, to: end, by: step))
    }
  }
}

extension NumPyArray {
  /// The chosen elements.
  subscript(selection: Selection) -> NumPyArray {
    NumPyArray(
      shape: selection.shape, rowMajor: selection.positions.map { matrix.elements[$0] },
      isLogical: isLogical)
  }

  /// The array with the chosen elements replaced by values that broadcast to their shape.
  func replacing(_ selection: Selection, with values: NumPyArray) throws(Problem) -> NumPyArray {
    guard let filled = values.broadcast(to: selection.shape) else {
      throw .cannotAssignShape(values.shape, into: selection.shape)
    }
    var matrix = matrix
    for (position, value) in zip(selection.positions, filled.matrix.rowMajor) {
      matrix.elements[position] = value
    }
    return NumPyArray(matrix, rank: rank)
  }
}
