import Matrices

extension FunctionTable {
  /// Functions that make a line of each line.
  static let lines: [Function] = [
    line("cumsum") { running($0, +) },
    line("cumprod") { running($0, *) },
    line("sort", default: -1) { $0.sortedWhileWaited(by: precedes) },
    line("argsort", default: -1) { line in
      Array(line.indices).sortedWhileWaited { precedes(line[$0], line[$1]) }.map(Double.init)
    },
    softmax,
  ]

  private static func line(
    _ name: String, default axis: Int? = nil,
    _ change: @escaping @Sendable ([Double]) -> [Double]
  ) -> Function {
    Function("\(name)(a, axis=)") { call, _ throws(FormulaError) in
      let array = try call.array("a")
      return .array(array.mapLines(try call.direction(of: array, default: axis), change))
    }
  }

  private static func running(
    _ line: [Double], _ operation: (Double, Double) -> Double
  ) -> [Double] {
    var result = line
    var spell = Spell()
    for position in line.indices.dropFirst() {
      result[position] = operation(result[position - 1], line[position])
      if spell.isOver() { break }
    }
    return result
  }

  /// NaN comes after every number.
  private static func precedes(_ a: Double, _ b: Double) -> Bool {
    a < b || b.isNaN && !a.isNaN
  }

  /// Softmax over all numbers there are.
  private static func softmaxed(_ line: [Double]) -> [Double] {
    Matrix(shape: Shape(line.count, 1), columnMajor: line).applying { _, z, a in
      Double.softmax(line.count, 1, z, a)
    }.elements
  }

  /// exp(z) over its sum, the largest z taken off first; examples stand in columns.
  private static let softmax = Function(
    "softmax(z, axis=)",
    meaning: "exp(z - max(z, axis=0, keepdims=True)) "
      + "/ sum(exp(z - max(z, axis=0, keepdims=True)), axis=0, keepdims=True)"
  ) { call, _ throws(FormulaError) in
    let array = try call.array("z")
    let direction = try call.direction(of: array, default: 0)
    guard let axis = direction.axis else {
      let shares = softmaxed(array.matrix.rowMajor)
      return .array(NumPyArray(shape: array.shape, rowMajor: shares))
    }
    let columns = axis == .rows ? array.matrix : array.matrix.transposed
    let result = columns.applyingByColumns { Double.softmax(columns.rows, $0, $1, $2) }
    return .array(NumPyArray(axis == .rows ? result : result.transposed, rank: array.rank))
  }
}
