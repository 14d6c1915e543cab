extension Machine {
  func isInstance(_ value: PythonValue, _ type: PythonValue) throws -> Bool {
    switch type {
    case .tuple(let tuple):
      for item in tuple.items where try isInstance(value, item) { return true }
      return false
    case .type(let type):
      let own = self.type(of: value)
      if own.inherits(from: type) || type === objectType { return true }
      if case .npFloat = value { return type === types.float }
      return false
    case .native(let native) where native.name == "ndarray":
      if case .array = value { return true }
      return false
    default:
      throw PythonError(
        .type, "isinstance() arg 2 must be a type, a tuple of types, or a union")
    }
  }

  /// Sorted as Python does: equal items keep their order.
  func sorted(_ items: [PythonValue], key: PythonValue?, reverse: Bool) throws -> [PythonValue] {
    var keyed: [(key: PythonValue, item: PythonValue)] = []
    keyed.reserveCapacity(items.count)
    for item in items {
      try tick()
      keyed.append((try key.map { try call($0, [item]) } ?? item, item))
    }
    if reverse { keyed.reverse() }
    try keyed.sortStably { a, b in
      try tick()
      return try isLess(a.key, b.key)
    }
    if reverse { keyed.reverse() }
    return keyed.map(\.item)
  }
}

extension Array {
  /// Merge sort: equal elements keep their order, whatever the comparison says.
  mutating func sortStably(_ isLess: (Element, Element) throws -> Bool) throws {
    guard count > 1 else { return }
    var first = Array(self[..<(count / 2)])
    var second = Array(self[(count / 2)...])
    try first.sortStably(isLess)
    try second.sortStably(isLess)
    var merged: [Element] = []
    merged.reserveCapacity(count)
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
      if try isLess(second[j], first[i]) {
        merged.append(second[j])
        j += 1
      } else {
        merged.append(first[i])
        i += 1
      }
    }
    merged += first[i...]
    merged += second[j...]
    self = merged
  }
}
