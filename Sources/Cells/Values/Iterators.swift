/// What a loop asks for the next value.
class IteratorObject {
  /// The name of its Python type.
  var name: String { "iterator" }
  /// How many iterators lie one inside another.
  let depth: Int

  init() { depth = 1 }

  /// One that asks others for their values.
  /// - Throws: RecursionError where they lie too deep.
  init(asking others: [IteratorObject]) throws {
    depth = 1 + (others.map(\.depth).max() ?? 0)
    guard depth <= Machine.depthLimit else {
      throw PythonError(.recursion, "maximum recursion depth exceeded")
    }
  }

  func next() throws -> PythonValue? { nil }
}

final class ItemsIterator: IteratorObject {
  private let items: [PythonValue]
  private var position = 0
  private let typeName: String

  init(_ items: [PythonValue], _ typeName: String) {
    self.items = items
    self.typeName = typeName
    super.init()
  }

  override var name: String { typeName }

  override func next() -> PythonValue? {
    guard position < items.count else { return nil }
    position += 1
    return items[position - 1]
  }
}

/// Walks a list while it may still change.
final class ListIterator: IteratorObject {
  private let list: ListObject
  private var position = 0
  init(_ list: ListObject) {
    self.list = list
    super.init()
  }

  override var name: String { "list_iterator" }

  override func next() -> PythonValue? {
    guard position < list.items.count else { return nil }
    position += 1
    return list.items[position - 1]
  }
}

final class RangeIterator: IteratorObject {
  private let range: RangeObject
  private var position = 0
  init(_ range: RangeObject) {
    self.range = range
    super.init()
  }

  override var name: String { "range_iterator" }

  override func next() -> PythonValue? {
    guard position < range.count else { return nil }
    position += 1
    return .int(range[position - 1])
  }
}

/// Walks a dictionary, and refuses one that grows or shrinks meanwhile.
final class DictIterator: IteratorObject {
  private let view: DictView
  private let version: Int
  private let count: Int
  private var position = 0

  init(_ view: DictView) {
    self.view = view
    version = view.dict.version
    count = view.dict.count
    super.init()
  }

  override var name: String { "dict_iterator" }

  override func next() throws -> PythonValue? {
    if view.dict.version != version {
      let what = view.dict.count != count ? "changed size" : "keys changed"
      throw PythonError(.runtime, "dictionary \(what) during iteration")
    }
    while position < view.dict.entries.count {
      position += 1
      if let entry = view.dict.entries[position - 1] { return view.item(entry) }
    }
    return nil
  }
}

/// The rows of a matrix, the numbers of a row.
final class ArrayIterator: IteratorObject {
  private let array: NDArray
  private var position = 0
  init(_ array: NDArray) {
    self.array = array
    super.init()
  }

  override func next() -> PythonValue? {
    guard position < array.length else { return nil }
    position += 1
    return array.item(at: position - 1)
  }
}

final class ZipIterator: IteratorObject {
  private let parts: [IteratorObject]
  private let isStrict: Bool
  init(_ parts: [IteratorObject], isStrict: Bool) throws {
    self.parts = parts
    self.isStrict = isStrict
    try super.init(asking: parts)
  }

  override var name: String { "zip" }

  override func next() throws -> PythonValue? {
    guard !parts.isEmpty else { return nil }
    var items: [PythonValue] = []
    items.reserveCapacity(parts.count)
    for (place, part) in parts.enumerated() {
      guard let item = try part.next() else {
        if isStrict { try checkLengths(place) }
        return nil
      }
      items.append(item)
    }
    return .tuple(items)
  }

  /// - Parameter place: Which of the parts came to its end.
  private func checkLengths(_ place: Int) throws {
    func others(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
    guard place == 0 else {
      throw PythonError(
        .value, "zip() argument \(place + 1) is shorter than \(others(place))")
    }
    for other in 1..<max(1, parts.count) {
      guard try parts[other].next() == nil else {
        throw PythonError(
          .value, "zip() argument \(other + 1) is longer than \(others(other))")
      }
    }
  }
}

final class EnumerateIterator: IteratorObject {
  private let inner: IteratorObject
  private var position: Int

  init(_ inner: IteratorObject, from start: Int) throws {
    self.inner = inner
    position = start
    try super.init(asking: [inner])
  }

  override var name: String { "enumerate" }

  override func next() throws -> PythonValue? {
    guard let item = try inner.next() else { return nil }
    defer { position &+= 1 }
    return .tuple([.int(position), item])
  }
}

/// `map` and `filter`: calls a function for each.
final class CallingIterator: IteratorObject {
  private let typeName: String
  private let step: () throws -> PythonValue?

  init(
    _ typeName: String, asking others: [IteratorObject],
    _ step: @escaping () throws -> PythonValue?
  ) throws {
    self.typeName = typeName
    self.step = step
    try super.init(asking: others)
  }

  override var name: String { typeName }
  override func next() throws -> PythonValue? { try step() }
}
