import Formulas
import Glibc
import Languages

/// What functions and methods of arrays do.
enum Functions {
  // MARK: Reductions

  static func any(_ array: NDArray) -> Value { .npBool(array.contains { $0 != 0 }) }
  static func all(_ array: NDArray) -> Value { .npBool(!array.contains { $0 == 0 }) }

  /// The axis and whether sides are kept, from arguments that are the same everywhere.
  struct Direction {
    let axis: Int?
    let keeps: Bool

    init(_ machine: Machine, _ array: NDArray, axis: Value?, keeps: Value?) throws {
      self.keeps = try keeps.map(machine.isTrue) ?? false
      guard let axis, !axis.isNone else {
        self.axis = nil
        return
      }
      if case .tuple(let tuple) = axis {
        let axes = Set(
          try tuple.items.map { try array.matrixAxis($0.integer ?? Int.max) })
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
  ) throws -> Value {
    guard direction.keeps, array.rank > 0 else { return Value(number, dtype) }
    return .array(
      try NDArray(
        shape: Array(repeating: 1, count: array.rank), filledWith: number, dtype))
  }

  static func sum(
    _ array: NDArray, _ direction: Direction, _ machine: Machine
  ) throws -> Value {
    try machine.work(array.count)
    let dtype: DType = array.dtype == .float64 ? .float64 : .int64
    guard let axis = direction.axis else {
      return try whole(array.total(), dtype, array, direction)
    }
    return try array.sums(axis, keeps: direction.keeps, dtype).unwrapped
  }

  static func mean(
    _ array: NDArray, _ direction: Direction, _ machine: Machine
  ) throws -> Value {
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
  ) throws -> Value {
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
  ) throws -> Value {
    try machine.work(array.count)
    let dtype = dtype ?? array.dtype
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
  ) throws -> Value {
    let dtype: DType = array.dtype == .float64 ? .float64 : .int64
    guard let axis = direction.axis else {
      return try whole(array.elements.reduce(1, *), dtype, array, direction)
    }
    return try array.reduced(axis, keeps: direction.keeps, dtype) { line in
      var result = 1.0
      for place in 0..<line.count { result *= line[place] }
      return result
    }.unwrapped
  }

  /// The first place of the largest, by a comparison; NaN counts as the largest and the smallest.
  static func place(
    _ array: NDArray, _ direction: Direction, name: String,
    _ isBetter: (Double, Double) -> Bool
  ) throws -> Value {
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
  ) throws -> Value {
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
    _ array: NDArray, _ axis: Value?, _ operation: @escaping (Double, Double) -> Double
  ) throws -> Value {
    let dtype: DType = array.dtype == .float64 ? .float64 : .int64
    func change(_ line: [Double]) -> [Double] {
      var total: Double?
      return line.map { value in
        let next = total.map { operation($0, value) } ?? value
        total = next
        return next
      }
    }
    guard let axis = axis?.integer else {
      return .array(try NDArray(row: change(array.elements), dtype))
    }
    return .array(try array.mapLines(try array.matrixAxis(axis), dtype, change))
  }

  // MARK: Shapes

  /// The sides of `reshape`, one of which may be −1.
  static func sides(_ machine: Machine, _ values: [Value], of array: NDArray) throws -> [Int] {
    var items = values
    if values.count == 1 {
      switch values[0] {
      case .tuple, .list, .array: items = try machine.items(of: values[0])
      default: break
      }
    }
    var sides: [Int] = []
    for item in items {
      guard let side = item.integer else {
        throw PythonError(
          .type, "'\(item.typeName)' object cannot be interpreted as an integer")
      }
      sides.append(side)
    }
    guard sides.count <= 2 else { throw Selection.dimensions() }
    let unknown = sides.indices.filter { sides[$0] == -1 }
    guard unknown.count < 2 else {
      throw PythonError(.value, "can only specify one unknown dimension")
    }
    if let place = unknown.first {
      let known = sides.enumerated().filter { $0.offset != place }.map(\.element).reduce(1) {
        $0.multipliedReportingOverflow(by: $1).partialValue
      }
      guard known > 0, array.count % known == 0 else { throw cannotReshape(array, sides) }
      sides[place] = array.count / known
    }
    let (count, overflow) = (sides.first ?? 1).multipliedReportingOverflow(
      by: sides.count > 1 ? sides[1] : 1)
    guard !overflow, count == array.count, sides.allSatisfy({ $0 >= 0 }) else {
      throw cannotReshape(array, sides)
    }
    return sides
  }

  private static func cannotReshape(_ array: NDArray, _ sides: [Int]) -> PythonError {
    let shape = NumPyArray.text(of: sides).filter { $0 != " " }
    return PythonError(
      .value, "cannot reshape array of size \(array.count) into shape \(shape)",
      hint: Localized(
        en: "\(array.broadcastShape) has \(array.count) elements, and the new shape must have as "
          + "many; -1 works one side out",
        zh: "\(array.broadcastShape) 有 \(array.count) 个元素，新形状也要有这么多；-1 表示自动计算这一边"))
  }

  static func squeezed(_ array: NDArray, _ axis: Value?) throws -> Value {
    var shape = array.shape
    if let axis = axis?.integer {
      let place = axis < 0 ? axis + array.rank : axis
      guard shape.indices.contains(place) else {
        throw PythonError(
          .axis, "axis \(axis) is out of bounds for array of dimension \(array.rank)")
      }
      guard shape[place] == 1 else {
        throw PythonError(
          .value, "cannot select an axis to squeeze out which has size not equal to one")
      }
      shape.remove(at: place)
    } else {
      shape.removeAll { $0 == 1 }
    }
    return .array(try array.reshaped(shape))
  }

  /// Arrays one after another along an axis.
  static func joined(_ arrays: [NDArray], axis: Int, _ machine: Machine) throws -> NDArray {
    guard let first = arrays.first else {
      throw PythonError(.value, "need at least one array to concatenate")
    }
    guard first.rank > 0 else {
      throw PythonError(.value, "zero-dimensional arrays cannot be concatenated")
    }
    let along = try first.matrixAxis(axis)
    for (place, array) in arrays.enumerated() {
      guard array.rank == first.rank else {
        throw PythonError(
          .value,
          "all the input array dimensions except for the concatenation axis must match "
            + "exactly, but along dimension 0, the array at index 0 has \(first.rank) dimension(s) "
            + "and the array at index \(place) has \(array.rank) dimension(s)")
      }
      let (side, other) = along == 0 ? (array.columns, first.columns) : (array.rows, first.rows)
      guard side == other else {
        throw PythonError(
          .value,
          "all the input array dimensions except for the concatenation axis must match "
            + "exactly, but along dimension \(along == 0 ? 1 : 0), the array at index 0 has size "
            + "\(other) and the array at index \(place) has size \(side)")
      }
    }
    let dtype = arrays.reduce(DType.bool) { .common($0, $1.dtype) }
    let rows = along == 0 ? arrays.reduce(0) { $0 + $1.rows } : first.rows
    let columns = along == 1 ? arrays.reduce(0) { $0 + $1.columns } : first.columns
    let result = try NDArray(unfilled: first.rank, rows, columns, dtype)
    try machine.work(result.count)
    var place = 0
    for array in arrays {
      for row in 0..<array.rows {
        let target =
          result.storage.elements + (along == 0 ? (place + row) * columns : row * columns + place)
        for column in 0..<array.columns { target[column] = array[row, column] }
      }
      place += along == 0 ? array.rows : array.columns
    }
    return result
  }

  static func sorted(_ values: [Double]) -> [Double] {
    values.sorted { $0 < $1 || $1.isNaN && !$0.isNaN }
  }

  /// The places of a line's elements in their order; equal ones keep theirs.
  static func order(_ values: [Double]) -> [Double] {
    values.indices.sorted { a, b in
      let (x, y) = (values[a], values[b])
      if x < y || y.isNaN && !x.isNaN { return true }
      return x == y || x.isNaN && y.isNaN ? a < b : false
    }.map(Double.init)
  }

  static func lines(
    _ array: NDArray, _ axis: Value?, _ dtype: DType, _ change: ([Double]) -> [Double]
  ) throws -> Value {
    if let axis, axis.isNone { return .array(try NDArray(row: change(array.elements), dtype)) }
    return .array(
      try array.mapLines(try array.matrixAxis(axis?.integer ?? -1), dtype, change))
  }

  static func list(_ array: NDArray) -> Value {
    func element(_ number: Double) -> Value {
      switch array.dtype {
      case .bool: .bool(number != 0)
      case .int64: .int(Int(saturating: number))
      case .float64: .float(number)
      }
    }
    switch array.rank {
    case 0: return element(array.first)
    case 1: return .list(array.elements.map(element))
    default:
      return .list(
        (0..<array.rows).map { row in
          .list((0..<array.columns).map { element(array[row, $0]) })
        })
    }
  }
}
