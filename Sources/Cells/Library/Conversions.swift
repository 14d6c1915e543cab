import Glibc
import Languages

/// What calling a type does.
enum Conversions {
  static var int: Native {
    Native("int", "x=, base=") { machine, arguments in
      guard let value = arguments[0] else { return .int(0) }
      if case .string(let text) = value {
        let radix = arguments[1]?.integer ?? 10
        guard radix == 0 || (2...36).contains(radix) else {
          throw PythonError(.value, "int() base must be >= 2 and <= 36, or 0")
        }
        if let number = number(text.stripped, radix) { return .int(number) }
        throw PythonError(
          .value, "invalid literal for int() with base \(radix): \(Machine.quoted(text))")
      }
      guard arguments[1] == nil else {
        throw PythonError(.type, "int() can't convert non-string with explicit base")
      }
      return .int(try whole(try machine.single(value, "int"), value))
    }
  }

  /// Digits of any script, with a sign, single lines between them, and `0x` before those of base 16.
  private static func number(_ text: String, _ radix: Int) -> Int? {
    let sign = text.first.flatMap { "+-".contains($0) ? String($0) : nil } ?? ""
    var digits = text.dropFirst(sign.count).lowercased()
    var base = radix
    for (prefix, value) in [("0x", 16), ("0b", 2), ("0o", 8)]
    where digits.hasPrefix(prefix) && (radix == value || radix == 0) {
      digits = String(digits.dropFirst(2))
      base = value
      if digits.hasPrefix("_") { digits.removeFirst() }
    }
    if base == 0 { base = 10 }
    let parts = digits.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("+") && !$0.hasPrefix("-") }) else {
      return nil
    }
    return Int(sign + parts.joined().inASCII, radix: base)
  }

  private static func whole(_ single: PythonValue, _ value: PythonValue) throws -> Int {
    if let number = single.integer { return number }
    guard let number = single.number else {
      throw PythonError(
        .type,
        "int() argument must be a string, a bytes-like object or a real number, not "
          + "'\(value.typeName)'")
    }
    if number.isNaN { throw PythonError(.value, "cannot convert float NaN to integer") }
    if number.isInfinite {
      throw PythonError(.overflow, "cannot convert float infinity to integer")
    }
    guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw Machine.tooLarge }
    return whole
  }

  static var float: Native {
    Native("float", "x=") { machine, arguments in
      guard let value = arguments[0] else { return .float(0) }
      if case .string(let text) = value {
        guard let number = number(text.stripped) else {
          throw PythonError(
            .value, "could not convert string to float: \(Machine.quoted(text))")
        }
        return .float(number)
      }
      guard let number = try machine.single(value, "float").number else {
        throw PythonError(
          .type, "float() argument must be a string or a real number, not '\(value.typeName)'")
      }
      return .float(number)
    }
  }

  private static func number(_ text: String) -> Double? {
    switch text.lowercased() {
    case "inf", "+inf", "infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    case "nan", "+nan", "-nan": return .nan
    default:
      let parts = text.split(separator: "_", omittingEmptySubsequences: false)
      let isWellParted = zip(parts, parts.dropFirst()).allSatisfy { left, right in
        (left.last?.isNumber ?? false) && (right.first?.isNumber ?? false)
      }
      guard isWellParted else { return nil }
      let plain = parts.joined().inASCII
      guard plain.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }) else {
        return nil
      }
      let padded =
        plain.hasPrefix(".")
        ? "0" + plain : plain.hasPrefix("-.") ? "-0" + plain.dropFirst() : plain
      return Double(padded) ?? (padded.hasSuffix(".") ? Double(padded + "0") : nil)
    }
  }

  static var bool: Native {
    Native("bool", "x=") { machine, arguments in
      .bool(try arguments[0].map(machine.isTrue) ?? false)
    }
  }

  static var str: Native {
    Native("str", "object=, encoding=, errors=") { machine, arguments in
      .string(try arguments[0].map(machine.str) ?? "")
    }
  }

  static var list: Native {
    Native("list", "iterable=") { machine, arguments in
      .list(try arguments[0].map { try machine.items(of: $0) } ?? [])
    }
  }

  static var tuple: Native {
    Native("tuple", "iterable=") { machine, arguments in
      .tuple(try arguments[0].map { try machine.items(of: $0) } ?? [])
    }
  }

  static var set: Native {
    Native("set", "iterable=") { machine, arguments in
      .set(try SetObject(try arguments[0].map { try machine.items(of: $0) } ?? []))
    }
  }

  static var dict: Native {
    Native("dict", "*rest, **names") { machine, arguments in
      guard arguments.rest.count < 2 else {
        throw PythonError(
          .type, "dict expected at most 1 argument, got \(arguments.rest.count)")
      }
      var result = DictObject()
      if let source = arguments.rest.first {
        if case .dict(let dict) = source {
          result = dict.copy()
        } else {
          for (place, item) in try machine.items(of: source).enumerated() {
            let pair = try machine.items(
              of: item,
              "cannot convert dictionary update sequence element #\(place) to a sequence")
            guard pair.count == 2 else {
              throw PythonError(
                .value,
                "dictionary update sequence element #\(result.count) has length "
                  + "\(pair.count); 2 is required")
            }
            try result.set(pair[0], pair[1])
          }
        }
      }
      for (name, value) in arguments.names { try result.set(.string(name), value) }
      return .dict(result)
    }
  }

  static var range: Native {
    Native("range", "*rest") { _, arguments in
      var bounds: [Int] = []
      for value in arguments.rest {
        guard let bound = value.integer else {
          throw PythonError(
            .type, "'\(value.typeName)' object cannot be interpreted as an integer",
            hint: value.number == nil
              ? nil
              : Localized(
                en: "range counts in whole numbers: int(…) or //", zh: "range 只数整数：int(…) 或 //"))
        }
        bounds.append(bound)
      }
      switch bounds.count {
      case 1: return .range(RangeObject(0, bounds[0], 1))
      case 2: return .range(RangeObject(bounds[0], bounds[1], 1))
      case 3:
        guard bounds[2] != 0 else { throw PythonError(.value, "range() arg 3 must not be zero") }
        return .range(RangeObject(bounds[0], bounds[1], bounds[2]))
      default:
        let most = bounds.isEmpty ? "at least 1 argument" : "at most 3 arguments"
        throw PythonError(.type, "range expected \(most), got \(bounds.count)")
      }
    }
  }

  static var type: Native {
    Native("type", "*rest") { machine, arguments in
      guard arguments.rest.count == 1 else {
        throw PythonError(.type, "type() takes 1 or 3 arguments")
      }
      return .type(machine.type(of: arguments.rest[0]))
    }
  }

  static var ndarray: Native {
    Native("ndarray", "shape, dtype=") { machine, arguments in
      .array(
        try NDArray(shape: try machine.shape(arguments.value(0)), filledWith: 0, .float64))
    }
  }

  static var npBool: Native { scalar("bool", .bool) }
  static var npInt: Native { scalar("int64", .int64) }
  static var npFloat: Native { scalar("float64", .float64) }

  static var npFloat32: Native {
    Native("float32", "x=") { machine, arguments in
      machine.sayOnce("float32", .singlePrecision)
      return try machine.array(arguments[0] ?? .float(0), .float64).map(.float64) {
        Double(Float($0))
      }.unwrapped
    }
  }

  private static func scalar(_ name: String, _ dtype: DType) -> Native {
    Native(name, "x=") { machine, arguments in
      if case .string? = arguments[0] {
        let number = try (dtype == .int64 ? int : float).call(machine, arguments.values, [])
        if let whole = number.integer, dtype == .int64 { return .npInt(whole) }
        return PythonValue(number.number ?? 0, dtype)
      }
      return try machine.array(arguments[0] ?? .int(0), dtype).unwrapped
    }
  }
}

