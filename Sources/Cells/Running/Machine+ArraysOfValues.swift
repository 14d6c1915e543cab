import Formulas
import Languages
import Matrices

extension Machine {
  /// A value as an array: itself, or its numbers in their shape.
  func array(_ value: PythonValue, _ dtype: DType? = nil) throws -> NDArray {
    switch value {
    case .array(let array):
      return dtype == nil || dtype == array.dtype ? array : try array.copy(as: dtype)
    case .list(let list): return try stacked(list.items, dtype)
    case .tuple(let tuple): return try stacked(tuple.items, dtype)
    case .range, .view, .iterator: return try stacked(try items(of: value), dtype)
    default:
      guard let type = value.scalarType, let number = value.number else {
        throw PythonError(
          .type, "an array here holds numbers, not '\(value.typeName)'",
          hint: value.isNone
            ? Localized(
              en: "None is still to be replaced, or a function returned nothing",
              zh: "None 还没有补上，或者函数没有返回值") : nil)
      }
      let target = dtype ?? type
      let single =
        value.integer.flatMap { type == .int64 ? NDArray(whole: $0) : nil }
        ?? NDArray(number: number, type)
      return target == type ? single : try single.copy(as: target)
    }
  }

  private func stacked(_ items: [PythonValue], _ dtype: DType?) throws -> NDArray {
    try nested {
      if items.isEmpty { return try NDArray(row: [], dtype ?? .float64) }
      var type = DType.bool
      var numbers: [Double] = []
      numbers.reserveCapacity(items.count)
      for item in items {
        guard let scalar = item.scalarType, let number = item.number else {
          return try stackedRows(items, dtype)
        }
        type = .common(type, scalar)
        numbers.append(number)
      }
      let row = try NDArray(row: numbers, type)
      if type == .int64 {
        for (place, item) in items.enumerated() where abs(numbers[place]) >= NDArray.largestExact {
          item.integer.map { row.setWhole($0, at: place) }
        }
      }
      return dtype == nil || dtype == type ? row : try row.copy(as: dtype)
    }
  }

  private func stackedRows(_ items: [PythonValue], _ dtype: DType?) throws -> NDArray {
    var parts: [NDArray] = []
    for item in items { parts.append(try array(item)) }
    let shape = parts[0].shape
    guard parts.allSatisfy({ $0.shape == shape }) else {
      throw PythonError(
        .value,
        "setting an array element with a sequence. The requested array has an "
          + "inhomogeneous shape after 1 dimensions. The detected shape was (\(items.count),) + "
          + "inhomogeneous part.",
        hint: Localized(
          en: "the rows of an array are equally long", zh: "数组的每一行要一样长"))
    }
    guard shape.count < 2 else { throw ArraySelection.dimensions() }
    let type = parts.reduce(DType.bool) { .common($0, $1.dtype) }
    let target = dtype ?? type
    let joined = try NDArray(
      shape: shape.isEmpty ? [parts.count] : [parts.count, shape[0]],
      rowMajor: parts.flatMap(\.elements), type)
    for (row, part) in parts.enumerated() {
      let place = row * (shape.first ?? 1)
      for (from, exact) in part.storage.exact where part.isContiguous {
        joined.storage.exact[place + from - part.offset] = exact
      }
    }
    return target == type ? joined : try joined.copy(as: target)
  }
}
