import Formulas
import Glibc
import Languages

extension Functions {
  /// The sides of `reshape`, one of which may be −1.
  static func sides(_ machine: Machine, _ values: [PythonValue], of array: NDArray) throws -> [Int]
  {
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
    guard sides.count <= 2 else { throw ArraySelection.dimensions() }
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
    // NumPy leaves out an unknown side in front, and calls one further on a new axis.
    let known = sides.drop { $0 < 0 }
    let words = known.map { $0 < 0 ? "newaxis" : "\($0)" }.joined(separator: ",")
    let shape = "(" + words + (sides.count == 1 && known.count == 1 ? ",)" : ")")
    return PythonError(
      .value, "cannot reshape array of size \(array.count) into shape \(shape)",
      hint: Localized(
        en: "\(array.broadcastShape) has \(array.count) elements, and the new shape must have as "
          + "many; -1 works one side out",
        zh: "\(array.broadcastShape) 有 \(array.count) 个元素，新形状也要有这么多；-1 表示自动计算这一边"))
  }

  static func squeezed(_ array: NDArray, _ axis: PythonValue?) throws -> PythonValue {
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
          "all the input arrays must have same number of dimensions, but the array at index 0 has "
            + "\(first.rank) dimension(s) and the array at index \(place) has \(array.rank) "
            + "dimension(s)")
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
      for (from, exact) in array.storage.exact where dtype == .int64 && array.isContiguous {
        let (row, column) = (from - array.offset).quotientAndRemainder(dividingBy: array.columns)
        let target = along == 0 ? (place + row) * columns + column : row * columns + place + column
        if row >= 0, row < array.rows { result.storage.exact[target] = exact }
      }
      for row in 0..<array.rows {
        let target =
          result.storage.elements + (along == 0 ? (place + row) * columns : row * columns + place)
        for column in 0..<array.columns { target[column] = array[row, column] }
      }
      place += along == 0 ? array.rows : array.columns
    }
    return result
  }

  static func sorted(_ values: [Double]) -> [Double] { values.sorted(by: isLess) }

  /// The same of a row as long as it may be, which a person can stop: pieces are sorted, and merged.
  static func sorted(_ values: [Double], _ machine: Machine) throws -> [Double] {
    let piece = 1 << 16
    guard values.count > piece else { return sorted(values) }
    var rows: [[Double]] = []
    for start in stride(from: 0, to: values.count, by: piece) {
      rows.append(sorted(Array(values[start..<min(start + piece, values.count)])))
      try machine.work(piece * 16)
    }
    while rows.count > 1 {
      rows = try stride(from: 0, to: rows.count, by: 2).map {
        try $0 + 1 < rows.count ? merged(rows[$0], rows[$0 + 1], machine) : rows[$0]
      }
    }
    return rows[0]
  }

  private static func merged(
    _ first: [Double], _ second: [Double], _ machine: Machine
  ) throws -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(first.count + second.count)
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
      if isLess(second[j], first[i]) {
        result.append(second[j])
        j += 1
      } else {
        result.append(first[i])
        i += 1
      }
      if result.count & 0xFFFF == 0 { try machine.work(0x10000) }
    }
    return result + first[i...] + second[j...]
  }

  private static func isLess(_ a: Double, _ b: Double) -> Bool { a < b || b.isNaN && !a.isNaN }

  /// The places of a line's elements in their order; equal ones keep theirs.
  static func order(_ values: [Double]) -> [Double] {
    values.indices.sorted { a, b in
      let (x, y) = (values[a], values[b])
      if x < y || y.isNaN && !x.isNaN { return true }
      return x == y || x.isNaN && y.isNaN ? a < b : false
    }.map(Double.init)
  }

  static func lines(
    _ array: NDArray, _ axis: PythonValue?, _ dtype: DType, _ change: ([Double]) -> [Double]
  ) throws -> PythonValue {
    if let axis, axis.isNone { return .array(try NDArray(row: change(array.elements), dtype)) }
    return .array(
      try array.mapLines(try array.matrixAxis(axis?.integer ?? -1), dtype, change))
  }

  static func list(_ array: NDArray) -> PythonValue {
    func element(_ row: Int, _ column: Int) -> PythonValue {
      switch array.dtype {
      case .bool: .bool(array[row, column] != 0)
      case .int64: .int(array.whole(row, column))
      case .float64: .float(array[row, column])
      }
    }
    func list(_ row: Int) -> PythonValue {
      .list((0..<array.columns).map { element(row, $0) })
    }
    switch array.rank {
    case 0: return element(0, 0)
    case 1: return list(0)
    default: return .list((0..<array.rows).map(list))
    }
  }
}
