import Glibc

extension FunctionTable {
  /// Functions of two arrays, element by element, broadcast.
  static let binary: [Function] = [
    operation("add", .add), operation("subtract", .subtract), operation("multiply", .multiply),
    operation("divide", .divide), operation("true_divide", .divide),
    operation("floor_divide", .floorDivide), operation("mod", .remainder),
    operation("remainder", .remainder), operation("power", .power),
    pair("maximum", Arithmetic.maximum), pair("minimum", Arithmetic.minimum),
    pair("fmax") { $0.isNaN ? $1 : $1.isNaN ? $0 : max($0, $1) },
    pair("fmin") { $0.isNaN ? $1 : $1.isNaN ? $0 : min($0, $1) },
    pair("arctan2") { atan2($0, $1) }, pair("hypot") { hypot($0, $1) },
    pair("logaddexp", Arithmetic.logAddExp),
    compare("less", .less), compare("less_equal", .lessOrEqual),
    compare("greater", .greater), compare("greater_equal", .greaterOrEqual),
    compare("equal", .equal), compare("not_equal", .unequal),
    pair("logical_and", isLogical: true) { $0 != 0 && $1 != 0 ? 1 : 0 },
    pair("logical_or", isLogical: true) { $0 != 0 || $1 != 0 ? 1 : 0 },
    pair("logical_xor", isLogical: true) { ($0 != 0) != ($1 != 0) ? 1 : 0 },
  ]

  private static func operation(_ name: String, _ sign: BinaryOperator) -> Function {
    Function("\(name)(a, b)") { call, evaluator throws(FormulaError) in
      let (a, b) = (try call.named("a"), try call.named("b"))
      return .array(
        try call.locate { () throws(Problem) in try evaluator.apply(sign, a, b) })
    }
  }

  private static func compare(_ name: String, _ comparison: ComparisonOperator) -> Function {
    pair(name, isLogical: true) { comparison.holds($0, $1) }
  }

  private static func pair(
    _ name: String, isLogical: Bool = false,
    _ function: @escaping @Sendable (Double, Double) -> Double
  ) -> Function {
    Function("\(name)(a, b)", isElementwise: true) { call, _ throws(FormulaError) in
      let (a, b) = (try call.named("a"), try call.named("b"))
      return .array(
        try call.locate { () throws(Problem) in
          try Evaluator.combining(a, b, isLogical: isLogical, function)
        })
    }
  }
}
