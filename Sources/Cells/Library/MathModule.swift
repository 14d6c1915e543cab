import Glibc

/// `math`.
enum MathModule {
  static func make() -> ModuleObject {
    ModuleObject(
      "math",
      Methods.table(functions + wholeNumbers + parts, of: "math.").merging([
        "pi": .float(.pi), "e": .float(M_E), "inf": .float(.infinity), "nan": .float(.nan),
        "tau": .float(2 * .pi),
      ]) { first, _ in first })
  }

  static func number(_ machine: Machine, _ value: PythonValue, _ name: String) throws -> Double {
    guard let number = try machine.single(value, "math." + name).number else {
      throw PythonError(.type, "must be real number, not \(value.typeName)")
    }
    return number
  }

  private static func one(
    _ name: String, domain: @escaping (Double) -> Bool = { _ in true },
    _ function: @escaping (Double) -> Double
  ) -> Native {
    Native(name, "x") { machine, arguments in
      let x = try number(machine, arguments.value(0), name)
      guard domain(x) || x.isNaN else { throw PythonError(.value, "math domain error") }
      let result = function(x)
      if result.isInfinite, x.isFinite { throw PythonError(.overflow, "math range error") }
      return .float(result)
    }
  }

  private static func two(
    _ name: String, _ parameters: String,
    domain: @escaping (Double, Double) -> Bool = { _, _ in true },
    _ function: @escaping (Double, Double) -> Double
  ) -> Native {
    Native(name, parameters) { machine, arguments in
      let x = try number(machine, arguments.value(0), name)
      let y = try number(machine, arguments.value(1), name)
      guard domain(x, y) || x.isNaN || y.isNaN else {
        throw PythonError(.value, "math domain error")
      }
      return .float(function(x, y))
    }
  }

  private static func whole(
    _ name: String, _ rule: FloatingPointRoundingRule
  ) -> Native {
    Native(name, "x") { machine, arguments in
      let value = arguments.value(0)
      if let whole = value.integer { return .int(whole) }
      return try Conversions.int.call(
        machine, [.float(try number(machine, value, name).rounded(rule))], [])
    }
  }

  private static func test(_ name: String, _ holds: @escaping (Double) -> Bool) -> Native {
    Native(name, "x") { machine, arguments in
      .bool(holds(try number(machine, arguments.value(0), name)))
    }
  }

  private static var functions: [Native] {
    [
      whole("floor", .down), whole("ceil", .up), whole("trunc", .towardZero),
      one("sqrt", domain: { $0 >= 0 }) { $0.squareRoot() }, one("exp", Glibc.exp),
      one("log2", domain: { $0 > 0 }, Glibc.log2), one("log10", domain: { $0 > 0 }, Glibc.log10),
      one("log1p", domain: { $0 > -1 }, Glibc.log1p), one("expm1", Glibc.expm1),
      one("sin", Glibc.sin), one("cos", Glibc.cos), one("tan", Glibc.tan),
      one("asin", domain: { abs($0) <= 1 }, Glibc.asin),
      one("acos", domain: { abs($0) <= 1 }, Glibc.acos), one("atan", Glibc.atan),
      one("sinh", Glibc.sinh), one("cosh", Glibc.cosh), one("tanh", Glibc.tanh),
      one("asinh", Glibc.asinh), one("acosh", domain: { $0 >= 1 }, Glibc.acosh),
      one("atanh", domain: { abs($0) < 1 }, Glibc.atanh), one("cbrt", Glibc.cbrt),
      one("exp2", Glibc.exp2), one("erfc", Glibc.erfc), one("lgamma", Glibc.lgamma),
      one("fabs") { abs($0) }, one("degrees") { $0 * 180 / .pi }, one("radians") { $0 * .pi / 180 },
      one("erf", Glibc.erf), one("gamma", Glibc.tgamma),
      test("isnan", \.isNaN), test("isinf", \.isInfinite), test("isfinite", \.isFinite),
      Native("log", "x, base=") { machine, arguments in
        func logarithm(_ value: PythonValue) throws -> Double {
          let x = try number(machine, value, "log")
          guard x > 0 || x.isNaN else { throw PythonError(.value, "math domain error") }
          return Glibc.log(x)
        }
        let top = try logarithm(arguments.value(0))
        guard let base = arguments[1] else { return .float(top) }
        let bottom = try logarithm(base)
        guard bottom != 0 else { throw PythonError(.zeroDivision, "float division by zero") }
        return .float(top / bottom)
      },
      Native("pow", "x, y") { machine, arguments in
        let x = try number(machine, arguments.value(0), "pow")
        let y = try number(machine, arguments.value(1), "pow")
        let result = Glibc.pow(x, y)
        if result.isNaN, !x.isNaN, !y.isNaN { throw PythonError(.value, "math domain error") }
        if result.isInfinite, x.isFinite, y.isFinite {
          throw PythonError(
            x == 0 ? .value : .overflow, x == 0 ? "math domain error" : "math range error")
        }
        return .float(result)
      },
      two("atan2", "y, x", Glibc.atan2), two("copysign", "x, y", Glibc.copysign),
      two("fmod", "x, y", domain: { $0.isFinite && $1 != 0 }, Glibc.fmod),
      Native("hypot", "*rest") { machine, arguments in
        .float(
          try arguments.rest.reduce(0) { Glibc.hypot($0, try number(machine, $1, "hypot")) })
      },
      Native("isclose", "a, b, rel_tol=, abs_tol=") { machine, arguments in
        let a = try number(machine, arguments.value(0), "isclose")
        let b = try number(machine, arguments.value(1), "isclose")
        let relative = arguments[2]?.number ?? 1e-9
        return .bool(
          a == b || abs(a - b) <= max(relative * max(abs(a), abs(b)), arguments[3]?.number ?? 0))
      },
    ]
  }
}
