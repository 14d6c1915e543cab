import Formulas
import Glibc
import Languages
import Matrices

extension Machine {
  func binary(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (a, b) {
    case (.int(let a), .int(let b)): return try integers(operation, a, b)
    case (.float(let a), .float(let b)): return try floats(operation, a, b)
    case (.float(let a), .int(let b)): return try floats(operation, a, Double(b))
    case (.int(let a), .float(let b)): return try floats(operation, Double(a), b)
    case (.array, _), (_, .array): return try arrays(operation, a, b)
    default: break
    }
    if let first = a.scalarType, let second = b.scalarType {
      if a.isNumPyScalar || b.isNumPyScalar { return try scalars(operation, a, first, b, second) }
      return try numbers(operation, a, b)
    }
    return try objects(operation, a, b)
  }

  // MARK: Python's numbers

  private func numbers(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
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

  private func checked(_ result: (Int, Bool)) throws -> Value {
    guard !result.1 else { throw Self.tooLarge }
    return .int(result.0)
  }

  static var tooLarge: PythonError {
    PythonError(
      .overflow, "an int holds 64 bits here, and the result does not fit",
      hint: Localized(
        en: "Python would go on; a float reaches further", zh: "Python 可以继续算下去；用 float 可以表示更大的数"))
  }

  private func integers(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws -> Value {
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

  private func shifted(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws -> Value {
    guard b >= 0 else { throw PythonError(.value, "negative shift count") }
    if operation == .shiftRight { return .int(a >> min(b, 63)) }
    guard a != 0 else { return .int(0) }
    guard b < 63, (a << b) >> b == a else { throw Self.tooLarge }
    return .int(a << b)
  }

  private func power(_ base: Int, _ exponent: Int) throws -> Value {
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

  private func zeroDivision(_ message: String) -> PythonError {
    PythonError(.zeroDivision, message)
  }

  private func floats(_ operation: BinaryOperator, _ a: Double, _ b: Double) throws -> Value {
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

  private func power(_ base: Double, _ exponent: Double) throws -> Value {
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

  // MARK: NumPy's numbers

  private func scalars(
    _ operation: BinaryOperator, _ a: Value, _ first: DType, _ b: Value, _ second: DType
  ) throws -> Value {
    let common = DType.common(first, second)
    if common == .int64, let a = a.integer ?? a.number.map({ Int($0) }),
      let b = b.integer ?? b.number.map({ Int($0) })
    {
      if let result = try wholeScalars(operation, a, b) { return result }
    }
    let x = a.number ?? 0
    let y = b.number ?? 0
    if common == .bool {
      return try arrays(operation, a, b)
    }
    let result: Double
    switch operation {
    case .add: result = x + y
    case .subtract: result = x - y
    case .multiply: result = x * y
    case .divide: result = x / y
    case .floorDivide: result = y == 0 ? (x / y) : Numbers.floorDivide(x, y)
    case .remainder: result = y == 0 ? .nan : Numbers.remainder(x, y)
    case .power: result = Numbers.power(x, y)
    default: return try arrays(operation, a, b)
    }
    if !result.isFinite { warn(operation, x, y, result, scalar: true) }
    return .npFloat(result)
  }

  private func wholeScalars(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws -> Value? {
    let (result, overflow): (Int, Bool)
    switch operation {
    case .add: (result, overflow) = a.addingReportingOverflow(b)
    case .subtract: (result, overflow) = a.subtractingReportingOverflow(b)
    case .multiply: (result, overflow) = a.multipliedReportingOverflow(by: b)
    case .floorDivide, .remainder:
      guard b != 0 else {
        let name = operation == .remainder ? "remainder" : "floor_divide"
        warn("divide by zero encountered in scalar \(name)")
        return .npInt(0)
      }
      (result, overflow) =
        (operation == .remainder ? Numbers.remainder(a, b) : Numbers.floorDivide(a, b), false)
    case .power:
      guard b >= 0 else {
        throw PythonError(.value, "Integers to negative integer powers are not allowed.")
      }
      guard let power = Self.wholePower(a, b) else { return .npInt(0) }
      (result, overflow) = (power, false)
    case .bitAnd: (result, overflow) = (a & b, false)
    case .bitOr: (result, overflow) = (a | b, false)
    case .bitXor: (result, overflow) = (a ^ b, false)
    default: return nil
    }
    if overflow { warn("overflow encountered in scalar \(operation.ufunc)") }
    return .npInt(result)
  }

  /// One line where a number became infinite or none at all.
  private func warn(
    _ operation: BinaryOperator, _ a: Double, _ b: Double, _ result: Double, scalar: Bool
  ) {
    let name = (scalar ? "scalar " : "") + operation.ufunc
    if result.isNaN, !a.isNaN, !b.isNaN {
      warn("invalid value encountered in \(name)")
    } else if result.isInfinite, a.isFinite, b.isFinite {
      let isByZero = operation == .divide && b == 0 || operation == .power && a == 0
      warn("\(isByZero ? "divide by zero" : "overflow") encountered in \(name)")
    }
  }

  // MARK: Arrays

  /// An operand as an array; nil where it is no number or list of numbers.
  private func operand(_ value: Value) throws -> NDArray? {
    switch value {
    case .array(let array): return array
    case .list, .tuple, .range: return try array(value)
    default:
      guard let type = value.scalarType, let number = value.number else { return nil }
      return NDArray(number: number, type)
    }
  }

  func arrays(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    guard let left = try operand(a), let right = try operand(b) else {
      throw unsupported(operation, a, b)
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

  func elementwise(_ operation: BinaryOperator, _ a: NDArray, _ b: NDArray) throws -> NDArray {
    let common = DType.common(a.dtype, b.dtype)
    try work(max(a.count, b.count))
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
    case .bitAnd, .bitOr, .bitXor: return try bits(operation, a, b, common)
    default: throw unsupported(operation, .array(a), .array(b))
    }
  }

  private func checked(
    _ operation: BinaryOperator, _ a: NDArray, _ b: NDArray, _ result: NDArray
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
    _ operation: BinaryOperator, _ a: NDArray, _ b: NDArray, _ common: DType,
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

  private func power(_ a: NDArray, _ b: NDArray, _ common: DType) throws -> NDArray {
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

  private func bits(
    _ operation: BinaryOperator, _ a: NDArray, _ b: NDArray, _ common: DType
  ) throws -> NDArray {
    guard common != .float64 else {
      let name = operation.ufunc
      throw PythonError(
        .type,
        "ufunc '\(name)' not supported for the input types, and the inputs could not be "
          + "safely coerced to any supported types according to the casting rule ''safe''",
        hint: Localized(
          en: "& and | join answers: put brackets around the comparisons, (a > 0) & (b > 0)",
          zh: "& 和 | 连接判断：比较要加括号，(a > 0) & (b > 0)"))
    }
    return try NDArray.combine(a, b, common) { x, y in
      let (x, y) = (Int(saturating: x), Int(saturating: y))
      switch operation {
      case .bitAnd: return Double(x & y)
      case .bitOr: return Double(x | y)
      default: return Double(x ^ y)
      }
    }
  }

  // MARK: Lists, tuples, texts

  private func objects(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (operation, a, b) {
    case (.add, .string(let a), .string(let b)):
      try gauge.ask(for: a.utf8.count + b.utf8.count)
      return .string(a + b)
    case (.add, .list(let a), .list(let b)):
      try gauge.ask(for: a.items.count + b.items.count, of: MemoryLayout<Value>.stride)
      return .list(a.items + b.items)
    case (.add, .tuple(let a), .tuple(let b)):
      try gauge.ask(for: a.items.count + b.items.count, of: MemoryLayout<Value>.stride)
      return .tuple(a.items + b.items)
    case (.remainder, .string(let text), _): return .string(try percent(text, b))
    case (.multiply, _, _): return try repeated(a, b) ?? repeated(b, a) ?? refuse(operation, a, b)
    case (.bitOr, .dict(let a), .dict(let b)):
      let result = a.copy()
      for pair in b.pairs { try result.set(pair.key, pair.value) }
      return .dict(result)
    case (_, .set(let a), .set(let b)): return try sets(operation, a, b)
    default: return try refuse(operation, a, b)
    }
  }

  private func sets(_ operation: BinaryOperator, _ a: SetObject, _ b: SetObject) throws -> Value {
    func isIn(_ item: Value, _ set: SetObject) throws -> Bool { try set.dict.get(item) != nil }
    switch operation {
    case .bitOr: return .set(try SetObject(a.items + b.items))
    case .bitAnd: return .set(try SetObject(try a.items.filter { try isIn($0, b) }))
    case .subtract: return .set(try SetObject(try a.items.filter { !(try isIn($0, b)) }))
    case .bitXor:
      return .set(
        try SetObject(
          try a.items.filter { !(try isIn($0, b)) } + b.items.filter { !(try isIn($0, a)) }))
    default: return try refuse(operation, .set(a), .set(b))
    }
  }

  private func refuse(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    throw unsupported(operation, a, b)
  }

  private func repeated(_ sequence: Value, _ count: Value) throws -> Value? {
    guard let times = count.integer else {
      guard case .list = sequence, count.number != nil else { return nil }
      throw PythonError(
        .type, "can't multiply sequence by non-int of type '\(count.typeName)'",
        hint: Localized(
          en: "a list repeats its items; for arithmetic make it an array: np.array(…)",
          zh: "列表乘整数是重复；要做算术先变成数组：np.array(…)"))
    }
    switch sequence {
    case .string(let text):
      try checkSize(text.utf8.count, times, of: 1)
      return .string(String(repeating: text, count: max(0, times)))
    case .list(let list): return .list(try repeated(list.items, times))
    case .tuple(let tuple): return .tuple(try repeated(tuple.items, times))
    default: return nil
    }
  }

  private func repeated(_ items: [Value], _ times: Int) throws -> [Value] {
    try checkSize(items.count, times)
    return Array((0..<max(0, times)).lazy.map { _ in items }.joined())
  }

  func checkSize(
    _ count: Int, _ times: Int, of stride: Int = MemoryLayout<Value>.stride
  ) throws {
    let (size, overflow) = count.multipliedReportingOverflow(by: max(0, times))
    if overflow || size > Matrices.Shape.maximumCount / 2 { throw PythonError(.memory, "") }
    try gauge.ask(for: size, of: stride)
  }

  func unsupported(_ operation: BinaryOperator, _ a: Value, _ b: Value) -> PythonError {
    if operation == .add {
      if case .string = a {
        return PythonError(
          .type, "can only concatenate str (not \"\(b.typeName)\") to str",
          hint: Localized(en: "make a text of it: str(…)", zh: "先变成字符串：str(…)"))
      }
      if case .list = a {
        return PythonError(.type, "can only concatenate list (not \"\(b.typeName)\") to list")
      }
      if case .tuple = a {
        return PythonError(.type, "can only concatenate tuple (not \"\(b.typeName)\") to tuple")
      }
    }
    if operation == .multiply {
      if let message = repeating(a, b) ?? repeating(b, a) { return PythonError(.type, message) }
    }
    let symbol = operation == .power ? "** or pow()" : operation.rawValue
    return PythonError(
      .type, "unsupported operand type(s) for \(symbol): '\(a.typeName)' and '\(b.typeName)'",
      hint: hint(operands: a, b))
  }

  private func repeating(_ sequence: Value, _ other: Value) -> String? {
    switch sequence {
    case .string, .list, .tuple: "can't multiply sequence by non-int of type '\(other.typeName)'"
    default: nil
    }
  }

  private func hint(operands a: Value, _ b: Value) -> Localized<String>? {
    if a.isNone || b.isNone {
      return Localized(
        en: "one side is None: is it still to be replaced, or did a function return nothing? "
          + "(is there a return?)",
        zh: "有一边是 None：是还没有补上，还是函数没有返回值？（写 return 了吗？）")
    }
    switch (a, b) {
    case (.list, _), (_, .list):
      return Localized(
        en: "a list is no array: np.array(…) makes one", zh: "列表不是数组：用 np.array(…) 变成数组")
    case (.string, _), (_, .string):
      return Localized(
        en: "a text and a number: str(…) makes a text, int(…) or float(…) a number",
        zh: "字符串和数字：str(…) 得到字符串，int(…) 或 float(…) 得到数字")
    case (.function, _), (_, .function), (.native, _), (_, .native):
      return Localized(
        en: "one side is a function: call it with ()", zh: "有一边是函数：加上 () 才是调用")
    case (.tuple, _), (_, .tuple):
      return Localized(
        en: "one side is a tuple: a function that returns several values gives one",
        zh: "有一边是元组：返回几个值的函数给出的是元组")
    default: return nil
    }
  }

  // MARK: In place

  /// What `a op= b` leaves in a: the same list or array, changed, or a new value.
  func augmented(
    _ operation: BinaryOperator, _ current: Value, _ value: Value, ownsCurrent: Bool = false
  ) throws -> Value {
    switch (current, operation) {
    case (.list(let list), .add):
      list.items += try items(of: value)
      return current
    case (.list(let list), .multiply):
      guard let times = value.integer else { break }
      list.items = try repeated(list.items, times)
      return current
    case (.dict(let dict), .bitOr):
      guard case .dict(let other) = value else { break }
      for pair in other.pairs { try dict.set(pair.key, pair.value) }
      return current
    case (.array(let array), _):
      // The network's own array is not changed: one's own copy is.
      if array.isReadOnly, !ownsCurrent { throw NDArray.readOnlyError }
      let target = array.isReadOnly ? try array.copy() : array
      return try update(target, operation, value)
    default: break
    }
    do {
      return try binary(operation, current, value)
    } catch let error as PythonError
      where error.message.hasPrefix("unsupported operand")
    {
      let symbol = "\(operation.rawValue)="
      throw PythonError(
        .type,
        "unsupported operand type(s) for \(symbol): '\(current.typeName)' and "
          + "'\(value.typeName)'", hint: error.hint)
    }
  }

  private func update(
    _ array: NDArray, _ operation: BinaryOperator, _ value: Value
  ) throws -> Value {
    guard let other = try operand(value) else { throw unsupported(operation, .array(array), value) }
    if operation == .matrixProduct {
      let product = try NDArray.product(array, other, self, named: .matmul)
      try array.assign(.view(array), product)
      return .array(array)
    }
    guard array.accepts(other), other.rank <= array.rank || other.count == 1 else {
      let result = try NDArray.broadcast(array, other)
      let shape = result.rank == 2 ? [result.rows, result.columns] : [result.columns]
      throw PythonError(
        .value,
        "non-broadcastable output operand with shape \(array.broadcastShape) doesn't match "
          + "the broadcast shape \(NumPyArray.text(of: shape).filter { $0 != " " })")
    }
    if array.dtype == .float64, other.storage !== array.storage || other === array {
      if updateQuickly(array, operation, other) { return .array(array) }
    }
    let result = try elementwise(operation, array, other)
    guard result.dtype.rawValue <= array.dtype.rawValue else {
      throw PythonError(
        .type,
        "Cannot cast ufunc '\(operation.ufunc)' output from dtype('\(result.dtype.name)') "
          + "to dtype('\(array.dtype.name)') with casting rule 'same_kind'",
        hint: Localized(
          en: "the array holds \(array.dtype.name): make it .astype(float) first",
          zh: "这个数组存的是 \(array.dtype.name)：先用 .astype(float)"))
    }
    array.update(result) { _, new in new }
    return .array(array)
  }

  /// Adds, subtracts, multiplies where the array lies; false where that would need a warning.
  private func updateQuickly(
    _ array: NDArray, _ operation: BinaryOperator, _ other: NDArray
  ) -> Bool {
    switch operation {
    case .add: array.update(other) { $0 + $1 }
    case .subtract: array.update(other) { $0 - $1 }
    case .multiply: array.update(other) { $0 * $1 }
    case .divide:
      guard !other.contains({ $0 == 0 }) else { return false }
      array.update(other) { $0 / $1 }
    default: return false
    }
    return true
  }

  // MARK: One operand

  func unary(_ operation: UnaryOperator, _ value: Value) throws -> Value {
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

  private func unary(_ operation: UnaryOperator, _ array: NDArray) throws -> Value {
    try work(array.count)
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
      throw PythonError(
        .type,
        "ufunc 'invert' not supported for the input types, and the inputs could not be "
          + "safely coerced to any supported types according to the casting rule ''safe''")
    default: return try array.copy().value
    }
  }
}

extension BinaryOperator {
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
