import Formulas
import Glibc
import Languages
import Matrices

extension Machine {
  func binary(_ operation: PythonBinaryOperator, _ a: PythonValue, _ b: PythonValue) throws
    -> PythonValue
  {
    switch (a, b) {
    case (.int(let a), .int(let b)): return try integers(operation, a, b)
    case (.float(let a), .float(let b)): return try floats(operation, a, b)
    case (.float(let a), .int(let b)): return try floats(operation, a, Double(b))
    case (.int(let a), .float(let b)): return try floats(operation, Double(a), b)
    case (.string, .array) where operation == .remainder: return try objects(operation, a, b)
    case (.array, _), (_, .array): return try arrays(operation, a, b)
    default: break
    }
    if let first = a.scalarType, let second = b.scalarType {
      if a.isNumPyScalar || b.isNumPyScalar { return try scalars(operation, a, first, b, second) }
      return try numbers(operation, a, b)
    }
    if isOfNumPy(operation, a, b) || isOfNumPy(operation, b, a) {
      return try arrays(operation, a, b)
    }
    return try objects(operation, a, b)
  }

  /// Whether one of NumPy's numbers beside a list, a text or nothing makes it NumPy's matter.
  private func isOfNumPy(
    _ operation: PythonBinaryOperator, _ number: PythonValue, _ other: PythonValue
  ) -> Bool {
    guard number.isNumPyScalar else { return false }
    switch other {
    case .list, .tuple:
      if operation == .multiply, number.integer != nil { return false }
      return true
    case .none: return true
    case .string: return operation == .add || operation == .subtract
    default: return false
    }
  }

  // MARK: Python's numbers

  func numbers(_ operation: PythonBinaryOperator, _ a: PythonValue, _ b: PythonValue) throws
    -> PythonValue
  {
    if case .bool(let first) = a, case .bool(let second) = b {
      switch operation {
      case .bitAnd: return .bool(first && second)
      case .bitOr: return .bool(first || second)
      case .bitXor: return .bool(first != second)
      default: break
      }
    }
    if let first = a.integer, let second = b.integer {
      return try integers(operation, first, second)
    }
    return try floats(operation, a.number ?? 0, b.number ?? 0)
  }

  func checked(_ result: (Int, Bool)) throws -> PythonValue {
    guard !result.1 else { throw Self.tooLarge }
    return .int(result.0)
  }

  static var tooLarge: PythonError {
    PythonError(
      .overflow, "an int holds 64 bits here, and the result does not fit",
      hint: Localized(
        en: "Python would go on; a float reaches further", zh: "Python 可以继续算下去；用 float 可以表示更大的数"))
  }

  func integers(_ operation: PythonBinaryOperator, _ a: Int, _ b: Int) throws -> PythonValue {
    switch operation {
    case .add: return try checked(a.addingReportingOverflow(b))
    case .subtract: return try checked(a.subtractingReportingOverflow(b))
    case .multiply: return try checked(a.multipliedReportingOverflow(by: b))
    case .divide:
      guard b != 0 else { throw zeroDivision("division by zero") }
      return .float(Double(a) / Double(b))
    case .floorDivide:
      guard b != 0 else { throw zeroDivision("integer division or modulo by zero") }
      if a == Int.min, b == -1 { throw Self.tooLarge }
      return .int(Numbers.floorDivide(a, b))
    case .remainder:
      guard b != 0 else { throw zeroDivision("integer modulo by zero") }
      return .int(Numbers.remainder(a, b))
    case .power: return try power(a, b)
    case .bitAnd: return .int(a & b)
    case .bitOr: return .int(a | b)
    case .bitXor: return .int(a ^ b)
    case .shiftLeft, .shiftRight: return try shifted(operation, a, b)
    case .matrixProduct: throw unsupported(operation, .int(a), .int(b))
    }
  }

  private func shifted(_ operation: PythonBinaryOperator, _ a: Int, _ b: Int) throws -> PythonValue
  {
    guard b >= 0 else { throw PythonError(.value, "negative shift count") }
    if operation == .shiftRight { return .int(a >> min(b, 63)) }
    guard a != 0 else { return .int(0) }
    guard b < 63, (a << b) >> b == a else { throw Self.tooLarge }
    return .int(a << b)
  }

  func power(_ base: Int, _ exponent: Int) throws -> PythonValue {
    if exponent < 0 {
      guard base != 0 else {
        throw zeroDivision("0.0 cannot be raised to a negative power")
      }
      return .float(pow(Double(base), Double(exponent)))
    }
    guard let result = Self.wholePower(base, exponent) else { throw Self.tooLarge }
    return .int(result)
  }

  static func wholePower(_ base: Int, _ exponent: Int) -> Int? {
    if exponent == 0 { return 1 }
    if base == 0 || base == 1 { return base }
    if base == -1 { return exponent % 2 == 0 ? 1 : -1 }
    guard exponent < 64 else { return nil }
    var result = 1
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      if overflow { return nil }
      result = product
    }
    return result
  }

  func zeroDivision(_ message: String) -> PythonError {
    PythonError(.zeroDivision, message)
  }

  func floats(_ operation: PythonBinaryOperator, _ a: Double, _ b: Double) throws -> PythonValue {
    switch operation {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      guard b != 0 else { throw zeroDivision("float division by zero") }
      return .float(a / b)
    case .floorDivide:
      guard b != 0 else { throw zeroDivision("float floor division by zero") }
      return .float(Numbers.floorDivide(a, b))
    case .remainder:
      guard b != 0 else { throw zeroDivision("float modulo") }
      return .float(Numbers.remainder(a, b))
    case .power: return try power(a, b)
    default: throw unsupported(operation, .float(a), .float(b))
    }
  }

  func power(_ base: Double, _ exponent: Double) throws -> PythonValue {
    if base == 0, exponent < 0 { throw zeroDivision("0.0 cannot be raised to a negative power") }
    if base < 0, exponent.isFinite, exponent != exponent.rounded() {
      throw PythonError(
        .notImplemented, "a negative number to a broken power is complex, which is left out here")
    }
    let result = pow(base, exponent)
    if result.isInfinite, base.isFinite, exponent.isFinite {
      throw PythonError(.overflow, "(34, 'Numerical result out of range')")
    }
    return .float(result)
  }
}

extension PythonBinaryOperator {
  /// NumPy's name for it, as its warnings use it.
  var ufunc: String {
    switch self {
    case .add: "add"
    case .subtract: "subtract"
    case .multiply: "multiply"
    case .divide: "divide"
    case .floorDivide: "floor_divide"
    case .remainder: "remainder"
    case .power: "power"
    case .matrixProduct: "matmul"
    case .bitAnd: "bitwise_and"
    case .bitOr: "bitwise_or"
    case .bitXor: "bitwise_xor"
    case .shiftLeft: "left_shift"
    case .shiftRight: "right_shift"
    }
  }
}
