import Formulas
import Glibc
import Matrices

extension Machine {
  func unary(_ operation: PythonUnaryOperator, _ value: PythonValue) throws -> PythonValue {
    switch (operation, value) {
    case (.minus, .int(let number)):
      guard number != Int.min else { throw Self.tooLarge }
      return .int(-number)
    case (.minus, .float(let number)): return .float(-number)
    case (.minus, .npFloat(let number)): return .npFloat(-number)
    case (.minus, .npInt(let number)): return .npInt(0 &- number)
    case (.minus, .bool(let answer)): return .int(answer ? -1 : 0)
    case (.plus, .bool(let answer)): return .int(answer ? 1 : 0)
    case (.plus, .int), (.plus, .float), (.plus, .npFloat), (.plus, .npInt): return value
    case (.invert, .int(let number)): return .int(~number)
    case (.invert, .npInt(let number)): return .npInt(~number)
    case (.invert, .bool(let answer)): return .int(answer ? -2 : -1)
    case (.invert, .npBool(let answer)): return .npBool(!answer)
    case (_, .array(let array)): return try unary(operation, array)
    default: break
    }
    let symbol = operation == .minus ? "-" : operation == .plus ? "+" : "~"
    if case .npBool = value { return try unary(operation, NDArray(number: 0, .bool)) }
    throw PythonError(
      .type, "bad operand type for unary \(symbol): '\(value.typeName)'",
      hint: value.isNone ? hint(operands: value, value) : nil)
  }

  func unary(_ operation: PythonUnaryOperator, _ array: NDArray) throws -> PythonValue {
    try work(array.count)
    if array.hasLarge {
      return try array.mapWhole { number in
        switch operation {
        case .minus: 0 &- number
        case .invert: ~number
        default: number
        }
      }.unwrapped
    }
    switch (operation, array.dtype) {
    case (.minus, .bool):
      throw PythonError(
        .type,
        "The numpy boolean negative, the `-` operator, is not supported, use the `~` "
          + "operator or the logical_not function instead.")
    case (.minus, .int64): return try array.map(.int64) { 0 - $0 }.unwrapped
    case (.minus, .float64): return try array.map(.float64) { -$0 }.unwrapped
    case (.invert, .bool): return try array.map(.bool) { 1 - $0 }.unwrapped
    case (.invert, .int64): return try array.map(.int64) { -$0 - 1 }.unwrapped
    case (.invert, .float64):
      throw PythonError.unsafeCast("invert")
    default: return try array.copy().unwrapped
    }
  }
}
