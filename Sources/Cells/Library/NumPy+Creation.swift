import Glibc
import Languages

/// Functions that make arrays.
enum Creation {
  private static func filled(
    _ name: String, _ value: Double, owner: Native.Owner = .numpy
  ) -> Native {
    Native(name, "shape, dtype=, order=", owner: owner) { machine, arguments in
      let shape = try machine.shape(arguments.value(0))
      let dtype = try arguments.given(1).map(machine.dtype) ?? .float64
      return .array(try NDArray(shape: shape, filledWith: value, dtype))
    }
  }

  private static func like(_ name: String, _ value: Double) -> Native {
    .ofArray(name, "a, dtype=") { machine, array, arguments in
      let dtype = try arguments.given(1).map(machine.dtype) ?? array.dtype
      return .array(try NDArray(shape: array.shape, filledWith: value, dtype))
    }
  }

  private static func array(_ name: String, copies: Bool) -> Native {
    Native(
      name, "\(name == "array" ? "object" : "a"), dtype=, copy=, ndmin=, order=", owner: .numpy
    ) { machine, arguments in
      let value = arguments.value(0)
      var array = try machine.cast(try machine.array(value), arguments.given(1))
      let wantsCopy = try arguments[2].map { try $0.isNone ? false : machine.isTrue($0) } ?? copies
      if case .array(let original) = value, array === original, wantsCopy {
        array = try array.copy()
      }
      if let least = arguments[3]?.integer, array.rank < least {
        guard least <= 2 else { throw ArraySelection.dimensions() }
        array = try array.reshaped(
          Array(repeating: 1, count: least - array.rank) + array.shape)
      }
      return .array(array)
    }
  }

  static var functions: [Native] {
    [
      array("array", copies: true), array("asarray", copies: false),
      array("ascontiguousarray", copies: false), array("asanyarray", copies: false),
      filled("zeros", 0), filled("ones", 1, owner: .python), filled("empty", 0),
      like("zeros_like", 0),
      like("ones_like", 1), like("empty_like", 0), full, fullLike, arange, linspace, logspace,
      eye("eye"),
      eye("identity"), diag, meshgrid,
      .ofArray("copy") { _, array, _ in .array(try array.copy()) },
      triangle("tril") { $0 >= $1 }, triangle("triu") { $0 <= $1 },
    ]
  }

  private static var full: Native {
    Native("full", "shape, fill_value, dtype=") { machine, arguments in
      let shape = try machine.shape(arguments.value(0))
      let value = try machine.array(arguments.value(1))
      let dtype = try arguments.given(2).map(machine.dtype) ?? value.dtype
      let result = try NDArray(shape: shape, filledWith: 0, dtype)
      try result.assign(.view(result), value)
      return .array(result)
    }
  }

  private static var fullLike: Native {
    .ofArray("full_like", "a, fill_value, dtype=") { machine, array, arguments in
      let dtype = try arguments.given(2).map(machine.dtype) ?? array.dtype
      let result = try NDArray(shape: array.shape, filledWith: 0, dtype)
      try result.assign(.view(result), try machine.array(arguments.value(1)))
      return .array(result)
    }
  }

  private static var arange: Native {
    Native("arange", "start=, stop=, step=, dtype=") { machine, arguments in
      guard arguments[0] != nil || arguments[1] != nil else {
        throw PythonError(.type, "arange() requires stop to be specified.")
      }
      let isShort = arguments.given(1) == nil
      let values = [
        isShort ? .int(0) : arguments.value(0), isShort ? arguments.value(0) : arguments.value(1),
        arguments.given(2) ?? .int(1),
      ]
      var numbers: [Double] = []
      for value in values {
        guard let number = try machine.single(value, "arange").number else {
          throw PythonError(.type, "arange() needs numbers, not '\(value.typeName)'")
        }
        numbers.append(number)
      }
      let dtype =
        try arguments.given(3).map(machine.dtype)
        ?? values.reduce(DType.int64) { .common($0, $1.scalarType ?? .float64) }
      let count = ((numbers[1] - numbers[0]) / numbers[2]).rounded(.up)
      if numbers[2] == 0 { throw machine.zeroDivision("division by zero") }
      guard !count.isNaN else {
        throw PythonError(.value, "Maximum allowed size exceeded")
      }
      let result = try NDArray(
        shape: [Int(saturating: max(0, min(count, 1e15)))], filledWith: 0, dtype)
      // NumPy goes on by the difference of its first two numbers.
      let step = numbers[0] + numbers[2] - numbers[0]
      for place in 0..<result.count {
        result.storage.elements[place] = numbers[0] + Double(place) * step
      }
      return .array(result)
    }
  }

