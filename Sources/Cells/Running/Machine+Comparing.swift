import Languages

extension Machine {
  func compare(_ operation: PythonComparison, _ a: PythonValue, _ b: PythonValue) throws
    -> PythonValue
  {
    switch operation {
    case .isSame: return .bool(a.isSame(as: b))
    case .isNot: return .bool(!a.isSame(as: b))
    case .isIn: return .bool(try contains(b, a))
    case .notIn: return .bool(!(try contains(b, a)))
    default: break
    }
    switch (a, b) {
    case (.int(let a), .int(let b)): return .bool(operation.holds(a, b))
    case (.float(let a), .float(let b)): return .bool(operation.holds(a, b))
    case (.string(let a), .string(let b)): return .bool(operation.holds(order: order(a, b)))
    case (.array, _), (_, .array): return try compareArrays(operation, a, b)
    default: break
    }
    if let x = a.number, let y = b.number {
      let isNumPy = a.isNumPyScalar || b.isNumPyScalar
      if let x = a.integer, let y = b.integer {
        return .truth(operation.holds(x, y), numpy: isNumPy)
      }
      return .truth(operation.holds(x, y), numpy: isNumPy)
    }
    switch operation {
    case .equal: return .bool(try areEqual(a, b))
    case .unequal: return .bool(!(try areEqual(a, b)))
    default: return .bool(operation.holds(order: try ordered(operation, a, b)))
    }
  }

