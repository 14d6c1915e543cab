import Matrices

/// A value as a key: equal numbers of any kind are one key, as in Python.
struct DictKey: Hashable {
  let value: PythonValue

  /// - Throws: TypeError where the value, or one inside it, can change.
  init(_ value: PythonValue) throws {
    try Self.check(value)
    self.value = value
  }

  private static func check(_ value: PythonValue, depth: Int = 0) throws {
    switch value {
    case .list, .dict, .set, .array, .view, .slice:
      throw PythonError(.type, "unhashable type: '\(value.typeName)'")
    case .tuple(let tuple):
      guard depth < Machine.depthLimit else {
        throw PythonError(.recursion, "maximum recursion depth exceeded")
      }
      for item in tuple.items { try check(item, depth: depth + 1) }
    default: break
    }
  }

  static func == (a: DictKey, b: DictKey) -> Bool { same(a.value, b.value) }

  private static func same(_ a: PythonValue, _ b: PythonValue) -> Bool {
    switch (a, b) {
    case (.string(let a), .string(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.tuple(let a), .tuple(let b)):
      a.items.count == b.items.count && zip(a.items, b.items).allSatisfy(same)
    default:
      if let a = a.number, let b = b.number { a == b } else { a.isSame(as: b) }
    }
  }

  func hash(into hasher: inout Hasher) { Self.hash(value, &hasher) }

  private static func hash(_ value: PythonValue, _ hasher: inout Hasher) {
    switch value {
    case .string(let text): hasher.combine(text)
    case .tuple(let tuple): for item in tuple.items { hash(item, &hasher) }
    case .none, .ellipsis, .notImplemented, .dtype: hasher.combine(value.typeName)
    default:
      if let number = value.number {
        hasher.combine(number)
      } else if let object = value.object {
        hasher.combine(ObjectIdentifier(object))
      }
    }
  }
}

/// A dictionary, in the order of insertion.
final class DictObject: Holder {
  private var places: [DictKey: Int] = [:]
  private(set) var entries: [(key: PythonValue, value: PythonValue)?] = []
  /// Grows with each key that comes or goes, so that a loop over the keys notices.
  private(set) var version = 0

  override init() {}

  init(_ pairs: some Sequence<(PythonValue, PythonValue)>) throws {
    super.init()
    for (key, value) in pairs { try set(key, value) }
  }

  deinit {
    if entries.contains(where: { $0.map { $0.value.isHolder || $0.key.isHolder } ?? false }) {
      takeApart()
    }
  }

  override func surrender() -> [PythonValue] {
    defer { entries = [] }
    places = [:]
    return entries.flatMap { $0.map { [$0.key, $0.value] } ?? [] }
  }

  var count: Int { places.count }
  var pairs: [(key: PythonValue, value: PythonValue)] { entries.compactMap { $0 } }
  var keys: [PythonValue] { entries.compactMap { $0?.key } }

  func get(_ key: PythonValue) throws -> PythonValue? {
    guard let place = places[try DictKey(key)] else { return nil }
    return entries[place]?.value
  }

  /// Gives a key a value.
  /// - Parameter gauge: Says whether there is room where the dictionary must move to grow.
  func set(_ key: PythonValue, _ value: PythonValue, _ gauge: MemoryGauge = .machine) throws {
    let hashed = try DictKey(key)
    if let place = places[hashed] {
      entries[place]?.value = value
    } else {
      if places.count == places.capacity { try gauge.ask(for: 2 * places.count, of: 96) }
      places[hashed] = entries.count
      entries.append((key, value))
      version += 1
    }
  }

  func remove(_ key: PythonValue) throws -> PythonValue? {
    guard let place = places.removeValue(forKey: try DictKey(key)) else { return nil }
    let value = entries[place]?.value
    entries[place] = nil
    version += 1
    if entries.count > 16, places.count * 2 < entries.count { compact() }
    return value
  }

  func removeAll() {
    places = [:]
    entries = []
    version += 1
  }

  /// A dictionary with the same entries.
  func copy() -> DictObject {
    let copy = DictObject()
    copy.places = places
    copy.entries = entries
    return copy
  }

  private func compact() {
    entries = entries.filter { $0 != nil }
    for (place, entry) in entries.enumerated() {
      if let entry, let key = try? DictKey(entry.key) { places[key] = place }
    }
  }
}

/// `keys()`, `values()` or `items()` of a dictionary; they see what changes in it.
final class DictView: Holder {
  enum Part { case keys, values, items }
  let dict: DictObject
  let part: Part

  init(_ dict: DictObject, _ part: Part) {
    self.dict = dict
    self.part = part
  }

  override func surrender() -> [PythonValue] { [.dict(dict)] }

  func item(_ entry: (key: PythonValue, value: PythonValue)) -> PythonValue {
    switch part {
    case .keys: entry.key
    case .values: entry.value
    case .items: .tuple([entry.key, entry.value])
    }
  }

  var items: [PythonValue] { dict.pairs.map(item) }
}

/// A set: the keys of a dictionary.
final class SetObject: Holder {
  let dict = DictObject()

  override init() {}

  init(_ items: [PythonValue]) throws {
    super.init()
    for item in items { try dict.set(item, .none) }
  }

  override func surrender() -> [PythonValue] { [.dict(dict)] }

  /// The members; whole numbers in their order, as Python shows small ones.
  var items: [PythonValue] {
    let keys = dict.keys
    let numbers = keys.compactMap(\.integer)
    guard numbers.count == keys.count, numbers.allSatisfy({ $0 >= 0 }) else { return keys }
    return keys.sorted { ($0.integer ?? 0) < ($1.integer ?? 0) }
  }
}
