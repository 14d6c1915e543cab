import Formulas
import Matrices

/// Memory that several arrays may look at.
final class Storage {
  let elements: UnsafeMutablePointer<Double>
  let count: Int
  /// What whole numbers too large for doubles are exactly, by their places.
  var exact: [Int: Int] = [:]

  init(_ count: Int) {
    self.count = count
    elements = .allocate(capacity: max(1, count))
  }

  deinit { elements.deallocate() }
}

/// An array of NumPy's: a view of a storage with an offset and strides, of rank 0, 1 or 2.
///
/// Below rank 2 the rows are one; a row of n lies along the columns, which is how it broadcasts.
final class NDArray {
  let storage: Storage
  let offset: Int
  let rank: Int
  let rows: Int
  let columns: Int
  let rowStride: Int
  let columnStride: Int
  let dtype: DType
  let isReadOnly: Bool

  init(
    _ storage: Storage, offset: Int = 0, rank: Int, rows: Int, columns: Int, rowStride: Int,
    columnStride: Int, dtype: DType, isReadOnly: Bool = false
  ) {
    self.storage = storage
    self.offset = offset
    self.rank = rank
    self.rows = rows
    self.columns = columns
    self.rowStride = rowStride
    self.columnStride = columnStride
    self.dtype = dtype
    self.isReadOnly = isReadOnly
  }

  /// An array of its own with room for its elements, row after row; they are still to be written.
  init(unfilled rank: Int, _ rows: Int, _ columns: Int, _ dtype: DType) throws {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, count <= Matrices.Shape.maximumCount else {
      throw Self.tooLarge(rank == 2 ? [rows, columns] : [columns], dtype)
    }
    try MemoryGauge.machine.ask(for: count, of: MemoryLayout<Double>.stride)
    storage = Storage(count)
    offset = 0
    self.rank = rank
    self.rows = rows
    self.columns = columns
    rowStride = columns
    columnStride = 1
    self.dtype = dtype
    isReadOnly = false
  }

  static func tooLarge(_ shape: [Int], _ dtype: DType) -> PythonError {
    PythonError(
      .memory,
      "Unable to allocate an array with shape \(NumPyArray.text(of: shape)) and data type "
        + dtype.name)
  }

  static let readOnlyMessage = "assignment destination is read-only"
  static var readOnlyError: PythonError {
    PythonError(
      .value, readOnlyMessage,
      hint: .init(
        en: "Python only reads the network's own numbers: change a copy, W = W1.copy(), then the "
          + "line W1 = W, alone, sets them",
        zh: "Python 只能读网络的数值：先改一个副本 W = W1.copy()，再单独写一行 W1 = W 来设置"))
  }

  convenience init(shape: [Int], filledWith value: Double, _ dtype: DType) throws {
    try self.init(unfilled: shape.count, Self.rows(shape), shape.last ?? 1, dtype)
    storage.elements.initialize(repeating: value, count: count)
  }

  convenience init(row: [Double], _ dtype: DType) throws {
    try self.init(shape: [row.count], rowMajor: row, dtype)
  }

  convenience init(shape: [Int], rowMajor values: [Double], _ dtype: DType) throws {
    try self.init(unfilled: shape.count, Self.rows(shape), shape.last ?? 1, dtype)
    for (position, value) in values.enumerated() { storage.elements[position] = value }
  }

  /// A number without axes.
  convenience init(whole number: Int) {
    self.init(number: 0, .int64)
    setWhole(number, at: 0)
  }

  convenience init(number: Double, _ dtype: DType) {
    let storage = Storage(1)
    storage.elements[0] = number
    self.init(
      storage, rank: 0, rows: 1, columns: 1, rowStride: 1, columnStride: 1, dtype: dtype)
  }

  static func rows(_ shape: [Int]) -> Int { shape.count == 2 ? shape[0] : 1 }

  var count: Int { rows * columns }

  var shape: [Int] {
    switch rank {
    case 0: []
    case 1: [columns]
    default: [rows, columns]
    }
  }

