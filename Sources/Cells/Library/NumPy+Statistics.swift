import Glibc

/// Functions about how numbers are spread, and what lies between them.
enum Statistics {
  static var functions: [Native] { [histogram, covariance, correlation, interpolation, digitize] }

  private static var histogram: Native {
    .ofArray("histogram", "a, bins=, range=, density=, weights=") { machine, array, arguments in
      guard arguments.given(4) == nil else {
        throw PythonError(.notImplemented, "np.histogram takes no weights here")
      }
      let values = array.elements
      let dtype =
        try arguments.given(1).flatMap { bins in
          bins.integer == nil ? try machine.array(bins).dtype : nil
        } ?? .float64
      let edges = try self.edges(machine, values, arguments)
      var counts = Array(repeating: 0.0, count: edges.count - 1)
      for value in values {
        if let bin = bin(of: value, edges) { counts[bin] += 1 }
      }
      let isDensity = try arguments[3].map(machine.isTrue) ?? false
      guard isDensity else {
        return .tuple([
          .array(try NDArray(row: counts, .int64)), .array(try NDArray(row: edges, dtype)),
        ])
      }
      let total = counts.reduce(0, +)
      let shares = counts.indices.map { counts[$0] / (edges[$0 + 1] - edges[$0]) / total }
      return .tuple([
        .array(try NDArray(row: shares, .float64)), .array(try NDArray(row: edges, dtype)),
      ])
    }
  }

  private static func edges(
    _ machine: Machine, _ values: [Double], _ arguments: NativeArguments
  ) throws -> [Double] {
    if let bins = arguments.given(1), bins.integer == nil {
      let edges = try machine.array(bins).elements
      guard edges.count > 1, zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }) else {
        throw PythonError(.value, "`bins` must increase monotonically, when an array")
      }
      return edges
    }
    let count = arguments.given(1)?.integer ?? 10
    guard count > 0 else {
      throw PythonError(.value, "`bins` must be positive, when an integer")
    }
    try machine.checkSize(1, count)
    var ends = (values.min() ?? 0, values.max() ?? 1)
    if let range = arguments.given(2) {
      let given = try machine.array(range).elements
      guard given.count == 2, given[0] <= given[1] else {
        throw PythonError(.value, "max must be larger than min in range parameter.")
      }
      ends = (given[0], given[1])
    }
    if ends.0 == ends.1 { ends = (ends.0 - 0.5, ends.1 + 0.5) }
    let step = (ends.1 - ends.0) / Double(count)
    return (0..<count).map { Double($0) * step + ends.0 } + [ends.1]
  }

  /// The bin of a value; the last one holds its upper end too.
  private static func bin(of value: Double, _ edges: [Double]) -> Int? {
    guard value >= edges[0], value <= edges[edges.count - 1] else { return nil }
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }

  private static func covariance(
    _ machine: Machine, _ array: NDArray, _ arguments: NativeArguments, ddof: Double
  ) throws -> NDArray {
    var rows = array.rank == 2 ? array : try array.reshaped([1, array.count])
    if let byRows = arguments.given(2), array.rank == 2, !(try machine.isTrue(byRows)) {
      rows = rows.transposed
    }
    if let other = arguments.given(1) {
      let second = try machine.array(other)
      rows = try Functions.joined(
        [rows, second.rank == 2 ? second : second.reshaped([1, second.count])], axis: 0, machine)
    }
    let count = Double(rows.columns)
    let means = try rows.sums(1, keeps: true, .float64).map(.float64) { $0 / count }
    let moved = try NDArray.combine(rows, means, .float64) { $0 - $1 }
    let products = try NDArray.product(moved, moved.transposed, machine, named: .dot)
    let scale = 1 / (count - ddof)
    return try products.map(.float64) { $0 * scale }
  }

  private static var covariance: Native {
    .ofArray("cov", "m, y=, rowvar=, bias=, ddof=") { machine, array, arguments in
      let isBiased = try arguments[3].map(machine.isTrue) ?? false
      let ddof = arguments.given(4)?.number ?? (isBiased ? 0 : 1)
      let matrix = try covariance(machine, array, arguments, ddof: ddof)
      return try Functions.squeezed(matrix, nil)
    }
  }

  private static var correlation: Native {
    .ofArray("corrcoef", "x, y=, rowvar=") { machine, array, arguments in
      let matrix = try covariance(machine, array, arguments, ddof: 1)
      guard matrix.count > 1 else { return .npFloat(1) }
      let result = try matrix.copy()
      for row in 0..<matrix.rows {
        for column in 0..<matrix.columns {
          let scaled =
            matrix[row, column] / matrix[row, row].squareRoot()
            / matrix[column, column].squareRoot()
          result.storage.elements[row * matrix.columns + column] = max(-1, min(1, scaled))
        }
      }
      return .array(result)
    }
  }

  private static var interpolation: Native {
    .ofArray("interp", "x, xp, fp, left=, right=") { machine, array, arguments in
      let x = try machine.array(arguments.value(1)).elements
      let y = try machine.array(arguments.value(2)).elements
      guard x.count == y.count else {
        throw PythonError(.value, "fp and xp are not of the same length.")
      }
      guard let first = x.first, let last = x.last else {
        throw PythonError(.value, "array of sample points is empty")
      }
      let left = arguments.given(3)?.number ?? y[0]
      let right = arguments.given(4)?.number ?? y[y.count - 1]
      return try array.map(.float64) { value in
        if value.isNaN { return value }
        if value < first { return left }
        if value > last { return right }
        guard value < last, let place = bin(of: value, x) else { return y[y.count - 1] }
        let slope = (y[place + 1] - y[place]) / (x[place + 1] - x[place])
        return slope * (value - x[place]) + y[place]
      }.unwrapped
    }
  }

  private static var digitize: Native {
    .ofArray("digitize", "x, bins, right=") { machine, array, arguments in
      let bins = try machine.array(arguments.value(1)).elements
      let isRight = try arguments[2].map(machine.isTrue) ?? false
      guard zip(bins, bins.dropFirst()).allSatisfy({ $0 <= $1 }) else {
        throw PythonError(.value, "bins must be monotonically increasing or decreasing")
      }
      return try array.map(.int64) { value in
        Double(bins.count { isRight ? $0 < value : $0 <= value })
      }.unwrapped
    }
  }
}
