import Formulas
import Glibc

/// What functions and methods of arrays do.
enum Functions {
  // MARK: Reductions

  static func any(_ array: NDArray) -> PythonValue { .npBool(array.contains { $0 != 0 }) }
  static func all(_ array: NDArray) -> PythonValue { .npBool(!array.contains { $0 == 0 }) }

  /// The axis and whether sides are kept, from arguments that are the same everywhere.
  struct Direction {
    let axis: Int?
    let keeps: Bool

    init(_ machine: Machine, _ array: NDArray, axis: PythonValue?, keeps: PythonValue?) throws {
      self.keeps = try keeps.map(machine.isTrue) ?? false
      guard let axis, !axis.isNone else {
        self.axis = nil
        return
      }
      if case .tuple(let tuple) = axis {
        let axes = Set(
          try tuple.items.map { try array.matrixAxis($0.integer ?? Int.max) })
        guard axes.count == tuple.items.count else {
          throw PythonError(.value, "duplicate value in 'axis'")
        }
        self.axis = axes.count == array.rank ? nil : axes.first
        return
      }
      guard let number = axis.integer else {
        throw PythonError(
          .type, "'\(axis.typeName)' object cannot be interpreted as an integer")
      }
      self.axis = try array.matrixAxis(number)
    }
  }

  /// The whole as one number, or with `keepdims` as an array of sides of 1.
  static func whole(
    _ number: Double, _ dtype: DType, _ array: NDArray, _ direction: Direction
  ) throws -> PythonValue {
    guard direction.keeps, array.rank > 0 else { return PythonValue(number, dtype) }
    return .array(
      try NDArray(
        shape: Array(repeating: 1, count: array.rank), filledWith: number, dtype))
  }

  static func sum(
    _ array: NDArray, _ direction: Direction, _ machine: Machine
  ) throws -> PythonValue {
    try machine.work(array.count)
    let dtype: DType = array.dtype == .float64 ? .float64 : .int64
    if array.dtype == .int64, Double(array.count) * array.largestSize >= NDArray.largestExact {
      return try array.foldWhole(direction.axis, keeps: direction.keeps, 0, &+).unwrapped
    }
    guard let axis = direction.axis else {
      return try whole(array.total(), dtype, array, direction)
    }
    return try array.sums(axis, keeps: direction.keeps, dtype).unwrapped
  }

  static func mean(
    _ array: NDArray, _ direction: Direction, _ machine: Machine
  ) throws -> PythonValue {
    try machine.work(array.count)
    guard let axis = direction.axis else {
      if array.count == 0 { machine.warn("Mean of empty slice.") }
      return try whole(array.total() / Double(array.count), .float64, array, direction)
    }
    let count = Double(axis == 0 ? array.rows : array.columns)
    return try array.sums(axis, keeps: direction.keeps, .float64).map(.float64) { $0 / count }
      .unwrapped
  }

  /// The sum of squared distances from the mean over n − ddof.
  static func variance(
    _ array: NDArray, _ direction: Direction, _ ddof: Double, _ machine: Machine,
    _ change: (Double) -> Double = { $0 }
  ) throws -> PythonValue {
    try machine.work(array.count * 3)
    guard let axis = direction.axis else {
      let mean = array.total() / Double(array.count)
      let squares = try array.map(.float64) { ($0 - mean) * ($0 - mean) }.total()
      return try whole(
        change(squares / max(0, Double(array.count) - ddof)), .float64, array, direction)
    }
    let count = Double(axis == 0 ? array.rows : array.columns)
    let means = try array.sums(axis, keeps: true, .float64).map(.float64) { $0 / count }
    let squares = try NDArray.combine(array, means, .float64) { ($0 - $1) * ($0 - $1) }
    return try squares.sums(axis, keeps: direction.keeps, .float64).map(.float64) {
      change($0 / max(0, count - ddof))
    }.unwrapped
  }

