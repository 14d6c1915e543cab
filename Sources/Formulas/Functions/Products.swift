import Matrices

extension FunctionTable {
  /// Products of matrices and vectors.
  static let products: [Function] = [
    Function("dot(a, b)") { call, evaluator throws(FormulaError) in
      let (a, b) = (try call.named("a"), try call.named("b"))
      return .array(try call.locate { () throws(Problem) in try evaluator.dot(a, b) })
    },
    Function("matmul(a, b)") { call, evaluator throws(FormulaError) in
      let (a, b) = (try call.named("a"), try call.named("b"))
      return .array(
        try call.locate { () throws(Problem) in try evaluator.apply(.matrixProduct, a, b) })
    },
    Function("outer(a, b)") { call, _ throws(FormulaError) in
      let column = try call.array("a").matrix.rowMajor
      let row = try call.array("b").matrix.rowMajor
      let shape = try call.locate { () throws(Problem) in
        try Shape(checkingSides: [column.count, row.count])
      }
      return .array(NumPyArray(Matrix(shape: shape) { column[$0] * row[$1] }))
    },
    Function("trace(a)") { call, _ throws(FormulaError) in
      let array = try call.array("a")
      guard array.rank == 2 else {
        throw FormulaError(.tooManyIndices(2, shape: array.shape), at: call.range)
      }
      let count = min(array.matrix.rows, array.matrix.columns)
      return Value(sum((0..<count).map { array.matrix[$0, $0] }))
    },
  ]
}
