import Formulas
import Glibc
import Languages

/// What is done to each element by itself.
enum Elementwise {
  static var functions: [Native] {
    (ofOne + ofTwo + comparisons + [inversion]).map { $0.refusing(as: .ufunc) } + others
  }

  private static func one(_ name: String, _ function: @escaping (Double) -> Double) -> Native {
    Native(name, "x, out=") { machine, arguments in
      switch arguments.value(0) {
      case .float(let number), .npFloat(let number):
        let result = function(number)
        if !result.isFinite { warn(machine, name, [number], [result]) }
        return .npFloat(result)
      default: break
      }
      let array = try number(machine, name, arguments.value(0))
      try machine.work(array.count * 4)
      let result = try array.map(.float64, function)
      if result.hasNonFinite { warn(machine, name, array.elements, result.elements) }
      return result.unwrapped
    }
  }

  /// An argument as an array, refused as NumPy does where it is no number.
  private static func number(_ machine: Machine, _ name: String, _ value: PythonValue) throws
    -> NDArray
  {
    switch value {
    case .string(let text):
      let isAnswer =
        name.hasPrefix("is")
        || !["absolute", "negative", "maximum", "minimum", "sign"]
          .contains(name)
      throw isAnswer
        ? PythonError.unsafeCast(name) : PythonError.noLoop(name, "dtype('<U\(text.count)')")
    case .none where name.hasPrefix("is"): throw PythonError.unsafeCast(name)
    case .none, .dict, .function, .native:
      throw PythonError(
        .type,
        "loop of ufunc does not support argument 0 of type \(value.typeName) which has no "
          + "callable \(name) method",
        hint: value.isNone
          ? Localized(
            en: "None is still to be replaced, or a function returned nothing",
            zh: "None 还没有补上，或者函数没有返回值") : nil)
    default: return try machine.array(value)
    }
  }

  private static func warn(
    _ machine: Machine, _ name: String, _ from: [Double], _ to: [Double]
  ) {
    var (invalid, infinite) = (false, false)
    for (x, y) in zip(from, to) {
      if y.isNaN, !x.isNaN { invalid = true }
      if y.isInfinite, x.isFinite { infinite = true }
    }
    let isLogarithm = name.hasPrefix("log") || name == "reciprocal"
    if infinite {
      machine.warn("\(isLogarithm ? "divide by zero" : "overflow") encountered in \(name)")
    }
    if invalid { machine.warn("invalid value encountered in \(name)") }
  }

  private static var ofOne: [Native] {
    [
      one("exp", Glibc.exp), one("log", Glibc.log), one("log2", Glibc.log2),
      one("log10", Glibc.log10), one("log1p", Glibc.log1p), one("expm1", Glibc.expm1),
      one("sqrt") { $0.squareRoot() }, one("cbrt", Glibc.cbrt), one("sin", Glibc.sin),
      one("cos", Glibc.cos), one("tan", Glibc.tan), one("arcsin", Glibc.asin),
      one("arccos", Glibc.acos), one("arctan", Glibc.atan), one("sinh", Glibc.sinh),
      one("cosh", Glibc.cosh), one("tanh", Glibc.tanh), one("exp2", Glibc.exp2),
      one("arcsinh", Glibc.asinh), one("arccosh", Glibc.acosh), one("arctanh", Glibc.atanh),
      one("deg2rad") { $0 * .pi / 180 },
      one("rad2deg") { $0 * 180 / .pi }, keeping("reciprocal") { 1 / $0 },
      keeping("floor") { $0.rounded(.down) }, keeping("ceil") { $0.rounded(.up) },
      keeping("trunc") { $0.rounded(.towardZero) },
      keeping("rint") { $0.rounded(.toNearestOrEven) },
      keeping("absolute") { Swift.abs($0) }, keeping("square") { $0 * $0 },
      keeping("sign") { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 == 0 ? 0 : $0 },
      keeping("negative") { -$0 }, keeping("positive") { $0 },
      answering("isnan", \.isNaN), answering("isinf", \.isInfinite),
      answering("isfinite", \.isFinite), answering("logical_not") { $0 == 0 },
      answering("signbit") { $0.sign == .minus },
    ]
  }

  /// One that leaves whole numbers whole.
  private static func keeping(
    _ name: String, _ function: @escaping (Double) -> Double
  ) -> Native {
    Native(name, "x, out=") { machine, arguments in
      let array = try number(machine, name, arguments.value(0))
      try machine.work(array.count)
      if array.hasLarge || ["square", "reciprocal"].contains(name) && array.dtype == .int64 {
        return try whole(machine, name, array).unwrapped
      }
      if name == "reciprocal", array.dtype == .bool {
        return try array.map(.int64) { $0 }.unwrapped
      }
      let result = try array.map(array.dtype == .bool ? .int64 : array.dtype, function)
      if ["square", "reciprocal"].contains(name), result.dtype == .float64, result.hasNonFinite {
        warn(machine, name, array.elements, result.elements)
      }
      return result.unwrapped
    }
  }