extension Machine {
  /// The one number of an array that has no more; any other value as it is.
  func single(_ value: PythonValue, _ name: String) throws -> PythonValue {
    guard case .array(let array) = value else { return value }
    guard array.count == 1 else {
      throw PythonError(
        .type, "only 0-dimensional arrays can be converted to Python scalars",
        hint: Localized(
          en: "\(name)() takes one number; this is \(array.broadcastShape)",
          zh: "\(name)() 只接受一个数；这里的形状是 \(array.broadcastShape)"))
    }
    if array.rank > 0 { sayOnce("one element", .oneElement) }
    return array.scalar(0, 0)
  }

  /// The sides a `shape` argument names.
  func shape(_ value: PythonValue) throws -> [Int] {
    if let side = value.integer { return [try self.side(side)] }
    var sides: [Int] = []
    switch value {
    case .tuple, .list, .array:
      for item in try items(of: value) {
        guard let side = item.integer else { throw badSide(item) }
        sides.append(try self.side(side))
      }
    default:
      guard value.number != nil else { throw badSide(value) }
      throw PythonError(
        .type,
        "expected a sequence of integers or a single integer, got '\(try repr(value))'",
        hint: badSide(value).hint)
    }
    guard sides.count <= 2 else { throw ArraySelection.dimensions() }
    return sides
  }

  private func badSide(_ value: PythonValue) -> PythonError {
    PythonError(
      .type, "'\(value.typeName)' object cannot be interpreted as an integer",
      hint: Localized(
        en: "the sides of a shape are whole numbers, in brackets: (2, 3)",
        zh: "形状的边长是整数，写在括号里：(2, 3)"))
  }

  private func side(_ side: Int) throws -> Int {
    guard side >= 0 else { throw PythonError(.value, "negative dimensions are not allowed") }
    return side
  }
}

extension String {
  /// The same with the digits of other scripts as 0 to 9.
  fileprivate var inASCII: String {
    String(map { letter in letter.wholeNumberValue.flatMap { "\($0)".first } ?? letter })
  }

  /// Without blanks at both ends.
  var stripped: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
