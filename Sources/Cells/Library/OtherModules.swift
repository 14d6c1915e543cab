import Glibc
import Languages

extension Machine {
  /// What `import` gives.
  func module(_ name: String, isFrom: Bool = false) throws -> Value {
    switch name {
    case "numpy":
      return builtins["np"] ?? .none
    case "numpy.random", "numpy.linalg":
      guard isFrom else { return builtins["np"] ?? .none }
      return try attribute(builtins["np"] ?? .none, String(name.dropFirst(6)))
    case "math": return kept(name, MathModule.make)
    case "copy": return kept(name, CopyModule.make)
    case "time": return kept(name, TimeModule.make)
    case "matplotlib.pyplot": return kept(name, PlotModule.make)
    case "matplotlib":
      let plot = kept("matplotlib.pyplot", PlotModule.make)
      return kept(name) { ModuleObject("matplotlib", ["pyplot": plot]) }
    default:
      throw PythonError(
        .module, "No module named '\(name)'",
        hint: Localized(
          en: "there are numpy, math, copy, time and matplotlib.pyplot; data come through the "
            + "command data",
          zh: "有 numpy、math、copy、time 和 matplotlib.pyplot；数据用 data 命令载入"))
    }
  }
}

extension Machine {
  /// A module is made when it is first imported, and is the same ever after.
  private func kept(_ name: String, _ make: () -> ModuleObject) -> Value {
    if let module = modules[name] { return .module(module) }
    let module = make()
    modules[name] = module
    return .module(module)
  }
}

/// `math`.
enum MathModule {
  static func make() -> ModuleObject {
    ModuleObject(
      "math",
      Methods.table(functions).merging([
        "pi": .float(.pi), "e": .float(M_E), "inf": .float(.infinity), "nan": .float(.nan),
        "tau": .float(2 * .pi),
      ]) { first, _ in first })
  }

  private static func number(_ machine: Machine, _ value: Value, _ name: String) throws -> Double {
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
      one("fabs") { abs($0) }, one("degrees") { $0 * 180 / .pi }, one("radians") { $0 * .pi / 180 },
      one("erf", Glibc.erf), one("gamma", Glibc.tgamma),
      test("isnan", \.isNaN), test("isinf", \.isInfinite), test("isfinite", \.isFinite),
      Native("log", "x, base=") { machine, arguments in
        func logarithm(_ value: Value) throws -> Double {
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
      Native("atan2", "y, x") { machine, arguments in
        .float(
          atan2(
            try number(machine, arguments.value(0), "atan2"),
            try number(machine, arguments.value(1), "atan2")))
      },
      Native("hypot", "x, y") { machine, arguments in
        .float(
          hypot(
            try number(machine, arguments.value(0), "hypot"),
            try number(machine, arguments.value(1), "hypot")))
      },
      Native("isclose", "a, b, rel_tol=, abs_tol=") { machine, arguments in
        let a = try number(machine, arguments.value(0), "isclose")
        let b = try number(machine, arguments.value(1), "isclose")
        let relative = arguments[2]?.number ?? 1e-9
        return .bool(
          a == b || abs(a - b) <= max(relative * max(abs(a), abs(b)), arguments[3]?.number ?? 0))
      },
      Native("factorial", "x") { _, arguments in
        guard let count = arguments.value(0).integer, count >= 0 else {
          throw PythonError(.value, "factorial() not defined for negative values")
        }
        guard count <= 20 else { throw Machine.tooLarge }
        return .int((1..<(count + 1)).reduce(1, *))
      },
      Native("gcd", "a, b") { _, arguments in
        var a = abs(max(arguments.value(0).integer ?? 0, -Int.max))
        var b = abs(max(arguments.value(1).integer ?? 0, -Int.max))
        while b != 0 { (a, b) = (b, a % b) }
        return .int(a)
      },
      Native("fsum", "seq") { machine, arguments in
        .float(try machine.items(of: arguments.value(0)).reduce(0) { $0 + ($1.number ?? 0) })
      },
    ]
  }
}

/// `copy`.
enum CopyModule {
  static func make() -> ModuleObject {
    ModuleObject(
      "copy",
      Methods.table([
        Native("copy", "x") { _, arguments in try copy(arguments.value(0)) },
        Native("deepcopy", "x, memo=") { machine, arguments in
          var known: [ObjectIdentifier: Value] = [:]
          return try machine.nested { try deepCopy(arguments.value(0), machine, &known) }
        },
      ]))
  }

  private static func copy(_ value: Value) throws -> Value {
    switch value {
    case .list(let list): return .list(list.items)
    case .dict(let dict): return .dict(dict.copy())
    case .set(let set): return .set(try SetObject(set.items))
    case .array(let array): return .array(try array.copy())
    case .instance(let instance):
      let copy = InstanceObject(instance.type)
      copy.names = instance.names
      copy.attributes = instance.attributes
      return .instance(copy)
    default: return value
    }
  }

