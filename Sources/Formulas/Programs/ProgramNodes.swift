import Matrices

/// An array that lies where it lies.
final class OperandNode: ProgramNode {
  private let start: UnsafePointer<Double>

  init(_ operand: FormulaProgram.Operand) {
    start = operand.start
    super.init(operand.rows, operand.columns, rank: operand.isNumber ? 0 : 2)
  }

  override func run(_ context: borrowing ProgramContext) -> UnsafePointer<Double> { start }
}

/// A value that stays.
final class ConstantNode: ComputedNode {
  init(_ array: NumPyArray) {
    let matrix = array.matrix
    super.init(matrix.rows, .fixed(matrix.columns), rank: array.rank, capacity: 0)
    for (index, element) in matrix.elements.enumerated() { target[index] = element }
  }

  override func run(_ context: borrowing ProgramContext) -> UnsafePointer<Double> {
    UnsafePointer(target)
  }
}

/// A number that may be another each time.
final class NumberNode: ComputedNode {
  private let index: Int

  init(_ index: Int) {
    self.index = index
    super.init(1, .fixed(1), rank: 0, capacity: 0)
  }

  override func run(_ context: borrowing ProgramContext) -> UnsafePointer<Double> {
    target.pointee = context.numbers[index]
    return UnsafePointer(target)
  }
}

/// A function of each element.
final class ElementwiseNode: ComputedNode {
  typealias Body = (Int, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  private let operand: ProgramNode
  private let body: Body

  init(_ operand: ProgramNode, capacity: Int, _ body: @escaping Body) {
    (self.operand, self.body) = (operand, body)
    super.init(operand.rows, operand.columns, rank: operand.rank, capacity: capacity)
  }

  override func run(_ context: borrowing ProgramContext) -> UnsafePointer<Double> {
    body(rows * width(context.examples), operand.run(context), target)
    return UnsafePointer(target)
  }
}

/// A · B, either factor as its transpose.
final class ProductNode: ComputedNode {
  private let left, right: ProgramNode
  private let form: Transposition

  /// - Parameter form: Which factor lies transposed.
  init(
    _ left: ProgramNode, _ right: ProgramNode, _ form: Transposition, _ rows: Int,
    _ columns: FormulaProgram.Columns, capacity: Int
  ) {
    (self.left, self.right, self.form) = (left, right, form)
    super.init(rows, columns, capacity: capacity)
  }

  override func run(_ context: borrowing ProgramContext) -> UnsafePointer<Double> {
    let (A, B) = (left.run(context), right.run(context))
    let width = width(context.examples)
    switch form {
    case .none:
      context.products.multiply(
        rows, left.width(context.examples), width, A, B, bias: nil, relu: false, target)
    case .left:
      context.products.multiplyTransposed(rows, left.rows, width, A, B, gate: nil, target)
    case .right:
      context.products.multiplyByTransposed(
        rows, left.width(context.examples), width, 0, width, 1, A, B, target)
    }
    return UnsafePointer(target)
  }
}

/// Rows and columns exchanged.
final class TransposeNode: ComputedNode {
  private let operand: ProgramNode

  /// Takes an operand whose columns do not go by the examples.
  init(_ operand: ProgramNode, count: Int) {
    self.operand = operand
    super.init(count, .fixed(operand.rows), capacity: 0)
  }

  override func run(_ context: borrowing ProgramContext) -> UnsafePointer<Double> {
    let source = operand.run(context)
    for row in 0..<rows {
      for column in 0..<operand.rows {
        target[column * rows + row] = source[row * operand.rows + column]
      }
    }
    return UnsafePointer(target)
  }
}

/// Sums or means: of all, down each column, along each row.
final class ReductionNode: ComputedNode {
  private let operand: ProgramNode
  private let axis: Axis?
  private let isMean: Bool

  init(_ operand: ProgramNode, along axis: Axis?, isMean: Bool, rank: Int, capacity: Int) {
    (self.operand, self.axis, self.isMean) = (operand, axis, isMean)
    super.init(
      axis == .columns ? operand.rows : 1, axis == .rows ? operand.columns : .fixed(1), rank: rank,
      capacity: capacity)
  }

  override func run(_ context: borrowing ProgramContext) -> UnsafePointer<Double> {
    let source = operand.run(context)
    let (height, width) = (operand.rows, operand.width(context.examples))
    switch axis {
    case nil: reduce(source, height * width, 1, into: 0)
    case .rows:
      for column in 0..<width { reduce(source + column * height, height, 1, into: column) }
    case .columns: for row in 0..<height { reduce(source + row, width, height, into: row) }
    }
    return UnsafePointer(target)
  }

  private func reduce(
    _ start: UnsafePointer<Double>, _ count: Int, _ stride: Int, into place: Int
  ) {
    let sum = Self.sum(start, 0, count, stride)
    target[place] = isMean ? sum / Double(count) : sum
  }

  /// The sum in the order of `Matrix.sum`.
  private static func sum(
    _ start: UnsafePointer<Double>, _ from: Int, _ to: Int, _ stride: Int
  ) -> Double {
    if to - from <= 64 {
      var sum = 0.0
      for index in from..<to { sum += start[index * stride] }
      return sum
    }
    let middle = from + (to - from) / 2
    return sum(start, from, middle, stride) + sum(start, middle, to, stride)
  }
}
