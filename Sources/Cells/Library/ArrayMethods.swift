import Glibc
import Languages

/// The methods of an array.
enum ArrayMethods {
  private typealias Direction = Functions.Direction

  private static func method(
    _ name: String, _ signature: String = "",
    _ body: @escaping (Machine, NDArray, NativeArguments) throws -> PythonValue
  ) -> Native {
    let words = signature.isEmpty ? "self" : "self, " + signature
    return Native(name, words, owner: name == "mean" || name == "sum" ? .python : .numpy) {
      machine, arguments in
      try body(machine, try machine.array(arguments.value(0)), arguments)
    }
  }

  private static func reduction(
    _ name: String, _ body: @escaping (Machine, NDArray, Functions.Direction) throws -> PythonValue
  ) -> Native {
    method(name, "axis=, dtype=, out=, keepdims=") { machine, array, arguments in
      let array = try machine.cast(array, arguments.given(2))
      return try body(
        machine, array, Direction(machine, array, axis: arguments[1], keeps: arguments[4]))
    }
  }

  private static func place(_ name: String, _ isBetter: @escaping (Double, Double) -> Bool)
    -> Native
  {
    method(name, "axis=, out=, keepdims=") { machine, array, arguments in
      try Functions.place(
        array, Direction(machine, array, axis: arguments[1], keeps: arguments[3]), name: name,
        isBetter)
    }
  }

  static var all: [Native] { reductions + shapes + others }

  /// The same for NumPy's scalars: what has no axes is a scalar again.
  static var ofScalars: [Native] {
    all.filter { $0.name != "dot" }.map { method in
      method.changing { result in
        if case .array(let array) = result { array.unwrapped } else { result }
      }
    }
  }

  private static var reductions: [Native] {
    [
      reduction("sum") { try Functions.sum($1, $2, $0) },
      reduction("mean") { try Functions.mean($1, $2, $0) },
      extreme("max", "maximum", Numbers.maximum), extreme("min", "minimum", Numbers.minimum),
      reduction("prod") { try Functions.product($1, $2, $0) },
      reduction("all") { try Functions.truth($1, $2, isAll: true) },
      reduction("any") { try Functions.truth($1, $2, isAll: false) },
      place("argmax") { $0 > $1 }, place("argmin") { $0 < $1 },
      method("var", "axis=, dtype=, out=, ddof=, keepdims=") { machine, array, arguments in
        try Functions.variance(
          array, Direction(machine, array, axis: arguments[1], keeps: arguments[5]),
          arguments[4]?.number ?? 0, machine)
      },
      method("std", "axis=, dtype=, out=, ddof=, keepdims=") { machine, array, arguments in
        try Functions.variance(
          array, Direction(machine, array, axis: arguments[1], keeps: arguments[5]),
          arguments[4]?.number ?? 0, machine
        ) { $0.squareRoot() }
      },
      method("cumsum", "axis=, dtype=, out=") { machine, array, arguments in
        try Functions.running(
          machine.cast(array, arguments.given(2)), arguments.given(1), +, whole: &+)
      },
      method("cumprod", "axis=, dtype=, out=") { machine, array, arguments in
        try Functions.running(
          machine.cast(array, arguments.given(2)), arguments.given(1), *, whole: &*)
      },
    ]
  }

  private static func extreme(
    _ name: String, _ ufunc: String, _ operation: @escaping (Double, Double) -> Double
  ) -> Native {
    method(name, "axis=, out=, keepdims=") { machine, array, arguments in
      try Functions.fold(
        array, Direction(machine, array, axis: arguments[1], keeps: arguments[3]), machine,
        name: ufunc, operation)
    }
  }

  private static var shapes: [Native] {
    [
      Native("reshape", "order=, *rest") { machine, arguments in
        guard let first = arguments.rest.first, arguments.rest.count > 1 else {
          throw PythonError(.type, "reshape() takes exactly 1 argument (0 given)")
        }
        let array = try machine.array(first)
        let sides = try Functions.sides(machine, Array(arguments.rest.dropFirst()), of: array)
        if let order = arguments[0], try machine.str(order) == "F" {
          let turned = try array.transposed.copy().reshaped(sides.reversed())
          return .array(turned.transposed)
        }
        return .array(try array.reshaped(sides))
      },
      method("ravel", "order=") { machine, array, arguments in
        let source =
          try arguments[1].map(machine.str) == "F" ? array.transposed : array
        return .array(try source.reshaped([array.count]))
      },
      method("flatten", "order=") { machine, array, arguments in
        let source =
          try arguments[1].map(machine.str) == "F" ? array.transposed : array
        return .array(try source.copy().reshaped([array.count]))
      },
      Native("transpose", "*rest") { machine, arguments in
        .array(try machine.array(arguments.rest.first ?? .none).transposed)
      },
      method("squeeze", "axis=") { _, array, arguments in
        try Functions.squeezed(array, arguments.given(1))
      },
      method("copy", "order=") { _, array, _ in .array(try array.copy()) },
      method("astype", "dtype, copy=") { machine, array, arguments in
        let cast = try machine.cast(array, arguments.value(1))
        return cast === array ? try array.copy().value : cast.value
      },
      method("swapaxes", "axis1, axis2") { _, array, arguments in
        let same = arguments.value(1).integer == arguments.value(2).integer
        return .array(same ? array : array.transposed)
      },
      method("repeat", "repeats, axis=") { machine, array, arguments in
        try machine.call(
          machine.numpy("repeat"),
          [.array(array)] + arguments.values.dropFirst().filter { !$0.isUndefined })
      },
    ]
  }

