import Formulas

extension NDArray {
  /// An axis of the array as it is seen: its length and stride.
  func axis(_ axis: Int) -> (count: Int, stride: Int) {
    rank == 2 && axis == 0 ? (rows, rowStride) : (columns, columnStride)
  }

  /// Where an element lies in the storage.
  func place(_ row: Int, _ column: Int) -> Int {
    offset + row * rowStride + column * columnStride
  }

  /// The chosen elements: a number, a view or a copy.
  func selecting(_ selection: ArraySelection) throws -> PythonValue {
    switch selection {
    case .view(let view): return view.unwrapped
    case .places(let places, let shape, _):
      let result = try NDArray(
        unfilled: shape.count, Self.rows(shape), shape.last ?? 1, dtype)
      for (position, place) in places.enumerated() {
        result.storage.elements[position] = storage.elements[place]
      }
      if !storage.exact.isEmpty, dtype == .int64 {
        for (position, place) in places.enumerated() {
          result.storage.exact[position] = storage.exact[place]
        }
      }
      return .array(result)
    }
  }

  /// Writes values that broadcast into the chosen elements.
  func assign(_ selection: ArraySelection, _ value: NDArray) throws {
    if isReadOnly { throw Self.readOnlyError }
    var source = value
    if dtype == .int64, value.dtype == .float64 || dtype == .bool, value.dtype != .bool {
      try checkWhole(value)
      source = try value.copy(as: dtype)
    } else if value.storage === storage {
      source = try value.copy()
    }
    switch selection {
    case .view(let view):
      guard view.accepts(source) else { throw Self.cannotFill(view.shape, source.shape) }
      view.update(source) { _, new in new }
      view.takeExact(from: source)
    case .places(let places, let shape, let isMask):
      try assign(places, shape, isMask: isMask, source)
    }
  }

  private func checkWhole(_ value: NDArray) throws {
    guard dtype == .int64, value.rank == 0, !value.first.isFinite else { return }
    if value.first.isNaN { throw PythonError(.value, "cannot convert float NaN to integer") }
    throw PythonError(.overflow, "cannot convert float infinity to integer")
  }

  private static func cannotFill(_ shape: [Int], _ source: [Int]) -> PythonError {
    if shape.isEmpty {
      return PythonError(.value, "setting an array element with a sequence.")
    }
    return PythonError(
      .value,
      "could not broadcast input array from shape \(text(source)) into shape "
        + "\(text(shape))")
  }

  private static func text(_ shape: [Int]) -> String {
    NumPyArray.text(of: shape).filter { $0 != " " }
  }

  private func assign(
    _ places: [Int], _ shape: [Int], isMask: Bool, _ source: NDArray
  ) throws {
    let rows = Self.rows(shape)
    let columns = shape.last ?? 1
    guard source.rows == 1 || source.rows == rows, source.columns == 1 || source.columns == columns
    else {
      if isMask {
        throw PythonError(
          .value,
          "NumPy boolean array indexing assignment cannot assign \(source.count) input "
            + "values to the \(places.count) output values where the mask is true")
      }
      throw PythonError(
        .value,
        "shape mismatch: value array of shape \(Self.text(source.shape)) could not be "
          + "broadcast to indexing result of shape \(Self.text(shape))")
    }
    let rowStep = source.rows == 1 ? 0 : source.rowStride
    let columnStep = source.columns == 1 ? 0 : source.columnStride
    for (position, place) in places.enumerated() {
      let (row, column) = (position / max(1, columns), position % max(1, columns))
      storage.elements[place] = source.start[row * rowStep + column * columnStep]
      if dtype == .int64, !source.storage.exact.isEmpty {
        let from = source.offset + row * rowStep + column * columnStep
        storage.exact[place] = source.storage.exact[from]
      }
    }
  }
}
