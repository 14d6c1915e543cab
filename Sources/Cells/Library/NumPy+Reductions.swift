import Glibc
import Languages

/// Functions that make few numbers of many.
enum Reductions {
  private typealias Direction = Functions.Direction

  private static func reduction(
    _ name: String, _ body: @escaping (Machine, NDArray, Functions.Direction) throws -> Value
  ) -> Native {
    .ofArray(name, "a, axis=, dtype=, out=, keepdims=") { machine, array, arguments in
      try body(
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
        let sum = try Functions.sum(array.map(.int64) { $0 != 0 ? 1 : 0 }, direction, machine)
        if case .npInt(let count) = sum { return .int(count) }
        return sum
      },
      extreme("max", "maximum", Numbers.maximum), extreme("min", "minimum", Numbers.minimum),
      extreme("nanmax", "fmax") { $0.isNaN ? $1 : $1.isNaN ? $0 : Swift.max($0, $1) },
      extreme("nanmin", "fmin") { $0.isNaN ? $1 : $1.isNaN ? $0 : Swift.min($0, $1) },
      place("argmax") { $0 > $1 }, place("argmin") { $0 < $1 }, spread("var") { $0 },
      spread("std") { $0.squareRoot() }, spread("nanstd", skipsNaN: true) { $0.squareRoot() },
      spread("nanvar", skipsNaN: true) { $0 },
      .ofArray("ptp", "a, axis=") { machine, array, arguments in
        let direction = try Direction(machine, array, axis: arguments[1], keeps: nil)
        return try machine.binary(
          .subtract,
          Functions.fold(array, direction, machine, name: "maximum", Numbers.maximum),
          Functions.fold(array, direction, machine, name: "minimum", Numbers.minimum))
      },
      .ofArray("cumsum", "a, axis=") { _, array, arguments in
        try Functions.running(array, arguments.given(1), +)
      },
      .ofArray("cumprod", "a, axis=") { _, array, arguments in
        try Functions.running(array, arguments.given(1), *)
      },
      .ofArray("trace") { _, array, _ in
        var sum = 0.0
        for place in 0..<min(array.rows, array.columns) { sum += array[place, place] }
        return Value(sum, array.dtype == .float64 ? .float64 : .int64)
      },
      .ofArray("average", "a, axis=, weights=") { machine, array, arguments in
        let direction = try Direction(machine, array, axis: arguments[1], keeps: nil)
        guard let weights = arguments.given(2) else {
          return try Functions.mean(array, direction, machine)
        }
        var factors = try machine.array(weights)
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
        return try lines(array, direction) { quantile(of: $0, 0.5) }
      },
      .ofArray("diff", "a, n=, axis=") { machine, array, arguments in
        let isDown = try array.rank == 2 && array.matrixAxis(arguments[2]?.integer ?? -1) == 0
        let slices = [
          Value.slice(SliceObject(.int(1), .none, .none)),
          Value.slice(SliceObject(.none, .int(-1), .none)),
        ].map { array.rank == 2 && !isDown ? Value.tuple([.ellipsis, $0]) : $0 }
        return try machine.binary(
          .subtract, machine.item(.array(array), slices[0]), machine.item(.array(array), slices[1]))
      },
    ]
  }

  private static func lines(
    _ array: NDArray, _ direction: Functions.Direction, _ fold: ([Double]) -> Double
  ) throws -> Value {
    guard let axis = direction.axis else {
      return try Functions.whole(fold(array.elements), .float64, array, direction)
    }
    return try array.reduced(axis, keeps: direction.keeps, .float64) { line in
      fold((0..<line.count).map { line[$0] })
    }.unwrapped
  }

  private static func quantile(of line: [Double], _ share: Double) -> Double {
    let sorted = Functions.sorted(line)
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
        return try lines(array, direction) { quantile(of: $0, shares.first / whole) }
      }
      return .array(
        try machine.array(
          .list(
            try shares.elements.map { share in
              try lines(array, direction) { quantile(of: $0, share / whole) }
            })))
    }
  }
}

