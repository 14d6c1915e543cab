import Matrices

extension FunctionTable {
  /// Functions that answer questions, and the choice by an answer.
  static let logical: [Function] = [
    reduction("all", isLogical: true) { $0.allSatisfy { $0 != 0 } ? 1 : 0 },
    reduction("any", isLogical: true) { $0.contains { $0 != 0 } ? 1 : 0 },
    reduction("count_nonzero") { Double($0.count { $0 != 0 }) },
    Function("logical_not(x)") { call, _ throws(FormulaError) in
      .array(try call.array("x").map(isLogical: true) { $0 == 0 ? 1 : 0 })
    },
    choice, isClose,
    Function("allclose(a, b, rtol=, atol=)") { call, _ throws(FormulaError) in
      let close = try closeness(call)
      return .array(NumPyArray(truth: close.matrix.elements.allSatisfy { $0 != 0 }))
    },
    Function("array_equal(a, b)") { call, _ throws(FormulaError) in
      let (a, b) = (try call.array("a"), try call.array("b"))
      return .array(NumPyArray(truth: a.asNumbers == b.asNumbers))
    },
  ]

  private static let isClose = Function("isclose(a, b, rtol=, atol=)") {
    call, _ throws(FormulaError) in .array(try closeness(call))
  }

  private static func closeness(_ call: Call) throws(FormulaError) -> NumPyArray {
    let (a, b) = (try call.named("a"), try call.named("b"))
    let relative = try call.number("rtol", default: 1e-5)
    let absolute = try call.number("atol", default: 1e-8)
    return try call.locate { () throws(Problem) in
      try Evaluator.combining(a, b, isLogical: true) { a, b in
        a == b || (a - b).magnitude <= absolute + relative * b.magnitude && b.isFinite ? 1 : 0
      }
    }
  }

  /// `where(condition, x, y)`.
  private static let choice = Function("where(condition, x, y)", isElementwise: true) {
    call, _ throws(FormulaError) in
    let condition = try call.named("condition")
    let (x, y) = (try call.named("x"), try call.named("y"))
    return .array(
      try call.locate { () throws(Problem) in
        let common = try Evaluator.combining(
          condition, Named(y.syntax, try Evaluator.combining(x, y) { _, _ in 0 })
        ) { _, _ in 0 }
        return choose(condition.array, x.array, y.array, shape: common.shape)
      })
  }

  private static func choose(
    _ condition: NumPyArray, _ x: NumPyArray, _ y: NumPyArray, shape: [Int]
  ) -> NumPyArray {
    let sources = [condition, x, y].compactMap { $0.broadcast(to: shape)?.matrix.elements }
    precondition(sources.count == 3, "where: shapes that broadcast fill \(shape)")
    var matrix = Matrix(shape: .init(sides: shape), filledWith: 0.0)
    for position in matrix.elements.indices {
      matrix.elements[position] =
        sources[0][position] != 0 ? sources[1][position] : sources[2][position]
    }
    return NumPyArray(matrix, rank: shape.count, isLogical: x.isLogical && y.isLogical)
  }
}
