import Formulas
import Glibc
import Languages
import Matrices

extension Machine {
  func objects(_ operation: PythonBinaryOperator, _ a: PythonValue, _ b: PythonValue) throws
    -> PythonValue
  {
    switch (operation, a, b) {
    case (.add, .string(let a), .string(let b)):
      try take(a.utf8.count + b.utf8.count)
      return .string(a + b)
    case (.add, .list(let a), .list(let b)):
      try take(a.items.count + b.items.count, of: MemoryLayout<PythonValue>.stride)
      return .list(a.items + b.items)
    case (.add, .tuple(let a), .tuple(let b)):
      try take(a.items.count + b.items.count, of: MemoryLayout<PythonValue>.stride)
      return .tuple(a.items + b.items)
    case (.remainder, .string(let text), _): return .string(try percent(text, b))
    case (.multiply, _, _): return try repeated(a, b) ?? repeated(b, a) ?? refuse(operation, a, b)
    case (.bitOr, .dict(let a), .dict(let b)):
      let result = a.copy()
      for pair in b.pairs { try result.set(pair.key, pair.value, gauge) }
      return .dict(result)
    case (_, .set(let a), .set(let b)): return try sets(operation, a, b)
    default: return try refuse(operation, a, b)
    }
  }

  func sets(_ operation: PythonBinaryOperator, _ a: SetObject, _ b: SetObject) throws -> PythonValue
  {
    try take(a.dict.count + b.dict.count, of: 96)
    func isIn(_ item: PythonValue, _ set: SetObject) throws -> Bool {
      try set.dict.get(item) != nil
    }
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

  private func refuse(_ operation: PythonBinaryOperator, _ a: PythonValue, _ b: PythonValue) throws
    -> PythonValue
  {
    throw unsupported(operation, a, b)
  }

  func repeated(_ sequence: PythonValue, _ count: PythonValue) throws -> PythonValue? {
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

  func repeated(_ items: [PythonValue], _ times: Int) throws -> [PythonValue] {
    try checkSize(items.count, times)
    return Array((0..<max(0, times)).lazy.map { _ in items }.joined())
  }

  func checkSize(
    _ count: Int, _ times: Int, of stride: Int = MemoryLayout<PythonValue>.stride
  ) throws {
    let (size, overflow) = count.multipliedReportingOverflow(by: max(0, times))
    if overflow || size > Matrices.Shape.maximumCount / 2 { throw PythonError(.memory, "") }
    try take(size, of: stride)
  }

  /// How many elements a shape has.
  /// - Throws: MemoryError where no array has so many.
  func count(of shape: [Int]) throws -> Int {
    try shape.reduce(1) { count, side in
      let (product, overflow) = count.multipliedReportingOverflow(by: side)
      guard !overflow, product <= Matrices.Shape.maximumCount else {
        throw NDArray.tooLarge(shape, .float64)
      }
      return product
    }
  }

  /// Refuses what there is no room for, and counts what there is: many small things are much too.
  func take(_ count: Int, of stride: Int = 1) throws {
    try gauge.ask(for: count, of: stride)
    try work((count &* stride) >> 3)
  }

  /// Refuses to let a list grow that must move to a larger place which there is no room for.
  @inline(__always)
  func makeRoom(in items: [PythonValue], for more: Int = 1) throws {
    guard items.count + more > items.capacity else { return }
    try gauge.ask(
      for: max(2 * items.count, items.count + more), of: MemoryLayout<PythonValue>.stride)
  }

  func extend(_ list: ListObject, by items: [PythonValue]) throws {
    try makeRoom(in: list.items, for: items.count)
    list.items += items
  }

  func unsupported(_ operation: PythonBinaryOperator, _ a: PythonValue, _ b: PythonValue)
    -> PythonError
  {
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

  func repeating(_ sequence: PythonValue, _ other: PythonValue) -> String? {
    switch sequence {
    case .string, .list, .tuple: "can't multiply sequence by non-int of type '\(other.typeName)'"
    default: nil
    }
  }

  func hint(operands a: PythonValue, _ b: PythonValue) -> Localized<String>? {
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
}
