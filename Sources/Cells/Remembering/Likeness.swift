/// Whether two copies of the learner's values say the same; arrays that have not changed share
/// their memory, so that this hardly asks for numbers.
final class Likeness {
  /// Pairs that are being compared or have been.
  private var met: Set<Pair> = []

  private struct Pair: Hashable {
    let a, b: ObjectIdentifier
  }

  func holds(_ a: PythonValue, _ b: PythonValue) -> Bool {
    // In a list and not by calls: values may lie inside one another deeper than a stack is.
    var rest = [(a, b)]
    while let (a, b) = rest.popLast() {
      guard isMet(a, b) || outside(a, b, &rest) else { return false }
    }
    return true
  }

  private func isMet(_ a: PythonValue, _ b: PythonValue) -> Bool {
    guard let first = a.object, let second = b.object else { return false }
    return first === second
      || !met.insert(Pair(a: ObjectIdentifier(first), b: ObjectIdentifier(second))).inserted
  }

  /// Whether both are alike without what they hold, which is added to the rest.
  private func outside(
    _ a: PythonValue, _ b: PythonValue, _ rest: inout [(PythonValue, PythonValue)]
  ) -> Bool {
    switch (a, b) {
    case (.float(let a), .float(let b)), (.npFloat(let a), .npFloat(let b)):
      return a.bitPattern == b.bitPattern
    case (.npInt(let a), .npInt(let b)): return a == b
    case (.list(let a), .list(let b)): return add(a.items, b.items, to: &rest)
    case (.tuple(let a), .tuple(let b)): return add(a.items, b.items, to: &rest)
    case (.dict(let a), .dict(let b)): return add(a, b, to: &rest)
    case (.set(let a), .set(let b)): return add(a.dict, b.dict, to: &rest)
    case (.array(let a), .array(let b)): return a.isSameView(as: b)
    case (.function(let a), .function(let b)):
      return a.code === b.code && add(a.defaults, b.defaults, to: &rest)
        && add(a.captured.map(\.value), b.captured.map(\.value), to: &rest)
    case (.method(let a), .method(let b)):
      return add([a.receiver, a.function], [b.receiver, b.function], to: &rest)
    case (.instance(let a), .instance(let b)):
      rest.append((.type(a.type), .type(b.type)))
      return add(a.attributes, b.attributes, to: &rest)
    case (.type(let a), .type(let b)):
      return a.isLearners && b.isLearners && add(a.attributes, b.attributes, to: &rest)
    case (.view(let a), .view(let b)): return a.part == b.part && add(a.dict, b.dict, to: &rest)
    case (.undefined, .undefined), (.notImplemented, .notImplemented): return true
    default: return a.isSame(as: b)
    }
  }

  private func add(
    _ a: [PythonValue], _ b: [PythonValue], to rest: inout [(PythonValue, PythonValue)]
  ) -> Bool {
    guard a.count == b.count else { return false }
    rest += zip(a, b)
    return true
  }

  private func add(
    _ a: DictObject, _ b: DictObject, to rest: inout [(PythonValue, PythonValue)]
  ) -> Bool {
    let (first, second) = (a.pairs, b.pairs)
    return add(first.map(\.key), second.map(\.key), to: &rest)
      && add(first.map(\.value), second.map(\.value), to: &rest)
  }

  private func add(
    _ a: [String: PythonValue], _ b: [String: PythonValue],
    to rest: inout [(PythonValue, PythonValue)]
  ) -> Bool {
    guard a.count == b.count else { return false }
    for (name, value) in a {
      guard let other = b[name] else { return false }
      rest.append((value, other))
    }
    return true
  }
}

extension NDArray {
  fileprivate func isSameView(as other: NDArray) -> Bool {
    (storage === other.storage || storage.holds(other.storage)) && offset == other.offset
      && shape == other.shape
      && rowStride == other.rowStride && columnStride == other.columnStride
      && dtype == other.dtype
  }
}
