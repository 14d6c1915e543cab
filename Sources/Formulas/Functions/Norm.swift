import Glibc

extension FunctionTable {
  /// The length of a vector, or of all elements: sqrt of the sum of squares unless `ord=` is given.
  static let norm = Function("norm(x, ord=, axis=, keepdims=)") { call, _ throws(FormulaError) in
    let array = try call.array("x")
    if array.rank == 2, call["axis"] == nil, let order = call["ord"] {
      return .array(try matrixNorm(array, order, keepsDimensions: try call.flag("keepdims")))
    }
    let fold = try vectorNorm(call["ord"])
    return .array(
      array.reduced(
        try call.direction(of: array), keepsDimensions: try call.flag("keepdims"), fold))
  }

  private static func vectorNorm(
    _ order: Call.Argument?
  ) throws(FormulaError) -> ([Double]) -> Double {
    guard let order else { return euclidean }
    guard let power = order.value.number else { throw unknownNorm(order) }
    switch power {
    case 0: return { Double($0.count { $0 != 0 }) }
    case 1: return { sum($0.map(\.magnitude)) }
    case 2: return euclidean
    case .infinity: return { $0.map(\.magnitude).reduce(0, Arithmetic.maximum) }
    case -.infinity:
      return { $0.map(\.magnitude).reduce(.infinity, Arithmetic.minimum) }
    default: return { pow(sum($0.map { pow($0.magnitude, power) }), 1 / power) }
    }
  }

  private static func euclidean(_ line: [Double]) -> Double {
    sum(line.map { $0 * $0 }).squareRoot()
  }

  /// The largest sum of a column or a row, or the Frobenius norm.
  private static func matrixNorm(
    _ array: NumPyArray, _ order: Call.Argument, keepsDimensions: Bool
  ) throws(FormulaError) -> NumPyArray {
    func total(_ line: [Double]) -> Double { sum(line.map(\.magnitude)) }
    func largest(_ sums: NumPyArray) -> NumPyArray {
      let value = sums.matrix.elements.reduce(0, Arithmetic.maximum)
      let result = NumPyArray(row: [value])
      return NumPyArray(result.matrix, rank: keepsDimensions ? 2 : 0)
    }
    let lines = NumPyArray.Direction.self
    switch order.value {
    case .text("fro"):
      return array.reduced(lines.all, keepsDimensions: keepsDimensions, euclidean)
    case Value(1): return largest(array.reduced(lines.columns, keepsDimensions: true, total))
    case Value(.infinity):
      return largest(array.reduced(lines.rows, keepsDimensions: true, total))
    default: throw unknownNorm(order)
    }
  }

  private static func unknownNorm(_ order: Call.Argument) -> FormulaError {
    FormulaError(.unknownNorm(order.syntax.description), at: order.syntax.range)
  }
}
