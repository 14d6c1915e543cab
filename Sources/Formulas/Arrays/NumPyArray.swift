import Matrices

/// Numbers with NumPy's shape: one, a row of them, or a matrix.
///
/// A row of n is held as a matrix of shape (1, n), which is how it broadcasts; its rank tells it
/// from a matrix of one row: transposing it changes nothing, indexing it takes one index.
public struct NumPyArray: Hashable, Sendable {
  /// The numbers: (1, 1) for a single one, (1, n) for a row of n.
  public let matrix: Matrix<Double>
  /// The number of dimensions: 0, 1 or 2.
  public let rank: Int
  /// Whether the numbers are answers, 1 for yes and 0 for no, so that they can choose elements.
  public let isLogical: Bool

  /// Creates an array from a matrix; below rank 2 the matrix has one row, at rank 0 one element.
  public init(_ matrix: Matrix<Double>, rank: Int = 2, isLogical: Bool = false) {
    precondition(
      rank == 2 || matrix.rows == 1 && (rank == 1 || rank == 0 && matrix.columns == 1),
      "rank \(rank) of \(matrix.shape)")
    self.matrix = matrix
    self.rank = rank
    self.isLogical = isLogical
  }

  /// Creates a single number.
  public init(_ number: Double) { self.init(Matrix(number), rank: 0) }

  /// Creates a row of numbers, of rank 1.
  public init(row: [Double], isLogical: Bool = false) {
    self.init(
      Matrix(shape: Shape(1, row.count), columnMajor: row), rank: 1, isLogical: isLogical)
  }

  /// Creates an array from its elements, row after row; the shape has 0 to 2 sides.
  init(shape: [Int], rowMajor: [Double], isLogical: Bool = false) {
    let matrix = Matrix(shape: Shape(sides: shape), rowMajor: rowMajor)
    self.init(matrix, rank: shape.count, isLogical: isLogical)
  }

  /// The sides: `[]` for a single number, `[3]`, `[4, 400]`.
  public var shape: [Int] { Array([matrix.rows, matrix.columns].suffix(rank)) }

  /// The number of elements.
  public var count: Int { matrix.count }

  /// The one number there is; nil where there are more or none.
  public var number: Double? { count == 1 ? matrix.elements.first : nil }

  /// The shape as NumPy prints it: `()`, `(3,)`, `(4, 400)`.
  public var shapeText: String { Self.text(of: shape) }

  /// A shape as NumPy prints it.
  public static func text(of shape: [Int]) -> String {
    let sides = shape.map(String.init).joined(separator: ", ")
    return shape.count == 1 ? "(\(sides),)" : "(\(sides))"
  }

  /// Rows and columns exchanged; below rank 2 nothing changes.
  public var transposed: NumPyArray {
    rank < 2 ? self : NumPyArray(matrix.transposed, isLogical: isLogical)
  }

  /// The same numbers without the knowledge that they are answers.
  var asNumbers: NumPyArray { NumPyArray(matrix, rank: rank) }
}

extension Shape {
  /// The matrix that holds an array of these sides.
  init(sides: [Int]) {
    precondition(sides.count <= 2, "a shape of \(sides.count) sides")
    self.init(sides.count == 2 ? sides[0] : 1, sides.last ?? 1)
  }

  /// Why there can be no array of these sides: it would be larger than any, or there is no memory.
  static func refusal(of sides: [Int]) -> Problem {
    let count = sides.reduce(1.0) { $0 * Double($1) }
    // Without elements it is the side that no array has.
    if count == 0 { return .tooLarge([Double(sides.max() ?? 0)], limit: maximumCount) }
    return count <= Double(maximumCount)
      ? .noMemory : .tooLarge(sides.map(Double.init), limit: maximumCount)
  }

  /// The same with numbers that come from outside.
  init(checkingSides sides: [Int]) throws(Problem) {
    guard sides.count <= 2 else { throw .tooManyDimensions(sides.count) }
    if let negative = sides.first(where: { $0 < 0 }) { throw .negativeSide(negative) }
    do {
      try self.init(checking: sides.count == 2 ? sides[0] : 1, sides.last ?? 1)
    } catch {
      throw Self.refusal(of: sides)
    }
  }
}