  static func fold(
    _ array: NDArray, _ direction: Direction, _ machine: Machine, name: String, dtype: DType? = nil,
    _ operation: (Double, Double) -> Double
  ) throws -> PythonValue {
    try machine.work(array.count)
    let dtype = dtype ?? array.dtype
    if array.hasLarge {
      let isMaximum = name.hasSuffix("max") || name == "maximum"
      return try array.foldWhole(
        direction.axis, keeps: direction.keeps, isMaximum ? .min : .max, isMaximum ? max : min
      ).unwrapped
    }
    guard let axis = direction.axis else {
      guard array.count > 0 else { throw emptyFold(name) }
      var result = array[0, 0]
      for row in 0..<array.rows {
        for column in 0..<array.columns where row + column > 0 {
          result = operation(result, array[row, column])
        }
      }
      return try whole(result, dtype, array, direction)
    }
    return try array.reduced(axis, keeps: direction.keeps, dtype) { line in
      guard line.count > 0 else { throw emptyFold(name) }
      var result = line[0]
      for place in 1..<max(1, line.count) { result = operation(result, line[place]) }
      return result
    }.unwrapped
  }

  private static func emptyFold(_ name: String) -> PythonError {
    PythonError(
      .value, "zero-size array to reduction operation \(name) which has no identity")
  }

  static func product(
    _ array: NDArray, _ direction: Direction, _ machine: Machine
  ) throws -> PythonValue {
    try machine.work(array.count)
    if array.dtype != .float64 {
      return try array.foldWhole(direction.axis, keeps: direction.keeps, 1, &*).unwrapped
    }
    guard let axis = direction.axis else {
      return try whole(array.elements.reduce(1, *), .float64, array, direction)
    }
    return try array.reduced(axis, keeps: direction.keeps, .float64) { line in
      var result = 1.0
      for place in 0..<line.count { result *= line[place] }
      return result
    }.unwrapped
  }

  /// The first place of the largest, by a comparison; NaN counts as the largest and the smallest.
  static func place(
    _ array: NDArray, _ direction: Direction, name: String,
    _ isBetter: (Double, Double) -> Bool
  ) throws -> PythonValue {
    func best(_ count: Int, _ value: (Int) -> Double) throws -> Double {
      guard count > 0 else {
        throw PythonError(.value, "attempt to get \(name) of an empty sequence")
      }
      var place = 0
      for other in 1..<max(1, count) {
        if value(place).isNaN { break }
        if value(other).isNaN || isBetter(value(other), value(place)) { place = other }
      }
      return Double(place)
    }
    guard let axis = direction.axis else {
      let elements = array.elements
      return try whole(try best(elements.count) { elements[$0] }, .int64, array, direction)
    }
    return try array.reduced(axis, keeps: direction.keeps, .int64) { line in
      try best(line.count) { line[$0] }
    }.unwrapped
  }

  static func truth(
    _ array: NDArray, _ direction: Direction, isAll: Bool
  ) throws -> PythonValue {
    guard let axis = direction.axis else {
      let found = isAll ? !array.contains { $0 == 0 } : array.contains { $0 != 0 }
      return try whole(found ? 1 : 0, .bool, array, direction)
    }
    return try array.reduced(axis, keeps: direction.keeps, .bool) { line in
      for place in 0..<line.count where (line[place] != 0) != isAll { return isAll ? 0 : 1 }
      return isAll ? 1 : 0
    }.unwrapped
  }

  /// Running sums or products along an axis; without one over all elements as a row.
  static func running(
    _ array: NDArray, _ axis: PythonValue?, _ operation: @escaping (Double, Double) -> Double,
    whole: (Int, Int) -> Int
  ) throws -> PythonValue {
    if array.dtype != .float64 {
      let axis = try axis?.integer.map(array.matrixAxis)
      return .array(try array.runningWhole(array.rank == 2 ? axis : nil, whole))
    }
    func change(_ line: [Double]) -> [Double] {
      var total: Double?
      return line.map { value in
        let next = total.map { operation($0, value) } ?? value
        total = next
        return next
      }
    }
    guard let axis = axis?.integer else {
      return .array(try NDArray(row: change(array.elements), .float64))
    }
    return .array(try array.mapLines(try array.matrixAxis(axis), .float64, change))
  }
}