/// Functions that give arrays another shape or order, and products.
enum Shaping {
  static var functions: [Native] {
    [
      Native("reshape", "a, shape=, order=, newshape=") { machine, arguments in
        let array = try machine.array(arguments.value(0))
        guard let wanted = arguments[1] ?? arguments[3] else {
          throw PythonError(.type, "reshape() missing 1 required positional argument: 'shape'")
        }
        let sides = try Functions.sides(machine, [wanted], of: array)
        if let order = arguments.given(2), try machine.str(order) == "F" {
          return .array(try array.transposed.copy().reshaped(sides.reversed()).transposed)
        }
        return .array(try array.reshaped(sides))
      },
      .ofArray("ravel") { _, array, _ in .array(try array.reshaped([array.count])) },
      .ofArray("transpose", "a, axes=") { _, array, _ in .array(array.transposed) },
      .ofArray("squeeze", "a, axis=") { _, array, arguments in
        try Functions.squeezed(array, arguments.given(1))
      },
      .ofArray("expand_dims", "a, axis") { _, array, arguments in
        guard array.rank < 2 else { throw Selection.dimensions() }
        var shape = array.shape
        let axis = arguments.value(1).integer ?? 0
        let place = axis < 0 ? axis + array.rank + 1 : axis
        guard place >= 0, place <= shape.count else {
          throw PythonError(
            .axis, "axis \(axis) is out of bounds for array of dimension \(array.rank + 1)")
        }
        shape.insert(1, at: place)
        return .array(try array.reshaped(shape))
      },
      .ofArray("atleast_2d") { _, array, _ in
        .array(try array.rank == 2 ? array : array.reshaped([1, array.count]))
      },
      .ofArray("atleast_1d") { _, array, _ in
        .array(try array.rank > 0 ? array : array.reshaped([1]))
      },
      .ofArray("shape") { _, array, _ in .tuple(array.shape.map { .int($0) }) },
      .ofArray("ndim") { _, array, _ in .int(array.rank) },
      .ofArray("size", "a, axis=") { _, array, arguments in
        guard let axis = arguments.given(1)?.integer else { return .int(array.count) }
        return .int(try array.matrixAxis(axis) == 0 ? array.rows : array.columns)
      },
      .ofArray("sort", "a, axis=") { machine, array, arguments in
        try machine.work(array.count * 20)
        return try Functions.lines(array, arguments[1], array.dtype, Functions.sorted)
      },
      .ofArray("argsort", "a, axis=, kind=") { machine, array, arguments in
        try machine.work(array.count * 20)
        return try Functions.lines(array, arguments[1], .int64, Functions.order)
      },
      .ofArray("flip", "m, axis=") { machine, array, arguments in
        let back = Value.slice(SliceObject(.none, .none, .int(-1)))
        let whole = Value.slice(SliceObject(.none, .none, .none))
        guard array.rank == 2 else { return try machine.item(.array(array), back) }
        guard let axis = arguments.given(1)?.integer else {
          return try machine.item(.array(array), .tuple([back, back]))
        }
        let isDown = try array.matrixAxis(axis) == 0
        return try machine.item(
          .array(array), .tuple(isDown ? [back, whole] : [whole, back]))
      },
      .ofArray("fliplr") { machine, array, _ in
        try machine.item(
          .array(array), .tuple([.ellipsis, .slice(SliceObject(.none, .none, .int(-1)))]))
      },
      .ofArray("flipud") { machine, array, _ in
        try machine.item(.array(array), .slice(SliceObject(.none, .none, .int(-1))))
      },
      .ofArray("roll", "a, shift, axis=") { machine, array, arguments in
        let shift = arguments.value(1).integer ?? 0
        func rolled(_ line: [Double]) -> [Double] {
          guard !line.isEmpty else { return line }
          let cut = ((-shift) % line.count + line.count) % line.count
          return Array(line[cut...] + line[..<cut])
        }
        if let axis = arguments.given(2) {
          return try Functions.lines(array, axis, array.dtype, rolled)
        }
        return .array(
          try NDArray(shape: array.shape, rowMajor: rolled(array.elements), array.dtype))
      },
      .ofArray("tile", "A, reps") { machine, array, arguments in
        var times = try machine.array(arguments.value(1)).elements.map {
          max(0, Int(saturating: $0))
        }
        let rank = max(array.rank, times.count)
        guard rank <= 2 else { throw Selection.dimensions() }
        while times.count < 2 { times.insert(1, at: 0) }
        let (rows, _) = array.rows.multipliedReportingOverflow(by: times[0])
        let (columns, _) = array.columns.multipliedReportingOverflow(by: times[1])
        let result = try NDArray(unfilled: max(1, rank), rows, columns, array.dtype)
        for row in 0..<rows {
          for column in 0..<columns {
            result.storage.elements[row * columns + column] =
              array[row % array.rows, column % array.columns]
          }
        }
        return .array(result)
      },
      .ofArray("repeat", "a, repeats, axis=") { machine, array, arguments in
        let counts = try machine.array(arguments.value(1))
        let source =
          arguments.given(2) == nil ? try array.reshaped([array.count]) : array
        let axis = try source.matrixAxis(arguments.given(2)?.integer ?? 0)
        let count = axis == 0 ? source.rows : source.columns
        guard counts.count == 1 || counts.count == count else {
          throw PythonError(
            .value,
            "operands could not be broadcast together with shape (\(count),) "
              + "\(counts.broadcastShape)")
        }
        var places: [Value] = []
        for place in 0..<count {
          let times = Int(saturating: counts.count == 1 ? counts.first : counts[0, place])
          try machine.checkSize(1, places.count + max(0, times))
          places += Array(repeating: .int(place), count: max(0, times))
        }
        let index = Value.list(places)
        return try machine.item(
          .array(source), source.rank == 2 && axis == 1 ? .tuple([.ellipsis, index]) : index)
      },
      Native("dot", "a, b, out=") { machine, arguments in
        try machine.dot(
          try machine.array(arguments.value(0)), try machine.array(arguments.value(1)))
      },
      Native("matmul", "x1, x2, out=") { machine, arguments in
        try machine.arrays(
          .matrixProduct, .array(try machine.array(arguments.value(0))),
          .array(try machine.array(arguments.value(1))))
      },
      Native("inner", "a, b") { machine, arguments in
        try machine.dot(
          try machine.array(arguments.value(0)), try machine.array(arguments.value(1)).transposed)
      },
      Native("vdot", "a, b") { machine, arguments in
        let a = try machine.array(arguments.value(0))
        let b = try machine.array(arguments.value(1))
        return try machine.dot(a.reshaped([a.count]), b.reshaped([b.count]))
      },
      Native("outer", "a, b") { machine, arguments in
        let a = try machine.array(arguments.value(0))
        let b = try machine.array(arguments.value(1))
        return .array(
          try machine.elementwise(
            .multiply, a.reshaped([a.count, 1]), b.reshaped([1, b.count])))
      },
    ]
  }
}

