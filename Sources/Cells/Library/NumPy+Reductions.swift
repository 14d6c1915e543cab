import Glibc

/// Functions that make few numbers of many.
enum Reductions {
  private typealias Direction = Functions.Direction

  private static func reduction(
    _ name: String, _ body: @escaping (Machine, NDArray, Functions.Direction) throws -> PythonValue
  ) -> Native {
    .ofArray(name, "a, axis=, dtype=, out=, keepdims=") { machine, array, arguments in
      let array = try machine.cast(array, arguments.given(2))
      return try body(
        machine, array, Direction(machine, array, axis: arguments[1], keeps: arguments[4]))
    }
  }

  private static func spread(
    _ name: String, skipsNaN: Bool = false, _ change: @escaping (Double) -> Double
  ) -> Native {
    .ofArray(name, "a, axis=, dtype=, out=, ddof=, keepdims=") { machine, array, arguments in
      let array = skipsNaN ? try withoutNaN(array) : array
      return try Functions.variance(
        array, Direction(machine, array, axis: arguments[1], keeps: arguments[5]),
        arguments[4]?.number ?? 0, machine, change)
    }
  }

  private static func withoutNaN(_ array: NDArray) throws -> NDArray {
    try NDArray(row: array.elements.filter { !$0.isNaN }, .float64)
  }

  private static func extreme(
    _ name: String, _ ufunc: String, _ operation: @escaping (Double, Double) -> Double
  ) -> Native {
    .ofArray(name, "a, axis=, out=, keepdims=") { machine, array, arguments in
      try Functions.fold(
        array, Direction(machine, array, axis: arguments[1], keeps: arguments[3]), machine,
        name: ufunc, operation)
    }
  }

  private static func place(_ name: String, _ isBetter: @escaping (Double, Double) -> Bool)
    -> Native
  {
    .ofArray(name, "a, axis=, out=, keepdims=") { machine, array, arguments in
      try Functions.place(
        array, Direction(machine, array, axis: arguments[1], keeps: arguments[3]), name: name,
        isBetter)
    }
  }

  private static func nanPlace(
    _ name: String, _ worst: Double, _ isBetter: @escaping (Double, Double) -> Bool
  ) -> Native {
    .ofArray(name, "a, axis=, out=, keepdims=") { machine, array, arguments in
      guard array.contains({ !$0.isNaN }) else {
        throw PythonError(.value, "All-NaN slice encountered")
      }
      let known = try array.map(array.dtype) { $0.isNaN ? worst : $0 }
      return try Functions.place(
        known, Direction(machine, known, axis: arguments[1], keeps: arguments[3]), name: name,
        isBetter)
    }
  }

  static var product: Native { reduction("prod") { try Functions.product($1, $2, $0) } }
  static var all: Native { reduction("all") { try Functions.truth($1, $2, isAll: true) } }

