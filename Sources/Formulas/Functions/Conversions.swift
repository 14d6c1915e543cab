import TextMeasures

extension FunctionTable {
  /// Functions that take a value as another kind of number.
  static let conversions: [Function] = [
    single("float") { $0 }, single("int") { $0.rounded(.towardZero) },
    single("bool") { $0 != 0 ? 1 : 0 }, single("item") { $0 },
    same("copy(a)"), same("asarray(a, dtype=)"),
    Function("array(object, dtype=)") { call, _ throws(FormulaError) in
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

  private static func single(
    _ name: String, _ convert: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function("\(name)(x)") { call, _ throws(FormulaError) in
      Value(convert(try call.number("x")))
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