/// Functions that look for something.
enum Searching {
  static var functions: [Native] {
    [
      isIn("isin"),
      .ofArray("nonzero") { machine, array, _ in try machine.nonzero(array) },
      .ofArray("argwhere") { machine, array, _ in
        guard case .tuple(let places) = try machine.nonzero(array) else { return .none }
        return .array(
          try Joining.columns(try places.items.map { try machine.array($0) }, machine))
      },
      .ofArray("flatnonzero") { machine, array, _ in
        guard case .tuple(let places) = try machine.nonzero(array.reshaped([array.count])) else {
          return .none
        }
        return places.items[0]
      },
      .ofArray("unique", "ar, return_index=, return_inverse=, return_counts=") {
        machine, array, arguments in
        let values = array.elements
        let sorted = Functions.sorted(values)
        var kept: [Double] = []
        var counts: [Double] = []
        for value in sorted {
          if kept.last == value {
            counts[counts.count - 1] += 1
          } else {
            kept.append(value)
            counts.append(1)
          }
        }
        var results: [Value] = [.array(try NDArray(row: kept, array.dtype))]
        if try arguments[1].map(machine.isTrue) ?? false {
          let places = kept.map { Double(values.firstIndex(of: $0) ?? 0) }
          results.append(.array(try NDArray(row: places, .int64)))
        }
        if try arguments[2].map(machine.isTrue) ?? false {
          let places = values.map { Double(kept.firstIndex(of: $0) ?? 0) }
          results.append(.array(try NDArray(shape: array.shape, rowMajor: places, .int64)))
        }
        if try arguments[3].map(machine.isTrue) ?? false {
          results.append(.array(try NDArray(row: counts, .int64)))
        }
        return results.count == 1 ? results[0] : .tuple(results)
      },
      .ofArray("bincount", "x, weights=, minlength=") { machine, array, arguments in
        guard array.dtype != .float64 || array.count == 0 else {
          throw PythonError(
            .type,
            "Cannot cast array data from dtype('float64') to dtype('int64') according to "
              + "the rule 'safe'")
        }
        guard !array.contains({ $0 < 0 }) else {
          throw PythonError(.value, "'list' argument must have no negative elements")
        }
        let largest = array.elements.max().map { Int(saturating: $0) + 1 } ?? 0
        let weights = try arguments.given(1).map { try machine.array($0) }
        let result = try NDArray(
          shape: [max(largest, arguments[2]?.integer ?? 0)], filledWith: 0,
          weights == nil ? .int64 : .float64)
        for (place, number) in array.elements.enumerated() {
          result.storage.elements[Int(number)] +=
            weights.map { $0[0, min(place, $0.columns - 1)] } ?? 1
        }
        return .array(result)
      },
      .ofArray("searchsorted", "a, v, side=") { machine, array, arguments in
        let sorted = array.elements
        let isRight = try arguments[2].map(machine.str) == "right"
        return try machine.array(arguments.value(1)).map(.int64) { value in
          var (low, high) = (0, sorted.count)
          while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value || isRight && sorted[middle] == value {
              low = middle + 1
            } else {
              high = middle
            }
          }
          return Double(low)
        }.unwrapped
      },
      Native("array_equal", "a1, a2") { machine, arguments in
        guard let a = try? machine.array(arguments.value(0)),
          let b = try? machine.array(arguments.value(1))
        else { return .bool(false) }
        return .bool(a.shape == b.shape && a.elements == b.elements)
      },
      Native("isscalar", "element") { _, arguments in
        let value = arguments.value(0)
        if case .string = value { return .bool(true) }
        return .bool(value.number != nil)
      },
      Native("iterable", "y") { machine, arguments in
        .bool((try? machine.iterator(arguments.value(0))) != nil)
      },
    ]
  }

  static func isIn(_ name: String) -> Native {
    .ofArray(name, "element, test_elements") { machine, array, arguments in
      let wanted = Set(try machine.array(arguments.value(1)).elements)
      return try array.map(.bool) { wanted.contains($0) ? 1 : 0 }.unwrapped
    }
  }
}

