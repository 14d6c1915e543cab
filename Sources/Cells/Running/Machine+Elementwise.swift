import Formulas
import Glibc
import Languages
import Matrices

extension Machine {
  /// An operand as an array; nil where it is no number or list of numbers.
  func operand(_ value: PythonValue) throws -> NDArray? {
    switch value {
    case .array(let array): return array
    case .list, .tuple, .range: return try array(value)
    case .int(let number), .npInt(let number): return NDArray(whole: number)
    default:
      guard let type = value.scalarType, let number = value.number else { return nil }
      return NDArray(number: number, type)
    }
  }

  func arrays(_ operation: PythonBinaryOperator, _ a: PythonValue, _ b: PythonValue) throws
    -> PythonValue
  {
    guard let left = try operand(a), let right = try operand(b) else {
      throw unsupportedElements(operation, a, b)
    }
    if operation == .matrixProduct {
      guard left.rank > 0, right.rank > 0 else {
        throw PythonError(
          .value,
          "matmul: Input operand \(left.rank == 0 ? 0 : 1) does not have enough dimensions "
            + "(has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)")
      }
      return try NDArray.product(left, right, self, named: .matmul).unwrapped
    }
    return try elementwise(operation, left, right).unwrapped
  }

  /// NumPy's refusal: of texts by their types, of what else is no number by that of an element.
  private func unsupportedElements(
    _ operation: PythonBinaryOperator, _ a: PythonValue, _ b: PythonValue
  ) -> PythonError {
    if let error = Self.refusal(of: operation.ufunc, a, b) {
      return [.add, .subtract, .multiply].contains(operation)
        ? error : .unsafeCast(operation.ufunc)
    }
    let error = unsupported(operation, a, b)
    let symbol = operation == .power ? "** or pow()" : operation.rawValue
    return PythonError(
      .type,
      "unsupported operand type(s) for \(symbol): '\(a.elementName)' and '\(b.elementName)'",
      hint: error.hint)
  }

  /// NumPy's refusal of a text beside numbers; nil where there is none.
  static func refusal(of ufunc: String, _ a: PythonValue, _ b: PythonValue) -> PythonError? {
    func type(_ value: PythonValue) -> String? {
      switch value {
      case .string(let text): "dtype('<U\(max(1, text.unicodeScalars.count))')"
      case .array(let array): "dtype('\(array.dtype.name)')"
      default: value.scalarType.map { "dtype('\($0.name)')" }
      }
    }
    guard let first = type(a), let second = type(b) else { return nil }
    return .noLoop(ufunc, first, second)
  }

  func elementwise(_ operation: PythonBinaryOperator, _ a: NDArray, _ b: NDArray) throws -> NDArray
  {
    let common = DType.common(a.dtype, b.dtype)
    try work(max(a.count, b.count))
    if let exact = try exact(operation, a, b, common) { return exact }
    switch operation {
    case .add:
      if common == .bool { return try NDArray.combine(a, b, .bool) { max($0, $1) } }
      return try checked(operation, a, b, NDArray.combine(a, b, common) { $0 + $1 })
    case .subtract:
      guard common != .bool else {
        throw PythonError(
          .type,
          "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, "
            + "the `^` operator, or the logical_xor function instead.")
      }
      return try checked(operation, a, b, NDArray.combine(a, b, common) { $0 - $1 })
    case .multiply:
      return try checked(operation, a, b, NDArray.combine(a, b, common) { $0 * $1 })
    case .divide:
      return try checked(operation, a, b, NDArray.combine(a, b, .float64) { $0 / $1 })
    case .floorDivide:
      return try divided(operation, a, b, common) { Numbers.floorDivide($0, $1) }
    case .remainder:
      return try divided(operation, a, b, common) { Numbers.remainder($0, $1) }
    case .power: return try power(a, b, common)
    case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight:
      return try bits(operation, a, b, common)
    case .matrixProduct: throw unsupported(operation, .array(a), .array(b))
    }
  }

  /// Whole numbers whose result no double may hold, bit for bit; nil where doubles will do.
  private func exact(
    _ operation: PythonBinaryOperator, _ a: NDArray, _ b: NDArray, _ common: DType
  ) throws -> NDArray? {
    guard common == .int64, let function = operation.wrapping else { return nil }
    let (x, y) = (a.largestSize, b.largestSize)
    let size =
      switch operation {
      case .multiply: max(x * y, x, y)
      case .power: y < 64 ? max(pow(x, y), x) : .infinity
      default: x + y
      }
    guard size >= NDArray.largestExact else { return nil }
    if operation == .power, b.contains({ $0 < 0 }) { return nil }
    if operation == .floorDivide || operation == .remainder, b.contains({ $0 == 0 }) {
      warn("divide by zero encountered in \(operation.ufunc)")
    }
    return try NDArray.combineWhole(a, b, function)
  }