  private static func spaced(
    _ name: String, _ body: @escaping (Machine, [Double], NativeArguments) throws -> [Double]
  ) -> Native {
    Native(name, "start, stop, num=, endpoint=, retstep=, dtype=, base=") { machine, arguments in
      guard let start = arguments.value(0).number, let stop = arguments.value(1).number else {
        throw PythonError(.type, "\(name)() needs numbers")
      }
      let count: Int
      if let given = arguments[2] {
        guard let whole = given.integer else {
          throw PythonError(
            .type, "'\(given.typeName)' object cannot be interpreted as an integer",
            hint: Localized(
              en: "how many is a whole number: int(…) or //", zh: "个数要用整数：int(…) 或 //"))
        }
        count = whole
      } else {
        count = 50
      }
      guard count >= 0 else {
        throw PythonError(.value, "Number of samples, \(count), must be non-negative.")
      }
      guard count <= 1 << 27 else { throw NDArray.tooLarge([count], .float64) }
      let hasEnd = try arguments[3].map(machine.isTrue) ?? true
      let parts = Double(hasEnd ? count - 1 : count)
      var values = (0..<count).map { place in
        parts > 0 ? Double(place) * ((stop - start) / parts) + start : start
      }
      if hasEnd, count > 1 { values[count - 1] = stop }
      let result = try NDArray(row: try body(machine, values, arguments), .float64)
      let array = PythonValue.array(try machine.cast(result, arguments.given(5)))
      guard try arguments[4].map(machine.isTrue) ?? false else { return array }
      return .tuple([array, .npFloat((stop - start) / parts)])
    }
  }

  private static var linspace: Native { spaced("linspace") { _, values, _ in values } }

  private static var logspace: Native {
    spaced("logspace") { _, values, arguments in
      let base = arguments[6]?.number ?? 10
      return values.map { pow(base, $0) }
    }
  }

  private static func eye(_ name: String) -> Native {
    Native(name, name == "eye" ? "N, M=, k=, dtype=" : "n, dtype=") { machine, arguments in
      let rows = try machine.shape(arguments.value(0)).first ?? 0
      let isEye = name == "eye"
      let columns = isEye ? arguments.given(1)?.integer ?? rows : rows
      let shift = isEye ? arguments[2]?.integer ?? 0 : 0
      let dtype = try arguments.given(isEye ? 3 : 1).map(machine.dtype) ?? .float64
      let result = try NDArray(shape: [rows, max(0, columns)], filledWith: 0, dtype)
      for row in 0..<rows where row + shift >= 0 && row + shift < columns {
        result.storage.elements[row * columns + row + shift] = 1
      }
      return .array(result)
    }
  }

  private static var diag: Native {
    .ofArray("diag", "v, k=") { _, array, arguments in
      guard array.rank > 0 else { throw PythonError(.value, "Input must be 1- or 2-d.") }
      guard arguments[1].map({ $0.integer == 0 }) ?? true else {
        throw PythonError(.notImplemented, "np.diag takes the main diagonal here, without k")
      }
      if array.rank == 2 {
        let count = min(array.rows, array.columns)
        return .array(
          array.view(
            rank: 1, rows: 1, columns: count, rowStride: 0,
            columnStride: array.rowStride + array.columnStride))
      }
      let result = try NDArray(shape: [array.count, array.count], filledWith: 0, array.dtype)
      for place in 0..<array.count {
        result.storage.elements[place * (array.count + 1)] = array[0, place]
      }
      return .array(result)
    }
  }

  private static var meshgrid: Native {
    Native("meshgrid", "indexing=, sparse=, copy=, *rest") { machine, arguments in
      let parts = try arguments.rest.map { try machine.array($0) }
      guard parts.count < 3 else { throw ArraySelection.dimensions() }
      guard parts.count == 2 else {
        return .tuple(try parts.map { .array(try $0.copy().reshaped([$0.count])) })
      }
      let rows = try NDArray(shape: [parts[1].count, 1], filledWith: 0, .bool)
      let columns = try NDArray(shape: [parts[0].count], filledWith: 0, .bool)
      let x = try NDArray.combine(rows, parts[0].reshaped([parts[0].count]), parts[0].dtype) { $1 }
      let y = try NDArray.combine(columns, parts[1].reshaped([parts[1].count, 1]), parts[1].dtype) {
        $1
      }
      let isTurned = try arguments[0].map(machine.str) == "ij"
      return .tuple([.array(isTurned ? x.transposed : x), .array(isTurned ? y.transposed : y)])
    }
  }

  private static func triangle(_ name: String, _ isKept: @escaping (Int, Int) -> Bool) -> Native {
    .ofArray(name, "m, k=") { _, array, arguments in
      let shift = arguments[1]?.integer ?? 0
      let result = try array.copy()
      for row in 0..<result.rows {
        for column in 0..<result.columns where !isKept(row, column - shift) {
          result.storage.elements[row * result.columns + column] = 0
        }
      }
      return .array(result)
    }
  }
}