/// How arrays are printed.
enum Printing {
  static var functions: [Native] {
    [
      Native(
        "set_printoptions", "precision=, threshold=, edgeitems=, linewidth=, suppress=, **names"
      ) { machine, arguments in
        if let precision = arguments.given(0)?.integer {
          machine.options.precision = max(0, min(precision, 17))
        }
        if let threshold = arguments.given(1)?.number {
          machine.options.threshold = Int(saturating: threshold)
        }
        if let edge = arguments.given(2)?.integer { machine.options.edgeItems = max(1, edge) }
        if let width = arguments.given(3)?.number {
          machine.options.lineWidth = Int(saturating: min(width, 1e9))
        }
        if let suppress = arguments.given(4) {
          machine.options.suppress = try machine.isTrue(suppress)
        }
        return .none
      },
      Native("seterr", "**names") { _, _ in .dict(DictObject()) },
      .ofArray("array2string", "a, precision=, separator=") { machine, array, arguments in
        var options = machine.options
        if let precision = arguments.given(1)?.integer {
          options.precision = max(0, min(17, precision))
        }
        return .string(ArrayText.str(array, options))
      },
      .ofArray("array_repr") { machine, array, _ in
        .string(ArrayText.repr(array, machine.options))
      },
    ]
  }
}

/// `np.linalg`.
enum LinearAlgebra {
  static var functions: [Native] {
    [
      .ofArray("norm", "x, ord=, axis=, keepdims=") { machine, array, arguments in
        try norm(machine, array, arguments)
      },
      .ofArray("inv") { _, array, _ in
        let count = try square(array)
        let identity = try NDArray(shape: [count, count], filledWith: 0, .float64)
        for place in 0..<count { identity.storage.elements[place * (count + 1)] = 1 }
        return .array(try solve(array, identity).result)
      },
      .ofArray("det") { _, array, _ in
        let count = try square(array)
        let empty = try NDArray(shape: [count, 0], filledWith: 0, .float64)
        guard let determinant = try? solve(array, empty).determinant else { return .npFloat(0) }
        return .npFloat(determinant)
      },
      .ofArray("solve", "a, b") { machine, array, arguments in
        let right = try machine.array(arguments.value(1))
        let column = right.rank == 1 ? try right.reshaped([right.count, 1]) : right
        guard try square(array) == column.rows else {
          throw PythonError(.value, "solve: Input operand 1 has a mismatch in its core dimension 0")
        }
        return .array(try solve(array, column).result.reshaped(right.shape))
      },
    ]
  }

