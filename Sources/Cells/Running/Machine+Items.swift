import Formulas
import Languages
import Matrices

extension Machine {
  // MARK: Walking

  func iterator(_ value: Value) throws -> IteratorObject {
    switch value {
    case .iterator(let iterator): return iterator
    case .range(let range): return RangeIterator(range)
    case .list(let list): return ListIterator(list)
    case .tuple(let tuple): return ItemsIterator(tuple.items, "tuple_iterator")
    case .dict(let dict): return DictIterator(DictView(dict, .keys))
    case .view(let view): return DictIterator(view)
    case .set(let set): return ItemsIterator(set.items, "set_iterator")
    case .array(let array):
      guard array.rank > 0 else { throw PythonError(.type, "iteration over a 0-d array") }
      return ArrayIterator(array)
    case .string(let text):
      return ItemsIterator(text.unicodeScalars.map { .string(String($0)) }, "str_iterator")
    default:
      throw PythonError(
        .type, "'\(value.typeName)' object is not iterable", hint: hint(notIterable: value))
    }
  }

  private func hint(notIterable value: Value) -> Localized<String>? {
    switch value {
    case .int, .npInt: Localized(en: "to count up to it: range(…)", zh: "要数到它：range(…)")
    case .none:
      Localized(
        en: "a function that has no return gives None", zh: "没有 return 的函数给出 None")
    case .function, .method, .native:
      Localized(en: "this is a function: call it with ()", zh: "这是函数：加上 () 才是调用")
    default: nil
    }
  }

  /// All items there are.
  func items(of value: Value, _ refusal: String? = nil) throws -> [Value] {
    switch value {
    case .list(let list): return list.items
    case .tuple(let tuple): return tuple.items
    case .set(let set): return set.items
    case .dict(let dict): return dict.keys
    case .view(let view): return view.items
    case .range(let range):
      try checkSize(1, range.count)
      return (0..<range.count).map { .int(range[$0]) }
    default: break
    }
    let iterator: IteratorObject
    do {
      iterator = try self.iterator(value)
    } catch let error as PythonError {
      throw refusal.map { PythonError(.type, $0) } ?? error
    }
    var items: [Value] = []
    while let item = try iterator.next() {
      items.append(item)
      try tick()
      try checkSize(1, items.count)
    }
    return items
  }

  func unpack(_ value: Value, _ span: Span) throws -> [Value] {
    do {
      return try items(of: value, "cannot unpack non-iterable \(value.typeName) object")
    } catch let error as PythonError {
      if value.isNone, error.hint == nil {
        error.hint = Localized(
          en: "a function returned nothing: is there a return?", zh: "函数没有返回值：写 return 了吗？")
      }
      throw error.located(at: span)
    }
  }

  // MARK: Items by index

  func item(_ container: Value, _ index: Value) throws -> Value {
    switch container {
    case .list(let list): return try item(list.items, index, "list") { .list($0) }
    case .tuple(let tuple): return try item(tuple.items, index, "tuple") { .tuple($0) }
    case .dict(let dict):
      guard let value = try dict.get(index) else { throw missing(index, dict) }
      return value
    case .array(let array): return try item(array, index)
    case .string(let text):
      return try item(Array(text.unicodeScalars), index, "string") { letters in
        var part = String.UnicodeScalarView()
        part.append(contentsOf: letters)
        return .string(String(part))
      } single: {
        .string(String($0))
      }
    case .range(let range): return try item(range, index)
    case .instance(let instance) where instance.type.module == "numpy":
      return .array(try joined(index, isColumns: instance.type.name == "c_"))
    case .npFloat, .npInt, .npBool:
      throw PythonError(.index, "invalid index to scalar variable.")
    case .native, .function, .method:
      throw PythonError(
        .type, "'\(container.typeName)' object is not subscriptable",
        hint: Localized(en: "a function is called with ()", zh: "函数用 () 调用"))
    default:
      throw PythonError(
        .type, "'\(container.typeName)' object is not subscriptable",
        hint: container.isNone
          ? Localized(
            en: "a function returned nothing: is there a return?", zh: "函数没有返回值：写 return 了吗？")
          : nil)
    }
  }

