/// An operation on two arrays, element by element, broadcast.
final class CombiningNode: ComputedNode {
  /// The operations that are loops of their own, and all others.
  enum Operation: Sendable {
    case add, subtract, multiply, divide
    case other(@Sendable (Double, Double) -> Double)
  }

  private let left, right: ProgramNode
  private let operation: Operation

  init(
    _ left: ProgramNode, _ right: ProgramNode, _ operation: Operation, rows: Int,
    _ columns: FormulaProgram.Columns, rank: Int, capacity: Int
  ) {
    (self.left, self.right, self.operation) = (left, right, operation)
    super.init(rows, columns, rank: rank, capacity: capacity)
  }

  override func run(_ context: borrowing ProgramContext) -> UnsafePointer<Double> {
    let (a, b) = (left.run(context), right.run(context))
    switch operation {
    case .add: combine(a, b, context.examples) { $0 + $1 }
    case .subtract: combine(a, b, context.examples) { $0 - $1 }
    case .multiply: combine(a, b, context.examples) { $0 * $1 }
    case .divide: combine(a, b, context.examples) { $0 / $1 }
    case .other(let operation): combine(a, b, context.examples, operation)
    }
    return UnsafePointer(target)
  }

  @inline(__always)
  private func combine(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ examples: Int,
    _ operation: (Double, Double) -> Double
  ) {
    let (height, width) = (rows, width(examples))
    let (first, second) = (Steps(left, examples), Steps(right, examples))
    for column in 0..<width {
      let (x, y) = (a + column * first.column, b + column * second.column)
      let z = target + column * height
      if first.row == 1, second.row == 1 {
        for row in 0..<height { z[row] = operation(x[row], y[row]) }
      } else if first.row == 1 {
        let other = y.pointee
        for row in 0..<height { z[row] = operation(x[row], other) }
      } else {
        for row in 0..<height { z[row] = operation(x[row * first.row], y[row * second.row]) }
      }
    }
  }

  /// How far apart neighbours lie in an array; 0 along a side that is repeated.
  private struct Steps {
    let row, column: Int

    init(_ node: ProgramNode, _ examples: Int) {
      row = node.rows == 1 ? 0 : 1
      column = node.width(examples) == 1 ? 0 : node.rows
    }
  }
}

/// `where(condition, a, b)`, all of one shape or numbers.
final class ChoiceNode: ComputedNode {
  private let condition, a, b: ProgramNode

  init(
    _ condition: ProgramNode, _ a: ProgramNode, _ b: ProgramNode, capacity: Int
  ) {
    (self.condition, self.a, self.b) = (condition, a, b)
    super.init(condition.rows, condition.columns, rank: condition.rank, capacity: capacity)
  }

  override func run(_ context: borrowing ProgramContext) -> UnsafePointer<Double> {
    let (condition, a, b) = (condition.run(context), a.run(context), b.run(context))
    let (first, second) = (self.a.rank == 0 ? 0 : 1, self.b.rank == 0 ? 0 : 1)
    for index in 0..<(rows * width(context.examples)) {
      target[index] = condition[index] != 0 ? a[index * first] : b[index * second]
    }
    return UnsafePointer(target)
  }
}
