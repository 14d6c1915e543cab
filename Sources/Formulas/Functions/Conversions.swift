import TextMeasures

extension FunctionTable {
  /// Functions that take a value as another kind of number.
  static let conversions: [Function] = [
    type("float") { $0 }, type("int") { $0.rounded(.towardZero) },
    type("bool") { $0 != 0 ? 1 : 0 },
    numPyType("int64") { $0.rounded(.towardZero) }, numPyType("int32") { $0.rounded(.towardZero) },
    numPyType("float64") { $0 }, numPyType("float32") { Double(Float($0)) },
    Function("item(x)") { call, _ throws(FormulaError) in Value(try call.number("x")) },
    same("copy(a)"), same("asarray(a, dtype=)"),
    Function("array(object, dtype=, copy=)") { call, _ throws(FormulaError) in
      let array = try call.array("object")
      guard let type = call["dtype"] else { return .array(array) }
      return .array(try converted(array, to: type))
    },
    Function("astype(a, dtype)") { call, _ throws(FormulaError) in
      .array(try converted(try call.array("a"), to: try call.argument("dtype")))
    },
  ]

  private static func same(_ signature: String) -> Function {
    Function(signature) { call, _ throws(FormulaError) in .array(try call.array("a")) }
  }

  /// A type, called with one number.
  private static func type(
    _ name: String, _ convert: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function("\(name)(x)") { call, _ throws(FormulaError) in
      let argument = try call.named("x")
      guard let number = argument.array.number else {
        let problem = Problem.convertsOne(
          name, Operand("\(argument.syntax)", shape: argument.array.shape))
        throw FormulaError(problem, at: argument.syntax.range)
      }
      return Value(convert(number))
    }
  }

  /// A type of NumPy's, called with a number or an array.
  private static func numPyType(
    _ name: String, _ convert: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function("\(name)(x)", isElementwise: true) { call, _ throws(FormulaError) in
      .array(try call.array("x").asNumbers.map(convert))
    }
  }

  /// Every number stays a `Double`; `int` cuts the fraction off, `bool` asks whether it is not 0.
  private static func converted(
    _ array: NumPyArray, to type: Call.Argument
  ) throws(FormulaError) -> NumPyArray {
    switch try type.text() {
    case "int": return array.map { $0.rounded(.towardZero) }
    case "bool": return array.map(isLogical: true) { $0 != 0 ? 1 : 0 }
    case "float": return array.asNumbers
    case let name:
      let nearest = name.nearest(among: ["float", "int", "bool"]) ?? "float"
      throw FormulaError(.unknownName(name, nearest: nearest), at: type.syntax.range)
    }
  }
}
