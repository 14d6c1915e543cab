import Languages

/// Those that reckon.
extension Builtins {
  static var abs: Native {
    Native("abs", "x") { machine, arguments in
      switch arguments.value(0) {
      case .int(let number):
        guard number != Int.min else { throw Machine.tooLarge }
        return .int(Swift.abs(number))
      case .float(let number): return .float(Swift.abs(number))
      case .bool(let answer): return .int(answer ? 1 : 0)
      case .npInt(let number): return .npInt(number == .min ? number : Swift.abs(number))
      case .npFloat(let number): return .npFloat(Swift.abs(number))
      case .array: return try machine.call(machine.numpy("absolute"), [arguments.value(0)])
      case let value:
        throw PythonError(.type, "bad operand type for abs(): '\(value.typeName)'")
      }
    }
  }

  static var smallest: Native { extreme("min") { try $0.isLess($1, $2) } }
  static var largest: Native {
    extreme("max") { try $0.isTrue($0.compare(.greater, $1, $2)) }
  }

  private static func extreme(
    _ name: String, _ isBetter: @escaping (Machine, PythonValue, PythonValue) throws -> Bool
  ) -> Native {
    Native(name, "key=, default=, *rest") { machine, arguments in
      guard !arguments.rest.isEmpty else {
        throw PythonError(.type, "\(name) expected at least 1 argument, got 0")
      }
      let items =
        arguments.rest.count == 1 ? try machine.items(of: arguments.rest[0]) : arguments.rest
      guard var best = items.first else {
        if let standard = arguments[1] { return standard }
        throw PythonError(.value, "\(name)() arg is an empty sequence")
      }
      guard let key = arguments.given(0) else {
        if case .array(let row) = best, items.count > 1, row.count > 1 { throw rows(name) }
        for item in items.dropFirst() where try isBetter(machine, item, best) { best = item }
        return best
      }
      var bestKey = try machine.call(key, [best])
      for item in items.dropFirst() {
        let itemKey = try machine.call(key, [item])
        if try isBetter(machine, itemKey, bestKey) { (best, bestKey) = (item, itemKey) }
      }
      return best
    }
  }

  /// Whole rows are compared, which have no order.
  private static func rows(_ name: String) -> PythonError {
    PythonError(
      .value,
      "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
      hint: Localized(
        en: "\(name) compares whole rows; np.\(name)(…) looks at every element",
        zh: "\(name) 比较的是整行；np.\(name)(…) 看每个元素"))
  }

  static var sum: Native {
    Native("sum", "iterable, start=") { machine, arguments in
      var total = arguments[1] ?? .int(0)
      if case .string = total {
        throw PythonError(.type, "sum() can't sum strings [use ''.join(seq) instead]")
      }
      let iterator = try machine.iterator(arguments.value(0))
      while let item = try iterator.next() {
        total = try machine.binary(.add, total, item)
        try machine.tick()
      }
      return total
    }
  }

  static var round: Native {
    Native("round", "number, ndigits=") { machine, arguments in
      let value = arguments.value(0)
      let digits = try arguments.given(1).map(Methods.wholeNumber)
      switch value {
      case .int(let number), .npInt(let number):
        guard let digits, digits < 0, digits > -19 else { return value }
        let rounded = Int(saturating: Numbers.round(Double(number), digits))
        return value.isNumPyScalar ? .npInt(rounded) : .int(rounded)
      case .bool(let answer): return .int(answer ? 1 : 0)
      case .float(let number):
        guard let digits else { return try whole(number) }
        return .float(decimal(number, digits))
      case .npFloat(let number):
        guard let digits else { return try whole(number) }
        return .npFloat(Numbers.round(number, digits))
      default:
        let isArray = if case .array = value { true } else { false }
        throw PythonError(
          .type, "type \(value.typeName) doesn't define __round__ method",
          hint: isArray
            ? Localized(en: "for arrays: np.round(a, 2)", zh: "数组用 np.round(a, 2)") : nil)
      }
    }
  }

  private static func whole(_ number: Double) throws -> PythonValue {
    if number.isNaN { throw PythonError(.value, "cannot convert float NaN to integer") }
    guard let whole = Int(exactly: number.rounded(.toNearestOrEven)) else {
      throw PythonError(.overflow, "cannot convert float infinity to integer")
    }
    return .int(whole)
  }

  /// Python's rounding, right in decimals: by the digits the number really has.
  private static func decimal(_ number: Double, _ digits: Int) -> Double {
    guard number.isFinite else { return number }
    if digits > 22 { return number }
    if digits < 0 {
      return digits < -308 ? 0 : Numbers.round(number, digits)
    }
    return Double(FloatText.printf("f", number, precision: digits)) ?? number
  }

  static var pow: Native {
    Native("pow", "base, exp, mod=") { machine, arguments in
      let power = try machine.binary(.power, arguments.value(0), arguments.value(1))
      return try arguments.given(2).map { try machine.binary(.remainder, power, $0) } ?? power
    }
  }

  static var divmod: Native {
    Native("divmod", "x, y") { machine, arguments in
      let (a, b) = (arguments.value(0), arguments.value(1))
      if b.number == 0, !a.isNumPyScalar, !b.isNumPyScalar, let first = a.scalarType,
        let second = b.scalarType
      {
        throw PythonError(
          .zeroDivision,
          DType.common(first, second) == .float64
            ? "float divmod()" : "integer division or modulo by zero")
      }
      return .tuple([
        try machine.binary(.floorDivide, a, b), try machine.binary(.remainder, a, b),
      ])
    }
  }

  static func based(_ name: String, _ base: Int, _ prefix: String) -> Native {
    Native(name, "number") { _, arguments in
      let number = try Methods.wholeNumber(arguments.value(0))
      let digits = String(number.magnitude, radix: base)
      return .string((number < 0 ? "-" : "") + prefix + digits)
    }
  }
}