  private static var others: [Native] {
    [
      method("dot", "b") { machine, array, arguments in
        try machine.dot(array, try machine.array(arguments.value(1)))
      },
      method("tolist") { _, array, _ in Functions.list(array) },
      Native("item", "*rest") { machine, arguments in
        let array = try machine.array(arguments.rest.first ?? .none)
        if arguments.rest.count > 1 {
          let index: PythonValue =
            arguments.rest.count == 2
            ? arguments.rest[1] : .tuple(Array(arguments.rest.dropFirst()))
          let source = arguments.rest.count == 2 ? try array.reshaped([array.count]) : array
          return Functions.list(try machine.array(try machine.item(.array(source), index)))
        }
        guard array.count == 1 else {
          throw PythonError(
            .value, "can only convert an array of size 1 to a Python scalar")
        }
        return Functions.list(
          array.view(rank: 0, rows: 1, columns: 1, rowStride: 1, columnStride: 1))
      },
      method("round", "decimals=") { _, array, arguments in
        let decimals = arguments[1]?.integer ?? 0
        return try array.map(array.dtype) { Numbers.round($0, decimals) }.unwrapped
      },
      method("clip", "min=, max=") { machine, array, arguments in
        try machine.clip(array, arguments.given(1), arguments.given(2))
      },
      method("fill", "value") { machine, array, arguments in
        try machine.setItem(.array(array), .ellipsis, arguments.value(1))
        return .none
      },
      method("sort", "axis=") { _, array, arguments in
        if array.isReadOnly { throw NDArray.readOnlyError }
        let sorted = try Functions.lines(array, arguments[1], array.dtype, Functions.sorted)
        if case .array(let sorted) = sorted { array.update(sorted) { _, new in new } }
        return .none
      },
      method("argsort", "axis=") { _, array, arguments in
        try Functions.lines(array, arguments[1], .int64, Functions.order)
      },
      method("take", "indices, axis=") { machine, array, arguments in
        let index = arguments.value(1)
        guard let axis = arguments.given(2)?.integer else {
          return try machine.item(.array(try array.reshaped([array.count])), index)
        }
        let isSecond = try array.rank == 2 && array.matrixAxis(axis) == 1
        return try machine.item(.array(array), isSecond ? .tuple([.ellipsis, index]) : index)
      },
      method("nonzero") { machine, array, _ in try machine.nonzero(array) },
      method("view") { _, array, _ in
        .array(try array.reshaped(array.shape))
      },
      method("conj") { _, array, _ in array.unwrapped },
      method("diagonal") { machine, array, _ in
        try machine.call(machine.numpy("diag"), [.array(array)])
      },
      method("trace") { machine, array, _ in
        try machine.call(machine.numpy("trace"), [.array(array)])
      },
    ]
  }
}

extension Machine {
  /// A function of NumPy's by its name.
  func numpy(_ name: String) -> PythonValue {
    if case .module(let module)? = builtins["np"], let found = module.members[name] { return found }
    return .none
  }

  func dot(_ a: NDArray, _ b: NDArray) throws -> PythonValue {
    guard a.rank > 0, b.rank > 0 else { return try elementwise(.multiply, a, b).unwrapped }
    return try NDArray.product(a, b, self, named: .dot).unwrapped
  }

  func clip(_ array: NDArray, _ low: PythonValue?, _ high: PythonValue?) throws -> PythonValue {
    var result = array
    if let low {
      let bound = try self.array(low)
      result = try NDArray.combine(
        result, bound, .common(result.dtype, bound.dtype), Numbers.maximum)
    }
    if let high {
      let bound = try self.array(high)
      result = try NDArray.combine(
        result, bound, .common(result.dtype, bound.dtype), Numbers.minimum)
    }
    return result.unwrapped
  }

  func nonzero(_ array: NDArray) throws -> PythonValue {
    var rows: [Double] = []
    var columns: [Double] = []
    for row in 0..<array.rows {
      for column in 0..<array.columns where array[row, column] != 0 {
        rows.append(Double(row))
        columns.append(Double(column))
      }
    }
    let second = PythonValue.array(try NDArray(row: columns, .int64))
    return .tuple(array.rank == 2 ? [.array(try NDArray(row: rows, .int64)), second] : [second])
  }
}