  /// The length of the first axis.
  var length: Int { rank == 2 ? rows : columns }

  var start: UnsafeMutablePointer<Double> { storage.elements + offset }

  /// Whether the elements lie row after row without gaps.
  var isContiguous: Bool {
    (columns <= 1 || columnStride == 1) && (rows <= 1 || rowStride == columns)
  }

  @inline(__always)
  subscript(row: Int, column: Int) -> Double {
    storage.elements[offset + row * rowStride + column * columnStride]
  }

  /// The one number there is; the first where there are more.
  var first: Double { start[0] }

  /// The same elements seen with another shape and strides.
  func view(
    offset: Int = 0, rank: Int, rows: Int, columns: Int, rowStride: Int, columnStride: Int
  ) -> NDArray {
    NDArray(
      storage, offset: self.offset + offset, rank: rank, rows: rows, columns: columns,
      rowStride: rowStride, columnStride: columnStride, dtype: dtype, isReadOnly: isReadOnly)
  }

  var transposed: NDArray {
    guard rank == 2 else { return self }
    return view(
      rank: 2, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride)
  }

  /// The elements, row after row.
  var elements: [Double] {
    if isContiguous { return Array(UnsafeBufferPointer(start: start, count: count)) }
    var values: [Double] = []
    values.reserveCapacity(count)
    for row in 0..<rows { for column in 0..<columns { values.append(self[row, column]) } }
    return values
  }

  /// An element, or a row, as the first axis has them.
  func item(at position: Int) -> PythonValue {
    if rank == 2 {
      return .array(
        view(
          offset: position * rowStride, rank: 1, rows: 1, columns: columns, rowStride: 0,
          columnStride: columnStride))
    }
    return scalar(0, position)
  }

  /// A copy with storage of its own, in a type that may be another.
  func copy(as dtype: DType? = nil) throws -> NDArray {
    let target = dtype ?? self.dtype
    let copy = try NDArray(unfilled: rank, rows, columns, target)
    copy.fill(from: self, converting: target != self.dtype)
    copy.takeExact(from: self)
    return copy
  }

  /// Writes the elements of an array of the same sides into this contiguous one.
  private func fill(from source: NDArray, converting: Bool) {
    let target = storage.elements
    if source.isContiguous {
      target.update(from: source.start, count: count)
    } else {
      var place = 0
      for row in 0..<rows {
        var from = source.start + row * source.rowStride
        for _ in 0..<columns {
          target[place] = from.pointee
          place += 1
          from += source.columnStride
        }
      }
    }
    guard converting else { return }
    switch dtype {
    case .bool: for place in 0..<count { target[place] = target[place] != 0 ? 1 : 0 }
    case .int64: for place in 0..<count { target[place] = Self.whole(target[place]) }
    case .float64: break
    }
  }

  /// The whole part; what no integer holds becomes the least one, as in NumPy.
  static func whole(_ value: Double) -> Double {
    value.isFinite && abs(value) < 9.3e18 ? value.rounded(.towardZero) : -0x1p63
  }

  /// The same elements in another shape; a view where the strides allow it.
  func reshaped(_ shape: [Int]) throws -> NDArray {
    let (rows, columns) = (Self.rows(shape), shape.last ?? 1)
    if shape == self.shape {
      return view(
        rank: rank, rows: rows, columns: columns, rowStride: rowStride, columnStride: columnStride)
    }
    if isContiguous {
      return view(
        rank: shape.count, rows: rows, columns: columns, rowStride: columns, columnStride: 1)
    }
    // Another shape of a line of elements that lie apart.
    if self.rows == 1 || self.columns == 1, rows == 1 || columns == 1 {
      let stride = self.columns == 1 ? rowStride : columnStride
      return view(
        rank: shape.count, rows: rows, columns: columns, rowStride: stride, columnStride: stride)
    }
    return try copy().reshaped(shape)
  }

  var value: PythonValue { .array(self) }

  /// The array, or the number of one that has no axes.
  var unwrapped: PythonValue { rank == 0 ? scalar(0, 0) : .array(self) }
}
