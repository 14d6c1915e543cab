/// What Python's own values do under the names with two lines: `[1].__len__()` is `len([1])`.
enum Dunders {
  /// The method; nil where a value of the kind has none of that name.
  static func method(_ name: String, of value: PythonValue) -> PythonValue? {
    guard name.hasPrefix("__"), name.hasSuffix("__"), isBuiltin(value) else { return nil }
    if let operation = operations[name], value.number != nil || operation == .add {
      return native(name, "self, value") { try $0.binary(operation, $1[0], $1[1]) }
    }
    if let comparison = comparisons[name] {
      return native(name, "self, value") { try $0.compare(comparison, $1[0], $1[1]) }
    }
    return others[name].flatMap { $0.isFor(value) ? native(name, $0.signature, $0.body) : nil }
  }

  private static func isBuiltin(_ value: PythonValue) -> Bool {
    switch value {
    case .bool, .int, .float, .string, .tuple, .list, .dict, .set, .range, .array, .npBool, .npInt,
      .npFloat:
      true
    default: false
    }
  }

  private typealias Body = (Machine, [PythonValue]) throws -> PythonValue

  private static func native(
    _ name: String, _ signature: String, _ body: @escaping Body
  ) -> PythonValue {
    .native(Native(name, signature) { try body($0, $1.values) }.of(""))
  }

  private static let operations: [String: PythonBinaryOperator] = [
    "__add__": .add, "__sub__": .subtract, "__mul__": .multiply, "__truediv__": .divide,
    "__floordiv__": .floorDivide, "__mod__": .remainder, "__pow__": .power,
    "__matmul__": .matrixProduct, "__and__": .bitAnd, "__or__": .bitOr, "__xor__": .bitXor,
  ]

  private static let comparisons: [String: PythonComparison] = [
    "__eq__": .equal, "__ne__": .unequal, "__lt__": .less, "__le__": .lessOrEqual,
    "__gt__": .greater, "__ge__": .greaterOrEqual,
  ]

  private struct Other {
    let signature: String
    let isFor: (PythonValue) -> Bool
    let body: Body
  }

  private static func hasItems(_ value: PythonValue) -> Bool {
    switch value {
    case .string, .tuple, .list, .dict, .set, .range, .array: true
    default: false
    }
  }

  private static var others: [String: Other] {
    let any: (PythonValue) -> Bool = { _ in true }
    let number: (PythonValue) -> Bool = { $0.number != nil }
    return [
      "__len__": Other(signature: "self", isFor: hasItems) {
        try $0.call(.native(Builtins.len), $1)
      },
      "__getitem__": Other(signature: "self, key", isFor: hasItems) { try $0.item($1[0], $1[1]) },
      "__setitem__": Other(signature: "self, key, value", isFor: hasItems) {
        try $0.setItem($1[0], $1[1], $1[2])
        return .none
      },
      "__contains__": Other(signature: "self, key", isFor: hasItems) {
        try $0.compare(.isIn, $1[1], $1[0])
      },
      "__iter__": Other(signature: "self", isFor: hasItems) { .iterator(try $0.iterator($1[0])) },
      "__str__": Other(signature: "self", isFor: any) { .string(try $0.str($1[0])) },
      "__repr__": Other(signature: "self", isFor: any) { .string(try $0.repr($1[0])) },
      "__bool__": Other(signature: "self", isFor: number) { .bool(try $0.isTrue($1[0])) },
      "__neg__": Other(signature: "self", isFor: number) { try $0.unary(.minus, $1[0]) },
      "__int__": Other(signature: "self", isFor: number) {
        try $0.call(.native(Conversions.int), $1)
      },
      "__float__": Other(signature: "self", isFor: number) {
        try $0.call(.native(Conversions.float), $1)
      },
    ]
  }
}