  /// The same of whole numbers that wrap around.
  private static func whole(_ machine: Machine, _ name: String, _ array: NDArray) throws -> NDArray
  {
    switch name {
    case "square": try machine.elementwise(.multiply, array, array)
    case "absolute": try array.mapWhole { $0 < 0 ? 0 &- $0 : $0 }
    case "reciprocal": try reciprocal(machine, array)
    case "negative": try array.mapWhole { 0 &- $0 }
    case "sign": try array.mapWhole { $0.signum() }
    default: try array.copy()
    }
  }

  /// 1 divided by whole numbers, a whole number again: 0 for all but 1 and -1.
  private static func reciprocal(_ machine: Machine, _ array: NDArray) throws -> NDArray {
    if array.elements.contains(0) { machine.warn("divide by zero encountered in reciprocal") }
    return try array.mapWhole { $0 == 0 ? .min : 1 / $0 }
  }

  private static func answering(
    _ name: String, _ function: @escaping (Double) -> Bool
  ) -> Native {
    Native(name, "x") { machine, arguments in
      try number(machine, name, arguments.value(0)).map(.bool) { function($0) ? 1 : 0 }.unwrapped
    }
  }

  private static func two(_ name: String, _ operation: PythonBinaryOperator) -> Native {
    Native(name, "x1, x2, out=") { machine, arguments in
      try machine.elementwise(
        operation, machine.array(arguments.value(0)), machine.array(arguments.value(1))
      ).unwrapped
    }
  }

  private static func choosing(
    _ name: String, _ operation: @escaping (Double, Double) -> Double
  ) -> Native {
    Native(name, "x1, x2, out=") { machine, arguments in
      let a = try number(machine, name, arguments.value(0))
      let b = try number(machine, name, arguments.value(1))
      try machine.work(max(a.count, b.count))
      return try NDArray.combine(a, b, .common(a.dtype, b.dtype), operation).unwrapped
    }
  }

  private static var ofTwo: [Native] {
    [
      two("add", .add), two("subtract", .subtract), two("multiply", .multiply),
      two("divide", .divide), two("floor_divide", .floorDivide), two("remainder", .remainder),
      two("power", .power), two("bitwise_and", .bitAnd), two("bitwise_or", .bitOr),
      two("bitwise_xor", .bitXor), two("left_shift", .shiftLeft),
      two("right_shift", .shiftRight), choosing("maximum", Numbers.maximum),
      choosing("minimum", Numbers.minimum),
      choosing("fmax") { $0.isNaN ? $1 : $1.isNaN ? $0 : max($0, $1) },
      choosing("fmin") { $0.isNaN ? $1 : $1.isNaN ? $0 : min($0, $1) },
      floating("arctan2", Glibc.atan2), floating("copysign", Glibc.copysign),
      floating("hypot", Glibc.hypot),
      floating("logaddexp") { a, b in
        let high = max(a, b)
        return high.isInfinite ? high : high + log(exp(a - high) + exp(b - high))
      },
      remains,
    ]
  }

  /// The rest with the sign of the dividend; of whole numbers 0 where they are divided by 0.
  private static var remains: Native {
    Native("fmod", "x1, x2, out=") { machine, arguments in
      let a = try number(machine, "fmod", arguments.value(0))
      let b = try number(machine, "fmod", arguments.value(1))
      try machine.work(max(a.count, b.count))
      let dtype = DType.common(a.dtype, b.dtype)
      return try NDArray.combine(a, b, dtype) {
        dtype != .float64 && $1 == 0 ? 0 : Glibc.fmod($0, $1)
      }.unwrapped
    }
  }

  private static func floating(
    _ name: String, _ operation: @escaping (Double, Double) -> Double
  ) -> Native {
    Native(name, "x1, x2") { machine, arguments in
      try NDArray.combine(
        machine.array(arguments.value(0)), machine.array(arguments.value(1)), .float64, operation
      ).unwrapped
    }
  }

  private static var inversion: Native {
    Native("invert", "x, out=") { machine, arguments in
      try machine.unary(.invert, number(machine, "invert", arguments.value(0)))
    }
  }