  private func order(_ a: String, _ b: String) -> Int {
    a == b ? 0 : a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars) ? -1 : 1
  }

  private func compareArrays(
    _ operation: PythonComparison, _ a: PythonValue, _ b: PythonValue
  ) throws -> PythonValue {
    guard let left = try? array(a), let right = try? array(b) else {
      switch operation {
      case .equal, .unequal:
        // NumPy compares each element with what is no number: never equal.
        guard case .array(let array) = a, !b.isNone || array.rank > 0 else {
          return .bool(operation == .unequal)
        }
        return try NDArray(
          shape: array.shape, filledWith: operation == .unequal ? 1 : 0, .bool
        ).unwrapped
      default:
        throw unorderedElements(operation, a, b)
      }
    }
    try work(max(left.count, right.count))
    return try Self.compare(operation, left, right).unwrapped
  }

  static func compare(
    _ operation: PythonComparison, _ a: NDArray, _ b: NDArray
  ) throws -> NDArray {
    if a.dtype == .int64, b.dtype == .int64, a.hasLarge, b.hasLarge {
      return try NDArray.combineWhole(a, b) { operation.holds($0, $1) ? 1 : 0 }.copy(as: .bool)
    }
    return switch operation {
    case .less: try NDArray.combine(a, b, .bool) { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: try NDArray.combine(a, b, .bool) { $0 <= $1 ? 1 : 0 }
    case .greater: try NDArray.combine(a, b, .bool) { $0 > $1 ? 1 : 0 }
    case .greaterOrEqual: try NDArray.combine(a, b, .bool) { $0 >= $1 ? 1 : 0 }
    case .unequal: try NDArray.combine(a, b, .bool) { $0 != $1 ? 1 : 0 }
    default: try NDArray.combine(a, b, .bool) { $0 == $1 ? 1 : 0 }
    }
  }

  private func unorderedElements(
    _ operation: PythonComparison, _ a: PythonValue, _ b: PythonValue
  ) -> PythonError {
    let names: [PythonComparison: String] = [
      .less: "less", .lessOrEqual: "less_equal", .greater: "greater",
      .greaterOrEqual: "greater_equal",
    ]
    func type(_ value: PythonValue) -> String {
      switch value.elementName {
      case "str": "<class 'numpy.dtypes.StrDType'>"
      case "bool": "<class 'numpy.dtypes.BoolDType'>"
      case "int": "<class 'numpy.dtypes.Int64DType'>"
      default: "<class 'numpy.dtypes.Float64DType'>"
      }
    }
    switch (a, b) {
    case (.string, _), (_, .string):
      return .noLoop(names[operation] ?? "", type(a), type(b))
    default:
      return PythonError(
        .type,
        "'\(operation.rawValue)' not supported between instances of '\(a.elementName)' and "
          + "'\(b.elementName)'")
    }
  }

  private func unordered(
    _ operation: PythonComparison, _ a: PythonValue, _ b: PythonValue
  ) -> PythonError {
    PythonError(
      .type,
      "'\(operation.rawValue)' not supported between instances of '\(a.typeName)' and "
        + "'\(b.typeName)'")
  }

  /// Whether two values are equal as a whole.
  func areEqual(_ a: PythonValue, _ b: PythonValue) throws -> Bool {
    switch (a, b) {
    case (.list(let a), .list(let b)): return try areEqual(a.items, b.items)
    case (.tuple(let a), .tuple(let b)): return try areEqual(a.items, b.items)
    case (.dict(let a), .dict(let b)): return try areEqual(a, b)
    case (.set(let a), .set(let b)):
      return try a.dict.count == b.dict.count
        && a.items.allSatisfy { try b.dict.get($0) != nil }
    case (.range(let a), .range(let b)):
      return a.count == b.count
        && (a.count == 0 || a[0] == b[0] && (a.count == 1 || a.step == b.step))
    case (.view(let a), .view(let b)): return try areEqual(a.items, b.items)
    case (.array, _), (_, .array):
      if a.isSame(as: b) { return true }
      return try isTrue(try compareArrays(.equal, a, b))
    case (.string(let a), .string(let b)): return a == b
    case (.dtype(let dtype), _): return try self.dtype(b) == dtype
    case (_, .dtype(let dtype)): return try self.dtype(a) == dtype
    default: break
    }
    if let x = a.number, let y = b.number { return x == y }
    return a.isSame(as: b)
  }

  private func areEqual(_ a: [PythonValue], _ b: [PythonValue]) throws -> Bool {
    guard a.count == b.count else { return false }
    return try nested {
      for (first, second) in zip(a, b) where !(try areEqual(first, second)) { return false }
      return true
    }
  }

  private func areEqual(_ a: DictObject, _ b: DictObject) throws -> Bool {
    guard a.count == b.count else { return false }
    return try nested {
      for pair in a.pairs {
        guard let other = try b.get(pair.key), try areEqual(pair.value, other) else { return false }
      }
      return true
    }
  }

  /// Bounds how deep lists inside lists are looked into.
  func nested<Result>(
    _ work: String = "in comparison", _ body: () throws -> Result
  ) throws -> Result {
    guard nesting < 200 else {
      throw PythonError(.recursion, "maximum recursion depth exceeded \(work)")
    }
    nesting += 1
    defer { nesting -= 1 }
    return try body()
  }

  private func ordered(
    _ operation: PythonComparison, _ a: PythonValue, _ b: PythonValue
  ) throws -> Int {
    switch (a, b) {
    case (.list(let a), .list(let b)): try ordered(operation, a.items, b.items)
    case (.tuple(let a), .tuple(let b)): try ordered(operation, a.items, b.items)
    case (.string(let a), .string(let b)): order(a, b)
    case (.set(let first), .set(let second)):
      try areEqual(a, b)
        ? 0 : try first.items.allSatisfy { try second.dict.get($0) != nil } ? -1 : 1
    default:
      if let x = a.number, let y = b.number {
        // No number is in no order with anything.
        x < y ? -1 : x > y ? 1 : x == y ? 0 : operation.isLess ? 1 : -1
      } else {
        throw unordered(operation, a, b)
      }
    }
  }

  private func ordered(
    _ operation: PythonComparison, _ a: [PythonValue], _ b: [PythonValue]
  ) throws -> Int {
    try nested {
      for (first, second) in zip(a, b) where !(try areEqual(first, second)) {
        return try ordered(operation, first, second)
      }
      return a.count - b.count
    }
  }

  /// Whether a value comes before another, as sorting asks.
  func isLess(_ a: PythonValue, _ b: PythonValue) throws -> Bool {
    try isTrue(try compare(.less, a, b))
  }

  // MARK: Membership

  private func contains(_ container: PythonValue, _ item: PythonValue) throws -> Bool {
    switch container {
    case .string(let text):
      guard case .string(let part) = item else {
        throw PythonError(
          .type, "'in <string>' requires string as left operand, not \(item.typeName)")
      }
      return part.isEmpty || text.contains(part)
    case .dict(let dict): return try dict.get(item) != nil
    case .set(let set): return try set.dict.get(item) != nil
    case .view(let view) where view.part == .keys: return try view.dict.get(item) != nil
    case .range(let range):
      guard let number = item.number, let whole = Int(exactly: number) else { return false }
      let distance = whole - range.start
      return distance % range.step == 0 && distance / range.step >= 0
        && distance / range.step < range.count
    case .array(let array):
      return try isTrue(
        Functions.any(try self.array(try compareArrays(.equal, .array(array), item))))
    default:
      for other in try items(
        of: container, "argument of type '\(container.typeName)' is not iterable")
      where try item.isSame(as: other) || areEqual(item, other) { return true }
      return false
    }
  }

  // MARK: Truth

  func isTrue(_ value: PythonValue) throws -> Bool {
    switch value {
    case .bool(let answer), .npBool(let answer): return answer
    case .none, .undefined: return false
    case .int(let number), .npInt(let number): return number != 0
    case .float(let number), .npFloat(let number): return number != 0
    case .string(let text): return !text.isEmpty
    case .list(let list): return !list.items.isEmpty
    case .tuple(let tuple): return !tuple.items.isEmpty
    case .dict(let dict): return dict.count > 0
    case .set(let set): return set.dict.count > 0
    case .view(let view): return view.dict.count > 0
    case .range(let range): return range.count > 0
    case .array(let array): return try isTrue(array)
    case .instance(let instance):
      guard let length = instance.type.lookUp("__len__") else { return true }
      return try isTrue(try call(length, [value]))
    default: return true
    }
  }

  private func isTrue(_ array: NDArray) throws -> Bool {
    guard array.count == 1 else {
      if array.count == 0 {
        throw PythonError(
          .value,
          "The truth value of an empty array is ambiguous. Use `array.size > 0` to check "
            + "that an array is not empty.")
      }
      throw PythonError(
        .value,
        "The truth value of an array with more than one element is ambiguous. Use a.any() "
          + "or a.all()",
        hint: Localized(
          en: "a comparison of arrays has an answer for each element: .all() for every one, .any() "
            + "for one at least",
          zh: "数组的比较对每个元素都有一个答案：全都成立用 .all()，至少一个成立用 .any()"))
    }
    return array.first != 0
  }
}

extension PythonComparison {
  var isLess: Bool { self == .less || self == .lessOrEqual }

  @inline(__always)
  func holds<Number: Comparable>(_ a: Number, _ b: Number) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .unequal: a != b
    default: a == b
    }
  }

  /// Whether it holds for an order of -1, 0 or 1.
  func holds(order: Int) -> Bool { holds(order, 0) }
}
