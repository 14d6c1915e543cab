import Formulas
import Glibc
import Languages
import Matrices

extension Machine {
  /// What `a op= b` leaves in a: the same list or array, changed, or a new value.
  func augmented(
    _ operation: PythonBinaryOperator, _ current: PythonValue, _ value: PythonValue,
    ownsCurrent: Bool = false
  ) throws -> PythonValue {
    switch (current, operation) {
    case (.list(let list), .add):
      try extend(list, by: items(of: value))
      return current
    case (.list(let list), .multiply):
      guard let times = value.integer else { break }
      list.items = try repeated(list.items, times)
      return current
    case (.dict(let dict), .bitOr):
      guard case .dict(let other) = value else { break }
      for pair in other.pairs { try dict.set(pair.key, pair.value, gauge) }
      return current
    case (.array(let array), _):
      // The network's own array is not changed: one's own copy is.
      if array.isReadOnly, !ownsCurrent { throw NDArray.readOnlyError }
      let target = array.isReadOnly ? try array.copy() : array
      return try update(target, operation, value)
    default: break
    }
    do {
      return try binary(operation, current, value)
    } catch let error as PythonError
      where error.message.hasPrefix("unsupported operand")
    {
      let symbol = "\(operation.rawValue)="
      throw PythonError(
        .type,
        "unsupported operand type(s) for \(symbol): '\(current.typeName)' and "
          + "'\(value.typeName)'", hint: error.hint)
    }
  }

  func update(
    _ array: NDArray, _ operation: PythonBinaryOperator, _ value: PythonValue
  ) throws -> PythonValue {
    guard let other = try operand(value) else { throw unsupported(operation, .array(array), value) }
    if operation == .matrixProduct {
      guard array.rank > 0, other.rank > 1 else {
        throw PythonError(
          .value,
          "inplace matrix multiplication requires the first operand to have at least one and the "
            + "second at least two dimensions.")
      }
      let product = try NDArray.product(array, other, self, named: .matmul)
      try array.assign(.view(array), product)
      return .array(array)
    }
    guard array.accepts(other), other.rank <= array.rank || other.count == 1 else {
      guard let result = try? NDArray.broadcast(array, other) else {
        throw PythonError(
          .value,
          "operands could not be broadcast together with shapes \(array.broadcastShape) "
            + "\(other.broadcastShape) \(array.broadcastShape) ")
      }
      let shape = result.rank == 2 ? [result.rows, result.columns] : [result.columns]
      throw PythonError(
        .value,
        "non-broadcastable output operand with shape \(array.broadcastShape) doesn't match "
          + "the broadcast shape \(NumPyArray.text(of: shape).filter { $0 != " " })")
    }
    if array.dtype == .float64, other.storage !== array.storage || other === array {
      if updateQuickly(array, operation, other) { return .array(array) }
    }
    let result = try elementwise(operation, array, other)
    guard result.dtype.rawValue <= array.dtype.rawValue else {
      throw PythonError(
        .type,
        "Cannot cast ufunc '\(operation.ufunc)' output from dtype('\(result.dtype.name)') "
          + "to dtype('\(array.dtype.name)') with casting rule 'same_kind'",
        hint: Localized(
          en: "the array holds \(array.dtype.name): make it .astype(float) first",
          zh: "这个数组存的是 \(array.dtype.name)：先用 .astype(float)"))
    }
    array.update(result) { _, new in new }
    array.takeExact(from: result)
    return .array(array)
  }

  /// Adds, subtracts, multiplies where the array lies; false where that would need a warning.
  private func updateQuickly(
    _ array: NDArray, _ operation: PythonBinaryOperator, _ other: NDArray
  ) -> Bool {
    switch operation {
    case .add: array.update(other) { $0 + $1 }
    case .subtract: array.update(other) { $0 - $1 }
    case .multiply: array.update(other) { $0 * $1 }
    case .divide:
      guard !other.contains({ $0 == 0 }) else { return false }
      array.update(other) { $0 / $1 }
    default: return false
    }
    return true
  }

  /// What `out=` does: the array is given the result and is the result.
  func write(_ result: PythonValue, into target: PythonValue, of name: String) throws -> PythonValue
  {
    guard case .array(let array) = target else {
      throw PythonError(.type, "return arrays must be of ArrayType")
    }
    let values = try self.array(result)
    guard values.dtype.rawValue <= array.dtype.rawValue else {
      throw PythonError(
        .type,
        "Cannot cast ufunc '\(name)' output from dtype('\(values.dtype.name)') to "
          + "dtype('\(array.dtype.name)') with casting rule 'same_kind'")
    }
    guard values.shape == array.shape else {
      throw PythonError(
        .value,
        "non-broadcastable output operand with shape \(array.broadcastShape) doesn't match the "
          + "broadcast shape \(values.broadcastShape)")
    }
    try array.assign(.view(array), values)
    return target
  }
}