  static var functions: [Native] {
    [
      reduction("sum") { try Functions.sum($1, $2, $0) },
      reduction("mean") { try Functions.mean($1, $2, $0) },
      reduction("nansum") { try Functions.sum($1.map($1.dtype) { $0.isNaN ? 0 : $0 }, $2, $0) },
      reduction("nanmean") { machine, array, direction in
        let known = try array.map(.int64) { $0.isNaN ? 0 : 1 }
        let sum = try Functions.sum(
          array.map(array.dtype) { $0.isNaN ? 0 : $0 }, direction, machine)
        return try machine.binary(.divide, sum, Functions.sum(known, direction, machine))
      },
      product, all, reduction("any") { try Functions.truth($1, $2, isAll: false) },
      reduction("count_nonzero") { machine, array, direction in
        try Functions.sum(array.map(.int64) { $0 != 0 ? 1 : 0 }, direction, machine)
      },
      extreme("max", "maximum", Numbers.maximum), extreme("min", "minimum", Numbers.minimum),
      extreme("nanmax", "fmax") { $0.isNaN ? $1 : $1.isNaN ? $0 : Swift.max($0, $1) },
      extreme("nanmin", "fmin") { $0.isNaN ? $1 : $1.isNaN ? $0 : Swift.min($0, $1) },
      place("argmax") { $0 > $1 }, place("argmin") { $0 < $1 },
      nanPlace("nanargmax", -.infinity) { $0 > $1 }, nanPlace("nanargmin", .infinity) { $0 < $1 },
      spread("var") { $0 },
      spread("std") { $0.squareRoot() }, spread("nanstd", skipsNaN: true) { $0.squareRoot() },
      spread("nanvar", skipsNaN: true) { $0 },
      .ofArray("ptp", "a, axis=") { machine, array, arguments in
        let direction = try Direction(machine, array, axis: arguments[1], keeps: nil)
        return try machine.binary(
          .subtract,
          Functions.fold(array, direction, machine, name: "maximum", Numbers.maximum),
          Functions.fold(array, direction, machine, name: "minimum", Numbers.minimum))
      },
      .ofArray("cumsum", "a, axis=, dtype=, out=") { machine, array, arguments in
        try Functions.running(
          machine.cast(array, arguments.given(2)), arguments.given(1), +, whole: &+)
      },
      .ofArray("cumprod", "a, axis=, dtype=, out=") { machine, array, arguments in
        try Functions.running(
          machine.cast(array, arguments.given(2)), arguments.given(1), *, whole: &*)
      },
      .ofArray("trace") { machine, array, _ in
        let diagonal = array.view(
          rank: 1, rows: 1, columns: min(array.rows, array.columns), rowStride: 0,
          columnStride: array.rowStride + array.columnStride)
        return try Functions.sum(
          diagonal, Direction(machine, diagonal, axis: nil, keeps: nil), machine)
      },
      .ofArray("average", "a, axis=, weights=") { machine, array, arguments in
        let direction = try Direction(machine, array, axis: arguments[1], keeps: nil)
        guard let weights = arguments.given(2) else {
          return try Functions.mean(array, direction, machine)
        }
        var factors = try machine.array(weights)
        guard direction.axis != nil || factors.shape == array.shape else {
          throw PythonError(
            .type, "Axis must be specified when shapes of a and weights differ.")
        }
        guard factors.total() != 0 else {
          throw machine.zeroDivision("Weights sum to zero, can't be normalized")
        }
        if factors.rank == 1, array.rank == 2, direction.axis == 0 {
          factors = try factors.reshaped([factors.count, 1])
        }
        let products = try NDArray.combine(array, factors, .float64, *)
        let wide = try NDArray.combine(products, factors, .float64) { $1 }
        return try machine.binary(
          .divide, Functions.sum(products, direction, machine),
          Functions.sum(wide, direction, machine))
      },
      quantile("percentile", 100), quantile("quantile", 1),
      .ofArray("median", "a, axis=, out=, overwrite_input=, keepdims=") {
        machine, array, arguments in
        let direction = try Direction(machine, array, axis: arguments[1], keeps: arguments[4])
        return try lines(array, direction) { try quantile(of: $0, 0.5, machine) }
      },
      .ofArray("diff", "a, n=, axis=") { machine, array, arguments in
        guard array.rank > 0 else {
          throw PythonError(.value, "diff requires input that is at least one dimensional")
        }
        let isDown = try array.rank == 2 && array.matrixAxis(arguments[2]?.integer ?? -1) == 0
        let slices = [
          PythonValue.slice(SliceObject(.int(1), .none, .none)),
          PythonValue.slice(SliceObject(.none, .int(-1), .none)),
        ].map { array.rank == 2 && !isDown ? PythonValue.tuple([.ellipsis, $0]) : $0 }
        return try machine.binary(
          .subtract, machine.item(.array(array), slices[0]), machine.item(.array(array), slices[1]))
      },
    ]
  }

  private static func lines(
    _ array: NDArray, _ direction: Functions.Direction, _ fold: ([Double]) throws -> Double
  ) throws -> PythonValue {
    guard let axis = direction.axis else {
      return try Functions.whole(try fold(array.elements), .float64, array, direction)
    }
    return try array.reduced(axis, keeps: direction.keeps, .float64) { line in
      try fold((0..<line.count).map { line[$0] })
    }.unwrapped
  }

  private static func quantile(
    of line: [Double], _ share: Double, _ machine: Machine
  ) throws -> Double {
    let sorted = try Functions.sorted(line, machine)
    guard let last = sorted.last, !last.isNaN else { return .nan }
    let place = share * Double(sorted.count - 1)
    let low = Int(saturating: place.rounded(.down))
    let high = min(low + 1, sorted.count - 1)
    guard sorted.indices.contains(low) else { return .nan }
    let part = place - Double(low)
    let distance = sorted[high] - sorted[low]
    return part >= 0.5 ? sorted[high] - distance * (1 - part) : sorted[low] + distance * part
  }

  private static func quantile(_ name: String, _ whole: Double) -> Native {
    .ofArray(name, "a, q, axis=") { machine, array, arguments in
      let shares = try machine.array(arguments.value(1))
      guard !shares.contains({ !($0 >= 0 && $0 <= whole) }) else {
        throw PythonError(
          .value,
          "\(name == "quantile" ? "Quantiles" : "Percentiles") must be in the range "
            + "[0, \(Int(whole))]")
      }
      let direction = try Direction(machine, array, axis: arguments[2], keeps: nil)
      if shares.rank == 0 {
        return try lines(array, direction) { try quantile(of: $0, shares.first / whole, machine) }
      }
      return .array(
        try machine.array(
          .list(
            try shares.elements.map { share in
              try lines(array, direction) { try quantile(of: $0, share / whole, machine) }
            })))
    }
  }
}
