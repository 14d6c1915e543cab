import Formulas

/// What is chosen by the places between the brackets behind an array.
enum ArraySelection {
  /// Basic slices: the same elements seen another way.
  case view(NDArray)
  /// Single places in the storage, in the order of the result.
  case places([Int], shape: [Int], isMask: Bool)

  /// One of the places between the brackets.
  private enum Index {
    case position(Int)
    case slice(SliceObject)
    case newAxis
    case list(NDArray)

    var takesAxis: Bool { if case .newAxis = self { false } else { true } }
    var isList: Bool { if case .list = self { true } else { false } }
  }

  init(_ index: PythonValue, of array: NDArray, _ machine: Machine) throws {
    var items = [index]
    if case .tuple(let tuple) = index { items = tuple.items }
    if items.count == 1, case .array(let mask) = items[0], mask.dtype == .bool, mask.rank == 2 {
      self = try Self.masked(mask, array)
      return
    }
    let indices = try Self.complete(items, of: array, machine)
    self =
      indices.contains(where: \.isList)
      ? try Self.listed(indices, array) : try Self.sliced(indices, array)
  }

  // MARK: Reading

  private static func complete(
    _ items: [PythonValue], of array: NDArray, _ machine: Machine
  ) throws -> [Index] {
    var indices: [Index] = []
    var ellipsis: Int?
    for item in items {
      if case .ellipsis = item {
        guard ellipsis == nil else {
          throw PythonError(
            .index, "an index can only have a single ellipsis ('...')")
        }
        ellipsis = indices.count
      } else {
        indices.append(try read(item, machine))
      }
    }
    let taken = indices.count { $0.takesAxis }
    guard taken <= array.rank else {
      throw PythonError(
        .index,
        "too many indices for array: array is \(array.rank)-dimensional, but \(taken) "
          + "were indexed")
    }
    let whole = Index.slice(SliceObject(.none, .none, .none))
    let rest = Array(repeating: whole, count: array.rank - taken)
    indices.insert(contentsOf: rest, at: ellipsis ?? indices.count)
    return indices
  }

  private static func read(_ item: PythonValue, _ machine: Machine) throws -> Index {
    switch item {
    case .int(let position), .npInt(let position): return .position(position)
    case .slice(let slice): return .slice(slice)
    case .none: return .newAxis
    case .array(let array): return try read(array)
    case .list, .range, .tuple:
      let array = try machine.array(item)
      return array.count == 0 ? .list(try array.copy(as: .int64)) : try read(array)
    default:
      throw PythonError(
        .index,
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer "
          + "or boolean arrays are valid indices",
        hint: item.scalarType == .float64
          ? .init(en: "an index is a whole number: int(…) or //", zh: "下标要用整数：int(…) 或 //")
          : nil)
    }
  }

  private static func read(_ array: NDArray) throws -> Index {
    if array.rank == 0, array.dtype == .int64 { return .position(Int(saturating: array.first)) }
    guard array.dtype != .float64 else {
      throw PythonError(
        .index, "arrays used as indices must be of integer (or boolean) type",
        hint: .init(en: "make it whole numbers: .astype(int)", zh: "先变成整数：.astype(int)"))
    }
    return .list(array)
  }

  static func position(_ position: Int, axis: Int, count: Int) throws -> Int {
    guard position < count, position >= -count else {
      throw PythonError(
        .index, "index \(position) is out of bounds for axis \(axis) with size \(count)",
        hint: .init(
          en: "it goes from 0 to \(count - 1), for there are \(count)",
          zh: "一共有 \(count) 个，下标从 0 到 \(count - 1)"))
    }
    return position < 0 ? position + count : position
  }

  // MARK: Slices

  private static func sliced(_ indices: [Index], _ array: NDArray) throws -> ArraySelection {
    var offset = 0
    var sides: [(count: Int, stride: Int)] = []
    var axis = 0
    for index in indices {
      let (count, stride) = array.axis(axis)
      switch index {
      case .newAxis:
        sides.append((1, 0))
        continue
      case .position(let position):
        offset += try Self.position(position, axis: axis, count: count) * stride
      case .slice(let slice):
        let (start, step, length) = try slice.resolved(count)
        if length > 0 { offset += start * stride }
        sides.append((length, stride * step))
      case .list: break
      }
      axis += 1
    }
    guard sides.count <= 2 else { throw dimensions() }
    let column = sides.last ?? (count: 1, stride: 1)
    let row = sides.count == 2 ? sides[0] : (count: 1, stride: 0)
    return .view(
      array.view(
        offset: offset, rank: sides.count, rows: row.count, columns: column.count,
        rowStride: row.stride, columnStride: column.stride))
  }

