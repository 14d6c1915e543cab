import Formulas
import Matrices

extension Machine {
  func setItem(_ container: PythonValue, _ index: PythonValue, _ value: PythonValue) throws {
    switch container {
    case .dict(let dict): try dict.set(index, value, gauge)
    case .list(let list): try setItem(list, index, value)
    case .array(let array): try setItem(array, index, value)
    case .string, .tuple, .range, .npFloat, .npInt:
      throw PythonError(
        .type, "'\(container.typeName)' object does not support item assignment")
    default:
      throw PythonError(
        .type, "'\(container.typeName)' object does not support item assignment")
    }
  }

  func setItem(_ list: ListObject, _ index: PythonValue, _ value: PythonValue) throws {
    if let position = index.integer {
      list.items[
        try self.position(position, list.items.count, "list", "assignment index")] = value
      return
    }
    guard case .slice(let slice) = index else { throw badIndex(index, "list") }
    let (start, step, length) = try slice.resolved(list.items.count)
    let new = try items(of: value, "can only assign an iterable")
    if step == 1 {
      list.items.replaceSubrange(start..<(start + length), with: new)
      return
    }
    guard new.count == length else {
      throw PythonError(
        .value,
        "attempt to assign sequence of size \(new.count) to extended slice of size "
          + "\(length)")
    }
    for (place, item) in new.enumerated() { list.items[start + place * step] = item }
  }

  func setItem(_ array: NDArray, _ index: PythonValue, _ value: PythonValue) throws {
    if array.isReadOnly { throw NDArray.readOnlyError }
    if array.dtype == .float64, let number = value.number, try setQuickly(array, index, number) {
      return
    }
    let selection = try ArraySelection(index, of: array, self)
    var new = try self.array(try element(value, for: array))
    if case .view(let view) = selection, view.rank == 0, new.rank > 0 {
      guard new.count == 1 else {
        throw PythonError(.value, "setting an array element with a sequence.")
      }
      // Older NumPy took the one number out of it.
      sayOnce("one element", .oneElement)
      new = NDArray(number: new.first, new.dtype)
    }
    try work(new.count)
    try array.assign(selection, new)
  }

  /// A text or None as the number an array would make of it.
  private func element(_ value: PythonValue, for array: NDArray) throws -> PythonValue {
    let type = array.dtype == .int64 ? Conversions.int : Conversions.float
    switch value {
    case .string: return try type.call(self, [value], [])
    case .none where array.dtype == .float64: return .float(.nan)
    case .none where array.dtype == .int64: return try type.call(self, [value], [])
    default: return value
    }
  }

  /// One number at one place, without making anything.
  private func setQuickly(_ array: NDArray, _ index: PythonValue, _ number: Double) throws -> Bool {
    if array.rank == 1, case .int(let position) = index {
      let column = try ArraySelection.position(position, axis: 0, count: array.columns)
      array.storage.elements[array.place(0, column)] = number
      return true
    }
    guard array.rank == 2, case .tuple(let tuple) = index, tuple.items.count == 2,
      case .int(let row) = tuple.items[0], case .int(let column) = tuple.items[1]
    else { return false }
    let place = array.place(
      try ArraySelection.position(row, axis: 0, count: array.rows),
      try ArraySelection.position(column, axis: 1, count: array.columns))
    array.storage.elements[place] = number
    return true
  }

  func deleteItem(_ container: PythonValue, _ index: PythonValue) throws {
    switch container {
    case .dict(let dict):
      if try dict.remove(index) == nil { throw missing(index, dict) }
    case .list(let list):
      if let position = index.integer {
        list.items.remove(
          at: try self.position(position, list.items.count, "list", "assignment index"))
        return
      }
      guard case .slice(let slice) = index else { throw badIndex(index, "list") }
      let (start, step, length) = try slice.resolved(list.items.count)
      for place in (0..<length).map({ start + $0 * step }).sorted(by: >) {
        list.items.remove(at: place)
      }
    case .array: throw PythonError(.value, "cannot delete array elements")
    default:
      throw PythonError(
        .type, "'\(container.typeName)' object doesn't support item deletion")
    }
  }
}