  func checked(
    _ operation: PythonBinaryOperator, _ a: NDArray, _ b: NDArray, _ result: NDArray
  ) throws -> NDArray {
    guard result.dtype == .float64, result.hasNonFinite else { return result }
    var seen = (byZero: false, overflow: false, invalid: false)
    _ = try NDArray.combine(a, b, .float64) { x, y in
      let value: Double
      switch operation {
      case .add: value = x + y
      case .subtract: value = x - y
      case .multiply: value = x * y
      case .power: value = Numbers.power(x, y)
      default: value = x / y
      }
      if value.isNaN, !x.isNaN, !y.isNaN {
        seen.invalid = true
      } else if value.isInfinite, x.isFinite, y.isFinite {
        if operation == .divide && y == 0 || operation == .power && x == 0 {
          seen.byZero = true
        } else {
          seen.overflow = true
        }
      }
      return value
    }
    if seen.byZero { warn("divide by zero encountered in \(operation.ufunc)") }
    if seen.overflow { warn("overflow encountered in \(operation.ufunc)") }
    if seen.invalid { warn("invalid value encountered in \(operation.ufunc)") }
    return result
  }

  private func divided(
    _ operation: PythonBinaryOperator, _ a: NDArray, _ b: NDArray, _ common: DType,
    _ divide: @escaping (Double, Double) -> Double
  ) throws -> NDArray {
    let isWhole = common != .float64
    var byZero = false
    let result = try NDArray.combine(a, b, isWhole ? .int64 : .float64) { x, y in
      if y == 0 {
        byZero = true
        return isWhole ? 0 : operation == .remainder ? .nan : x / y
      }
      return divide(x, y)
    }
    if byZero {
      let what = operation == .remainder && !isWhole ? "invalid value" : "divide by zero"
      warn("\(what) encountered in \(operation.ufunc)")
    }
    return result
  }

  func power(_ a: NDArray, _ b: NDArray, _ common: DType) throws -> NDArray {
    guard common == .float64 else {
      if b.contains({ $0 < 0 }) {
        throw PythonError(
          .value, "Integers to negative integer powers are not allowed.",
          hint: Localized(
            en: "make the base a float: 2.0 ** x, or x.astype(float)",
            zh: "把底数变成浮点数：2.0 ** x 或 x.astype(float)"))
      }
      return try NDArray.combine(a, b, .int64) { Numbers.power($0, $1) }
    }
    if b.rank == 0 {
      let exponent = b.first
      if exponent == 2 { return try checked(.power, a, b, a.map(.float64) { $0 * $0 }) }
      if exponent == 0.5 { return try checked(.power, a, b, a.map(.float64) { $0.squareRoot() }) }
      if exponent == -1 { return try checked(.power, a, b, a.map(.float64) { 1 / $0 }) }
    }
    return try checked(
      .power, a, b, NDArray.combine(a, b, .float64) { Numbers.power($0, $1) })
  }

  func bits(
    _ operation: PythonBinaryOperator, _ a: NDArray, _ b: NDArray, _ common: DType
  ) throws -> NDArray {
    guard common != .float64 else {
      let error = PythonError.unsafeCast(operation.ufunc)
      error.hint = Localized(
        en: "& and | join answers: put brackets around the comparisons, (a > 0) & (b > 0)",
        zh: "& 和 | 连接判断：比较要加括号，(a > 0) & (b > 0)")
      throw error
    }
    let isShift = operation == .shiftLeft || operation == .shiftRight
    guard let function = operation.wrapping else { return a }
    if isShift || common == .int64 { return try NDArray.combineWhole(a, b, function) }
    return try NDArray.combine(a, b, .bool) { Double(function(Int($0), Int($1))) }
  }
}

extension PythonBinaryOperator {
  /// What it does to two whole numbers of 64 bits that wrap around; nil for division and products.
  fileprivate var wrapping: ((Int, Int) -> Int)? {
    switch self {
    case .add: { $0 &+ $1 }
    case .subtract: { $0 &- $1 }
    case .multiply: { $0 &* $1 }
    case .floorDivide: { $1 == 0 ? 0 : Numbers.floorDivide($0, $1) }
    case .remainder: { $1 == 0 ? 0 : Numbers.remainder($0, $1) }
    case .power: Numbers.wrappingPower
    case .bitAnd: { $0 & $1 }
    case .bitOr: { $0 | $1 }
    case .bitXor: { $0 ^ $1 }
    case .shiftLeft: Numbers.shiftedLeft
    case .shiftRight: Numbers.shiftedRight
    case .divide, .matrixProduct: nil
    }
  }
}