  /// `np.c_[…]` and `np.r_[…]`.
  private func joined(_ index: Value, isColumns: Bool) throws -> NDArray {
    var items = [index]
    if case .tuple(let tuple) = index { items = tuple.items }
    var parts: [NDArray] = []
    for item in items {
      var part: NDArray
      if case .slice(let slice) = item {
        let bounds = [slice.start, slice.stop, slice.step].map { $0.isNone ? Value.undefined : $0 }
        part = try array(
          try call(
            numpy("arange"),
            [bounds[0].isUndefined ? .int(0) : bounds[0], bounds[1]]
              + (bounds[2].isUndefined ? [] : [bounds[2]])))
      } else {
        part = try array(item)
      }
      if part.rank == 0 { part = try part.reshaped([1]) }
      parts.append(part)
    }
    if isColumns { return try Joining.columns(parts, self) }
    return try Functions.joined(parts, axis: 0, self)
  }

  private func missing(_ key: Value, _ dict: DictObject) -> PythonError {
    let shown = (try? repr(key)) ?? ""
    let keys = dict.keys.prefix(12).compactMap { try? repr($0) }
    let more = dict.count > 12 ? ", …" : ""
    let list = keys.joined(separator: ", ") + more
    var hint = Localized(en: "there are \(list)", zh: "有 \(list)")
    if keys.isEmpty { hint = Localized(en: "the dictionary is empty", zh: "字典是空的") }
    if case .string(let name) = key {
      let names = dict.keys.compactMap { if case .string(let text) = $0 { text } else { nil } }
      if let nearest = name.nearest(among: names) {
        hint =
          Localized(
            en: "\(name) is missing: did you mean \(nearest)? ", zh: "没有 \(name)：是不是 \(nearest)？")
          + hint
      }
    }
    return PythonError(.key, shown, hint: hint)
  }

  private func item(_ array: NDArray, _ index: Value) throws -> Value {
    if let position = index.integer, index.scalarType == .int64, array.rank > 0 {
      return array.item(at: try Selection.position(position, axis: 0, count: array.length))
    }
    if case .tuple(let tuple) = index, tuple.items.count == 2, array.rank == 2,
      case .int(let row) = tuple.items[0], case .int(let column) = tuple.items[1]
    {
      return Value(
        array[
          try Selection.position(row, axis: 0, count: array.rows),
          try Selection.position(column, axis: 1, count: array.columns)], array.dtype)
    }
    return try array.selecting(try Selection(index, of: array, self))
  }

  private func item(
    _ items: [Value], _ index: Value, _ type: String, _ part: ([Value]) -> Value
  ) throws -> Value {
    try item(items, index, type, part) { $0 }
  }

  private func item<Item>(
    _ items: [Item], _ index: Value, _ type: String, _ part: ([Item]) -> Value,
    single: (Item) -> Value
  ) throws -> Value {
    if let position = index.integer {
      return single(items[try self.position(position, items.count, type)])
    }
    guard case .slice(let slice) = index else { throw badIndex(index, type) }
    let (start, step, length) = try slice.resolved(items.count)
    if step == 1 { return part(Array(items[start..<(start + length)])) }
    return part((0..<length).map { items[start + $0 * step] })
  }

  private func badIndex(_ index: Value, _ type: String) -> PythonError {
    let hint: Localized<String>? =
      switch index {
      case .tuple where type == "list":
        Localized(
          en: "a list of lists takes one index after another, l[i][j]; an array takes both: "
            + "np.array(l)[i, j]",
          zh: "嵌套列表要一个一个取 l[i][j]；数组才能 np.array(l)[i, j]")
      case .float, .npFloat:
        Localized(en: "an index is a whole number: int(…) or //", zh: "下标要用整数：int(…) 或 //")
      default: nil
      }
    let name = type == "string" ? "string indices must be integers, not" : nil
    return PythonError(
      .type,
      name.map { "\($0) '\(index.typeName)'" }
        ?? "\(type) indices must be integers or slices, not \(index.typeName)", hint: hint)
  }

  private func position(
    _ position: Int, _ count: Int, _ type: String, _ what: String = "index"
  ) throws -> Int {
    guard position < count, position >= -count else {
      throw PythonError(
        .index, "\(type) \(what) out of range",
        hint: count == 0
          ? Localized(en: "it is empty", zh: "里面是空的")
          : Localized(
            en: "there are \(count): the index goes from 0 to \(count - 1), not \(position)",
            zh: "一共有 \(count) 个：下标从 0 到 \(count - 1)，没有 \(position)"))
    }
    return position < 0 ? position + count : position
  }

