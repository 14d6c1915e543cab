import Formulas
import Languages
import Matrices

extension Machine {
  func item(_ container: PythonValue, _ index: PythonValue) throws -> PythonValue {
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
    case .instance(let instance) where ["numpy.c_", "numpy.r_"].contains(instance.type.fullName):
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
  func joined(_ index: PythonValue, isColumns: Bool) throws -> NDArray {
    var items = [index]
    if case .tuple(let tuple) = index { items = tuple.items }
    var parts: [NDArray] = []
    for item in items {
      var part: NDArray
      if case .slice(let slice) = item {
        let bounds = [slice.start, slice.stop, slice.step].map {
          $0.isNone ? PythonValue.undefined : $0
        }
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

  func missing(_ key: PythonValue, _ dict: DictObject) -> PythonError {
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

  func item(_ array: NDArray, _ index: PythonValue) throws -> PythonValue {
    if let position = index.integer, index.scalarType == .int64, array.rank > 0 {
      return array.item(at: try ArraySelection.position(position, axis: 0, count: array.length))
    }
    if case .tuple(let tuple) = index, tuple.items.count == 2, array.rank == 2,
      case .int(let row) = tuple.items[0], case .int(let column) = tuple.items[1]
    {
      return array.scalar(
        try ArraySelection.position(row, axis: 0, count: array.rows),
        try ArraySelection.position(column, axis: 1, count: array.columns))
    }
    let selection = try ArraySelection(index, of: array, self)
    if case .places(let places, _, _) = selection { try work(2 * places.count) }
    if case .view(let view) = selection, index.hasEllipsis { return .array(view) }
    return try array.selecting(selection)
  }

  func item(
    _ items: [PythonValue], _ index: PythonValue, _ type: String,
    _ part: ([PythonValue]) -> PythonValue
  ) throws -> PythonValue {
    try item(items, index, type, part) { $0 }
  }

  func item<Item>(
    _ items: [Item], _ index: PythonValue, _ type: String, _ part: ([Item]) -> PythonValue,
    single: (Item) -> PythonValue
  ) throws -> PythonValue {
    if let position = try wholeIndex(index) {
      return single(items[try self.position(position, items.count, type)])
    }
    guard case .slice(let slice) = index else { throw badIndex(index, type) }
    let (start, step, length) = try slice.resolved(items.count)
    try work(2 * length)
    if step == 1 { return part(Array(items[start..<(start + length)])) }
    return part((0..<length).map { items[start + $0 * step] })
  }

  /// A whole number in an index, be it an array without axes; nil for what is no number.
  private func wholeIndex(_ index: PythonValue) throws -> Int? {
    guard case .array(let array) = index else { return index.integer }
    guard array.rank == 0, array.dtype == .int64 else {
      throw PythonError(
        .type, "only integer scalar arrays can be converted to a scalar index")
    }
    return array.whole(0, 0)
  }

  func badIndex(_ index: PythonValue, _ type: String) -> PythonError {
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

  func position(
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

  func item(_ range: RangeObject, _ index: PythonValue) throws -> PythonValue {
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
}

extension PythonValue {
  /// Whether `...` is one of the places between brackets: what is chosen is an array then, be it one
  /// without axes.
  fileprivate var hasEllipsis: Bool {
    switch self {
    case .ellipsis: true
    case .tuple(let tuple): tuple.items.contains { if case .ellipsis = $0 { true } else { false } }
    default: false
    }
  }
}
