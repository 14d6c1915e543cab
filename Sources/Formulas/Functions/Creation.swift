import Glibc
import Matrices

extension FunctionTable {
  /// Functions that make arrays.
  static let creation: [Function] = [
    filled("zeros", 0), filled("ones", 1), filled("empty", 0),
    like("zeros_like", 0), like("ones_like", 1), like("empty_like", 0),
    Function("full(shape, fill_value, dtype=)") { call, _ throws(FormulaError) in
      let shape = try call.shape([try call.argument("shape")])
      let array = try constant(try call.number("fill_value"), shape, call)
      return .array(try array.typed(call["dtype"]))
    },
    Function("full_like(a, fill_value)") { call, _ throws(FormulaError) in
      let value = try call.number("fill_value")
      return .array(try call.array("a").map { _ in value })
    },
    eye, alias("identity", of: eye), arange, linspace,
    Function("load(path)") { call, evaluator throws(FormulaError) in
      try load(try call.argument("path"), evaluator)
    },
  ]

  private static func filled(_ name: String, _ value: Double) -> Function {
    Function("\(name)(*shape, dtype=)") { call, _ throws(FormulaError) in
      // `np.zeros((2, 2), float)`: the type needs no name.
      let hasType = call.rest.count > 1 && call.rest.last?.value.kind == .text
      let sides = hasType ? call.rest.dropLast() : call.rest
      let array = try constant(value, try call.shape(sides), call)
      return .array(try array.typed(hasType ? call.rest.last : call["dtype"]))
    }
  }

  private static func like(_ name: String, _ value: Double) -> Function {
    Function("\(name)(a, dtype=)") { call, _ throws(FormulaError) in
      .array(try call.array("a").map { _ in value }.typed(call["dtype"]))
    }
  }

  private static func constant(
    _ value: Double, _ sides: [Int], _ call: Call
  ) throws(FormulaError) -> NumPyArray {
    let shape = try call.locate { () throws(Problem) in try Shape(checkingSides: sides) }
    return NumPyArray(Matrix(shape: shape, filledWith: value), rank: sides.count)
  }

  private static let eye = Function("eye(N, M=, k=)") { call, _ throws(FormulaError) in
    let rows = try call.argument("N").side()
    let columns = try call["M"]?.side() ?? rows
    let diagonal = try call.whole("k") ?? 0
    let shape = try call.locate { () throws(Problem) in
      try Shape(checkingSides: [rows, columns])
    }
    return .array(
      NumPyArray(Matrix(shape: shape) { $1.subtractingReportingOverflow($0).0 == diagonal ? 1 : 0 })
    )
  }

  private static func load(
    _ path: Call.Argument, _ evaluator: Evaluator
  ) throws(FormulaError) -> Value {
    let text = try path.text()
    do {
      return try evaluator.scope.load(text)
    } catch {
      let problem = Problem.cannotLoad(text, reason: error.reason)
      throw FormulaError(problem, at: path.syntax.range)
    }
  }

  /// `arange(stop)`, `arange(start, stop, step)`: the stop is not reached.
  private static let arange = Function("arange(start, stop=, step=)") {
    call, _ throws(FormulaError) in
    let first = try call.number("start")
    let (start, stop) = call["stop"] == nil ? (0, first) : (first, try call.number("stop"))
    let step = try call.number("step", default: 1)
    if step == 0 { throw FormulaError(.zeroStep, at: call.range) }
    let count = ((stop - start) / step).rounded(.up)
    if count.isNaN { throw FormulaError(.notWhole(count), at: call.range) }
    return .array(try row(count, call) { start + $0 * ((start + step) - start) })
  }

  private static let linspace = Function("linspace(start, stop, num=)") {
    call, _ throws(FormulaError) in
    let (start, stop) = (try call.number("start"), try call.number("stop"))
    let count = try call.number("num", default: 50)
    guard count == count.rounded(), count >= 0 else {
      throw FormulaError(.notWhole(count), at: call["num"]?.syntax.range ?? call.range)
    }
    let step = (stop - start) / max(1, count - 1)
    return .array(
      try row(count, call) { $0 == count - 1 && count > 1 ? stop : start + $0 * step })
  }

  private static func row(
    _ count: Double, _ call: Call, _ element: (Double) -> Double
  ) throws(FormulaError) -> NumPyArray {
    guard count <= Double(Shape.maximumCount) else {
      throw FormulaError(.tooLarge([count], limit: Shape.maximumCount), at: call.range)
    }
    return NumPyArray(row: Array(places: Int(max(0, count))) { element(Double($0)) })
  }
}

extension NumPyArray {
  /// The array as it was made with `dtype=`: of answers where that is `bool`; every other type of
  /// numbers is kept in the same way.
  fileprivate func typed(_ type: Call.Argument?) throws(FormulaError) -> NumPyArray {
    guard let type, case .text("bool") = type.value else { return self }
    return map(isLogical: true) { $0 != 0 ? 1 : 0 }
  }
}