  private func item(_ range: RangeObject, _ index: Value) throws -> Value {
    if let position = index.integer {
      guard position < range.count, position >= -range.count else {
        throw PythonError(.index, "range object index out of range")
      }
      return .int(range[position < 0 ? position + range.count : position])
    }
    guard case .slice(let slice) = index else { throw badIndex(index, "range") }
    let (start, step, length) = try slice.resolved(range.count)
    let first = range[start]
    let stride = range.step &* step
    return .range(RangeObject(first, first &+ stride &* length, stride))
  }

  // MARK: Setting

  func setItem(_ container: Value, _ index: Value, _ value: Value) throws {
    switch container {
    case .dict(let dict): try dict.set(index, value)
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

  private func setItem(_ list: ListObject, _ index: Value, _ value: Value) throws {
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

  private func setItem(_ array: NDArray, _ index: Value, _ value: Value) throws {
    if array.isReadOnly { throw NDArray.readOnlyError }
    if array.dtype == .float64, let number = value.number, try setQuickly(array, index, number) {
      return
    }
    let selection = try Selection(index, of: array, self)
    var new = try self.array(value)
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

  /// One number at one place, without making anything.
  private func setQuickly(_ array: NDArray, _ index: Value, _ number: Double) throws -> Bool {
    if array.rank == 1, case .int(let position) = index {
      let column = try Selection.position(position, axis: 0, count: array.columns)
      array.storage.elements[array.place(0, column)] = number
      return true
    }
    guard array.rank == 2, case .tuple(let tuple) = index, tuple.items.count == 2,
      case .int(let row) = tuple.items[0], case .int(let column) = tuple.items[1]
    else { return false }
    let place = array.place(
      try Selection.position(row, axis: 0, count: array.rows),
      try Selection.position(column, axis: 1, count: array.columns))
    array.storage.elements[place] = number
    return true
  }

  func deleteItem(_ container: Value, _ index: Value) throws {
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
    default:
      throw PythonError(
        .type, "'\(container.typeName)' object doesn't support item deletion")
    }
  }

  // MARK: Arrays of values

  /// A value as an array: itself, or its numbers in their shape.
  func array(_ value: Value, _ dtype: DType? = nil) throws -> NDArray {
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
      let single = NDArray(number: number, type)
      return target == type ? single : try single.copy(as: target)
    }
  }

  private func stacked(_ items: [Value], _ dtype: DType?) throws -> NDArray {
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
      return dtype == nil || dtype == type ? row : try row.copy(as: dtype)
    }
  }

  private func stackedRows(_ items: [Value], _ dtype: DType?) throws -> NDArray {
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
    guard shape.count < 2 else { throw Selection.dimensions() }
    let type = parts.reduce(DType.bool) { .common($0, $1.dtype) }
    let target = dtype ?? type
    let joined = try NDArray(
      shape: shape.isEmpty ? [parts.count] : [parts.count, shape[0]],
      rowMajor: parts.flatMap(\.elements), type)
    return target == type ? joined : try joined.copy(as: target)
  }
}

extension NDArray {
  /// A copy of an array of the formula language.
  convenience init(_ array: NumPyArray, isReadOnly: Bool = false, isWhole: Bool = false) throws {
    let isInt = isWhole && array.matrix.elements.allSatisfy { Int(exactly: $0) != nil }
    let plain = try NDArray(
      shape: array.shape, rowMajor: array.matrix.rowMajor,
      array.isLogical ? .bool : isInt ? .int64 : .float64)
    self.init(
      plain.storage, rank: plain.rank, rows: plain.rows, columns: plain.columns,
      rowStride: plain.rowStride, columnStride: plain.columnStride, dtype: plain.dtype,
      isReadOnly: isReadOnly)
  }

  /// The same as an array of the formula language.
  var formulaArray: NumPyArray {
    NumPyArray(
      Matrix(shape: Matrices.Shape(rows, columns), rowMajor: elements), rank: rank,
      isLogical: dtype == .bool)
  }
}