  private static func deepCopy(
    _ value: Value, _ machine: Machine, _ known: inout [ObjectIdentifier: Value]
  ) throws -> Value {
    guard let object = value.object else { return value }
    if let copy = known[ObjectIdentifier(object)] { return copy }
    switch value {
    case .array(let array): return .array(try array.copy())
    case .tuple(let tuple):
      var items: [Value] = []
      for item in tuple.items { items.append(try deeper(item, machine, &known)) }
      return .tuple(items)
    case .list(let list):
      let copy = ListObject([])
      known[ObjectIdentifier(object)] = .list(copy)
      for item in list.items { copy.items.append(try deeper(item, machine, &known)) }
      return .list(copy)
    case .dict(let dict):
      let copy = DictObject()
      known[ObjectIdentifier(object)] = .dict(copy)
      for pair in dict.pairs { try copy.set(pair.key, try deeper(pair.value, machine, &known)) }
      return .dict(copy)
    case .instance(let instance):
      let copy = InstanceObject(instance.type)
      known[ObjectIdentifier(object)] = .instance(copy)
      copy.names = instance.names
      for (name, item) in instance.attributes {
        copy.attributes[name] = try deeper(item, machine, &known)
      }
      return .instance(copy)
    default: return value
    }
  }

  private static func deeper(
    _ value: Value, _ machine: Machine, _ known: inout [ObjectIdentifier: Value]
  ) throws -> Value {
    guard machine.nesting < 200 else {
      throw PythonError(.recursion, "maximum recursion depth exceeded")
    }
    machine.nesting += 1
    defer { machine.nesting -= 1 }
    return try deepCopy(value, machine, &known)
  }
}

/// `time`.
enum TimeModule {
  static func make() -> ModuleObject {
    ModuleObject(
      "time",
      Methods.table([
        clock("time", CLOCK_REALTIME), clock("perf_counter", CLOCK_MONOTONIC),
        clock("process_time", CLOCK_PROCESS_CPUTIME_ID), clock("monotonic", CLOCK_MONOTONIC),
        Native("sleep", "secs") { machine, arguments in
          var left = min(max(0, arguments.value(0).number ?? 0), 1e6)
          while left > 0 {
            usleep(UInt32(min(left, 0.05) * 1e6))
            left -= 0.05
            try machine.work(3_000_000)
          }
          return .none
        },
      ]))
  }

  private static func clock(_ name: String, _ clock: clockid_t) -> Native {
    Native(name) { _, _ in
      var now = timespec()
      clock_gettime(clock, &now)
      return .float(Double(now.tv_sec) + Double(now.tv_nsec) / 1e9)
    }
  }
}

/// `matplotlib.pyplot`: lines for a drawing in the terminal.
enum PlotModule {
  static func make() -> ModuleObject { ModuleObject("matplotlib.pyplot", Methods.table(functions)) }

  private static func text(
    _ name: String, _ set: @escaping (inout CellFigure, String) -> Void
  ) -> Native {
    Native(name, "label, *rest, **names") { machine, arguments in
      set(&machine.figure, try machine.str(arguments.rest.first ?? arguments.value(0)))
      return .none
    }
  }

  private static var functions: [Native] {
    [
      Native("plot", "label=, *rest, **names") { machine, arguments in
        var lists: [[Double]] = []
        for value in arguments.rest {
          if case .string = value { continue }
          lists.append(try machine.array(value).elements)
        }
        guard let first = lists.first, lists.count <= 2 else {
          throw PythonError(.value, "plot() needs one or two lists of numbers")
        }
        let y = lists.count == 2 ? lists[1] : first
        guard first.count == y.count else {
          throw PythonError(
            .value,
            "x and y must have same first dimension, but have shapes (\(first.count),) "
              + "and (\(y.count),)")
        }
        machine.figure.series.append(
          .init(
            x: lists.count == 2 ? first : nil, y: y,
            label: try arguments.given(0).map(machine.str)))
        return .list([])
      },
      text("xlabel") { $0.xLabel = $1 }, text("ylabel") { $0.yLabel = $1 },
      text("title") { $0.title = $1 },
      Native("show", "**names") { machine, _ in
        let figure = machine.figure
        machine.figure = CellFigure()
        if !figure.series.isEmpty { machine.draw(figure) }
        return .none
      },
      Native("figure", "*rest, **names") { machine, _ in
        machine.figure = CellFigure()
        return .none
      },
      Native("legend", "*rest, **names") { _, _ in .none },
      Native("grid", "*rest, **names") { _, _ in .none },
    ]
  }
}

/// What `plt.plot` and its kin put together for `plt.show`.
public struct CellFigure: Sendable {
  /// One line of numbers.
  public struct Series: Sendable {
    /// Where the numbers stand; nil for 0, 1, 2 and so on.
    public let x: [Double]?
    /// The numbers.
    public let y: [Double]
    /// What the line is called.
    public let label: String?
  }
  /// The lines.
  public internal(set) var series: [Series] = []
  /// What stands above.
  public internal(set) var title: String?
  /// What stands below.
  public internal(set) var xLabel: String?
  /// What stands at the left.
  public internal(set) var yLabel: String?
}
