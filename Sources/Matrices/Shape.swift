/// The size of a matrix: rows by columns.
public struct Shape: Hashable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int

  /// The most elements a matrix may have: one gibibyte of `Double`.
  public static let maximumCount = 1 << 27

  /// Creates a shape our own code knows to be valid.
  @inlinable
  public init(_ rows: Int, _ columns: Int) {
    precondition(rows >= 0 && columns >= 0, "negative shape (\(rows), \(columns))")
    self.rows = rows
    self.columns = columns
  }

  /// Creates a shape from numbers that come from outside.
  /// - Throws: `ShapeError.impossible` where a side is negative, the matrix would not fit, or there is
  ///   no memory for it.
  public init(checking rows: Int, _ columns: Int) throws(ShapeError) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    // A side is looked at too: beside one of 0 it would be walked along for nothing.
    let sides = 0...Self.maximumCount
    guard sides.contains(rows), sides.contains(columns), !overflow, count <= Self.maximumCount,
      count <= 1 << 20 || MachineMemory.hasRoom(for: count * MemoryLayout<Double>.stride)
    else { throw .impossible(rows: rows, columns: columns) }
    self.rows = rows
    self.columns = columns
  }

  /// The number of elements.
  @inlinable
  public var count: Int { rows * columns }

  /// The shape of the transpose.
  public var transposed: Shape { Shape(columns, rows) }

  /// The shape of an element-wise operation on two matrices, by NumPy's rule: sides are equal,
  /// or one of them is 1.
  ///
  /// ```swift
  /// let sum = try Shape(4, 400).broadcast(with: Shape(4, 1))  // (4, 400)
  /// ```
  ///
  /// - Throws: `ShapeError.cannotBroadcast` where neither holds.
  public func broadcast(with other: Shape) throws(ShapeError) -> Shape {
    guard let rows = Self.common(self.rows, other.rows),
      let columns = Self.common(self.columns, other.columns)
    else { throw .cannotBroadcast(self, other) }
    return Shape(rows, columns)
  }

  private static func common(_ a: Int, _ b: Int) -> Int? {
    if a == b || b == 1 { return a }
    return a == 1 ? b : nil
  }
}

extension Shape: CustomStringConvertible {
  /// The shape as NumPy prints it: `(4, 400)`.
  public var description: String { "(\(rows), \(columns))" }
}

/// What can be wrong with the shapes of an operation.
public enum ShapeError: Error, Hashable, Sendable {
  /// An element-wise operation on shapes whose sides differ and are not 1.
  case cannotBroadcast(Shape, Shape)
  /// A product whose inner dimensions differ.
  case cannotMultiply(Shape, Shape)
  /// A reshape that changes the number of elements.
  case cannotReshape(Shape, to: Shape)
  /// A negative side, or a side or elements beyond `Shape.maximumCount`.
  case impossible(rows: Int, columns: Int)
}