  static func dimensions() -> PythonError {
    PythonError(.notImplemented, "arrays here have at most 2 dimensions")
  }

  // MARK: Masks and lists

  private static func masked(_ mask: NDArray, _ array: NDArray) throws -> ArraySelection {
    guard array.rank == 2 else {
      throw PythonError(
        .index,
        "too many indices for array: array is \(array.rank)-dimensional, but 2 were "
          + "indexed")
    }
    try check(mask.rows, against: array.rows, axis: 0)
    try check(mask.columns, against: array.columns, axis: 1)
    var places: [Int] = []
    for row in 0..<array.rows {
      for column in 0..<array.columns where mask[row, column] != 0 {
        places.append(array.place(row, column))
      }
    }
    return .places(places, shape: [places.count], isMask: true)
  }

  private static func check(_ side: Int, against count: Int, axis: Int) throws {
    guard side == count else {
      throw PythonError(
        .index,
        "boolean index did not match indexed array along axis \(axis); size of axis is "
          + "\(count) but size of corresponding boolean axis is \(side)")
    }
  }

  /// The positions along one axis, with the shape they came in.
  private struct Positions {
    var items: [Int]
    var shape: [Int]
    var isList = true
    var isMask = false
  }

  private static func listed(_ indices: [Index], _ array: NDArray) throws -> ArraySelection {
    guard indices.allSatisfy(\.takesAxis) else {
      throw PythonError(
        .notImplemented, "np.newaxis beside a list or a mask in one index is left out here")
    }
    var axes: [Positions] = []
    for (axis, index) in indices.enumerated() { axes.append(try positions(index, axis, array)) }
    if axes.count == 1 {
      return .places(
        axes[0].items.map { array.place(0, $0) }, shape: axes[0].shape, isMask: axes[0].isMask)
    }
    let (rows, columns) = (axes[0], axes[1])
    if rows.isList, columns.isList { return try paired(rows, columns, array) }
    guard rows.shape.count + columns.shape.count <= 2 else { throw dimensions() }
    var places: [Int] = []
    places.reserveCapacity(rows.items.count * columns.items.count)
    for row in rows.items {
      for column in columns.items { places.append(array.place(row, column)) }
    }
    return .places(places, shape: rows.shape + columns.shape, isMask: false)
  }

  private static func positions(
    _ index: Index, _ axis: Int, _ array: NDArray
  ) throws -> Positions {
    let count = array.axis(axis).count
    switch index {
    case .position(let position):
      return Positions(
        items: [try Self.position(position, axis: axis, count: count)], shape: [])
    case .slice(let slice):
      let (start, step, length) = try slice.resolved(count)
      return Positions(
        items: (0..<length).map { start + $0 * step }, shape: [length], isList: false)
    case .list(let list) where list.dtype == .bool:
      guard list.rank == 1 else { throw dimensions() }
      try check(list.columns, against: count, axis: axis)
      let chosen = (0..<count).filter { list[0, $0] != 0 }
      return Positions(items: chosen, shape: [chosen.count], isMask: true)
    case .list(let list):
      var items: [Int] = []
      for number in list.elements {
        items.append(try position(Int(saturating: number), axis: axis, count: count))
      }
      return Positions(items: items, shape: list.shape)
    case .newAxis: return Positions(items: [], shape: [])
    }
  }

  /// Two lists go side by side, broadcast.
  private static func paired(
    _ rows: Positions, _ columns: Positions, _ array: NDArray
  ) throws -> ArraySelection {
    let first = try NDArray(shape: rows.shape, rowMajor: rows.items.map(Double.init), .int64)
    let second = try NDArray(shape: columns.shape, rowMajor: columns.items.map(Double.init), .int64)
    do {
      let pairs = try NDArray.combine(first, second, .int64) { row, column in
        Double(array.place(Int(row), Int(column)))
      }
      return .places(pairs.elements.map { Int($0) }, shape: pairs.shape, isMask: false)
    } catch let error as PythonError where error.name == "ValueError" {
      throw PythonError(
        .index,
        "shape mismatch: indexing arrays could not be broadcast together with shapes "
          + "\(first.broadcastShape) \(second.broadcastShape) ")
    }
  }
}