  private static func square(_ array: NDArray) throws -> Int {
    guard array.rank == 2 else {
      throw PythonError(
        .linearAlgebra,
        "\(array.rank)-dimensional array given. Array must be at least "
          + "two-dimensional")
    }
    guard array.rows == array.columns else {
      throw PythonError(.linearAlgebra, "Last 2 dimensions of the array must be square")
    }
    return array.rows
  }

  /// Gauss's elimination with the largest pivot of each column.
  private static func solve(
    _ matrix: NDArray, _ right: NDArray
  ) throws -> (result: NDArray, determinant: Double) {
    let a = try matrix.copy(as: .float64)
    let b = try right.copy(as: .float64)
    let (left, rights, count) = (a.storage.elements, b.storage.elements, a.rows)
    var determinant = 1.0
    for column in 0..<count {
      let pivot =
        (column..<count).max { abs(left[$0 * count + column]) < abs(left[$1 * count + column]) }
        ?? column
      guard left[pivot * count + column] != 0 else {
        throw PythonError(.linearAlgebra, "Singular matrix")
      }
      if pivot != column {
        determinant = -determinant
        for place in 0..<count {
          (left[pivot * count + place], left[column * count + place]) = (
            left[column * count + place], left[pivot * count + place]
          )
        }
        for place in 0..<b.columns {
          (rights[pivot * b.columns + place], rights[column * b.columns + place]) = (
            rights[column * b.columns + place], rights[pivot * b.columns + place]
          )
        }
      }
      determinant *= left[column * count + column]
      for row in (column + 1)..<max(count, column + 1) {
        let factor = left[row * count + column] / left[column * count + column]
        if factor == 0 { continue }
        for place in column..<count {
          left[row * count + place] -= factor * left[column * count + place]
        }
        for place in 0..<b.columns {
          rights[row * b.columns + place] -= factor * rights[column * b.columns + place]
        }
      }
    }
    for row in (0..<count).reversed() {
      for place in 0..<b.columns {
        var sum = rights[row * b.columns + place]
        for other in (row + 1)..<max(count, row + 1) {
          sum -= left[row * count + other] * rights[other * b.columns + place]
        }
        rights[row * b.columns + place] = sum / left[row * count + row]
      }
    }
    return (b, determinant)
  }

  private static func norm(
    _ machine: Machine, _ array: NDArray, _ arguments: Arguments
  ) throws -> Value {
    try machine.work(array.count)
    var kind = arguments.given(1)
    if case .string(let name)? = kind, name == "fro" { kind = nil }
    let direction = try Functions.Direction(
      machine, array, axis: arguments[2], keeps: arguments[3])
    let order = kind?.number ?? 2
    guard kind == nil || array.rank == 1 || direction.axis != nil else {
      return try matrixNorm(machine, array, order)
    }
    if order == .infinity || order == -.infinity {
      let sizes = try array.map(.float64) { abs($0) }
      return try Functions.fold(
        sizes, direction, machine, name: "maximum",
        order > 0 ? Numbers.maximum : Numbers.minimum)
    }
    let terms = try array.map(.float64) { x in
      order == 2 ? x * x : order == 1 ? abs(x) : order == 0 ? (x != 0 ? 1 : 0) : pow(abs(x), order)
    }
    let root: (Double) -> Double = { sum in
      order == 2 ? sum.squareRoot() : order == 1 || order == 0 ? sum : pow(sum, 1 / order)
    }
    guard let axis = direction.axis else {
      // NumPy takes the scalar product of the elements with themselves.
      let line = try (order == 2 ? array : terms).reshaped([array.count])
      let sum =
        order == 2
        ? try NDArray.product(line, line, machine, named: .dot).first : terms.total()
      return try Functions.whole(root(sum), .float64, array, direction)
    }
    return try terms.sums(axis, keeps: direction.keeps, .float64).map(.float64, root).unwrapped
  }

  private static func matrixNorm(
    _ machine: Machine, _ array: NDArray, _ order: Double
  ) throws -> Value {
    guard order == 1 || order == .infinity else {
      throw PythonError(
        .notImplemented, "of the norms of a matrix there are 'fro', 1 and np.inf")
    }
    let sums = try array.map(.float64) { abs($0) }.sums(order == 1 ? 0 : 1, keeps: false, .float64)
    return .npFloat(sums.elements.max() ?? 0)
  }
}