  private static var comparisons: [Native] {
    let operations: [(String, PythonComparison)] = [
      ("equal", .equal), ("not_equal", .unequal), ("less", .less), ("less_equal", .lessOrEqual),
      ("greater", .greater), ("greater_equal", .greaterOrEqual),
    ]
    let logical: [(String, (Bool, Bool) -> Bool)] = [
      ("logical_and", { $0 && $1 }), ("logical_or", { $0 || $1 }), ("logical_xor", { $0 != $1 }),
    ]
    return operations.map { name, operation in
      Native(name, "x1, x2") { machine, arguments in
        try Machine.compare(
          operation, machine.array(arguments.value(0)), machine.array(arguments.value(1))
        ).unwrapped
      }
    }
      + logical.map { name, operation in
        Native(name, "x1, x2") { machine, arguments in
          try NDArray.combine(
            machine.array(arguments.value(0)), machine.array(arguments.value(1)), .bool
          ) { operation($0 != 0, $1 != 0) ? 1 : 0 }.unwrapped
        }
      }
  }

  private static var others: [Native] {
    [
      .ofArray("round", "a, decimals=") { _, array, arguments in
        let decimals = arguments[1]?.integer ?? 0
        return try array.map(array.dtype == .bool ? .float64 : array.dtype) {
          Numbers.round($0, decimals)
        }.unwrapped
      },
      .ofArray("clip", "a, a_min=, a_max=, out=, min=, max=") { machine, array, arguments in
        if arguments[1] != nil, arguments[2] == nil {
          throw PythonError(.type, "clip() missing 1 required positional argument: 'a_max'")
        }
        return try machine.clip(
          array, arguments.given(1) ?? arguments.given(4), arguments.given(2) ?? arguments.given(5))
      },
      Native("where", "condition, x=, y=") { machine, arguments in
        let condition = try machine.array(arguments.value(0))
        guard arguments[1] != nil || arguments[2] != nil else {
          return try machine.nonzero(condition)
        }
        guard let x = arguments[1], let y = arguments[2] else {
          throw PythonError(.value, "either both or neither of x and y should be given")
        }
        return .array(try machine.choose(condition, machine.array(x), machine.array(y)))
      },
      .ofArray("nan_to_num", "x, copy=, nan=") { _, array, arguments in
        let replacement = arguments[2]?.number ?? 0
        return try array.map(array.dtype) {
          $0.isNaN
            ? replacement
            : $0.isInfinite ? ($0 > 0 ? 1 : -1) * Double.greatestFiniteMagnitude : $0
        }.unwrapped
      },
      Native("real", "val") { machine, arguments in
        let value = arguments.value(0)
        return value.isNumPyScalar ? value : .array(try machine.array(value))
      },
      close("isclose", whole: false), close("allclose", whole: true),
    ]
  }

  private static func close(_ name: String, whole: Bool) -> Native {
    Native(name, "a, b, rtol=, atol=, equal_nan=") { machine, arguments in
      let relative = arguments[2]?.number ?? 1e-5
      let absolute = arguments[3]?.number ?? 1e-8
      let nan = try arguments[4].map(machine.isTrue) ?? false
      let answers = try NDArray.combine(
        machine.array(arguments.value(0)), machine.array(arguments.value(1)), .bool
      ) { a, b in
        if a == b || nan && a.isNaN && b.isNaN { return 1 }
        return a.isFinite && b.isFinite && abs(a - b) <= absolute + relative * abs(b) ? 1 : 0
      }
      return whole ? .bool(!answers.contains { $0 == 0 }) : answers.unwrapped
    }
  }
}

extension Machine {
  /// `np.where(condition, a, b)`.
  func choose(_ condition: NDArray, _ a: NDArray, _ b: NDArray) throws -> NDArray {
    try work(max(condition.count, a.count, b.count))
    guard (try? NDArray.broadcast(condition, a)) != nil,
      (try? NDArray.broadcast(condition, b)) != nil,
      (try? NDArray.broadcast(a, b)) != nil
    else {
      let shapes = [condition, a, b].map(\.broadcastShape).joined(separator: " ")
      throw PythonError(
        .value, "operands could not be broadcast together with shapes \(shapes) ")
    }
    // Two steps broadcast three arrays: the places of a, then those of b.
    let marks = try condition.map(.bool) { $0 != 0 ? 1 : 0 }
    let first = try NDArray.combine(marks, a, .float64) { $0 != 0 ? $1 : .nan }
    let wide = try NDArray.combine(marks, first, .bool) { mark, _ in mark }
    let second = try NDArray.combine(wide, b, .float64) { $0 != 0 ? 0 : $1 }
    let both = try NDArray.combine(wide, second, .bool) { mark, _ in mark }
    let dtype = DType.common(a.dtype, b.dtype)
    let chosen = try NDArray(unfilled: both.rank, both.rows, both.columns, dtype)
    for row in 0..<both.rows {
      for column in 0..<both.columns {
        let source = both[row, column] != 0 ? first : second
        chosen.storage.elements[row * both.columns + column] =
          source[source.rows == 1 ? 0 : row, source.columns == 1 ? 0 : column]
      }
    }
    return chosen
  }

  /// `np.add.reduce` and its kin are left out.
  func ufunc(_ native: Native, _ name: String) -> PythonValue? { nil }
}
