/// Whether two copies of the learner's values say the same; arrays that have not changed share
/// their memory, so that this hardly asks for numbers.
final class Likeness {
  /// Pairs that are being compared or have been.
  private var met: Set<Pair> = []

  private struct Pair: Hashable {
    let a, b: ObjectIdentifier
  }

  func holds(_ a: PythonValue, _ b: PythonValue) -> Bool {
    if let first = a.object, let second = b.object {
      if first === second { return true }
      let pair = Pair(a: ObjectIdentifier(first), b: ObjectIdentifier(second))
      if !met.insert(pair).inserted { return true }
    }
    switch (a, b) {
    case (.float(let a), .float(let b)), (.npFloat(let a), .npFloat(let b)):
      return a.bitPattern == b.bitPattern
    case (.npInt(let a), .npInt(let b)): return a == b
    case (.list(let a), .list(let b)): return holds(a.items, b.items)
    case (.tuple(let a), .tuple(let b)): return holds(a.items, b.items)
    case (.dict(let a), .dict(let b)): return holds(a, b)
    case (.set(let a), .set(let b)): return holds(a.dict, b.dict)
    case (.array(let a), .array(let b)): return a.isSameView(as: b)
    case (.function(let a), .function(let b)):
      return a.code === b.code && holds(a.defaults, b.defaults)
        && holds(a.captured.map(\.value), b.captured.map(\.value))
    case (.method(let a), .method(let b)):
      return holds(a.receiver, b.receiver) && holds(a.function, b.function)
    case (.instance(let a), .instance(let b)):
      return holds(.type(a.type), .type(b.type)) && holds(a.attributes, b.attributes)
    case (.type(let a), .type(let b)):
      return a.isLearners && b.isLearners && holds(a.attributes, b.attributes)
    case (.view(let a), .view(let b)): return a.part == b.part && holds(a.dict, b.dict)
    case (.undefined, .undefined), (.notImplemented, .notImplemented): return true
    default: return a.isSame(as: b)
    }
  }

  private func holds(_ a: [PythonValue], _ b: [PythonValue]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { holds($0, $1) }
  }

  private func holds(_ a: DictObject, _ b: DictObject) -> Bool {
    a.count == b.count
      && zip(a.pairs, b.pairs).allSatisfy { holds($0.key, $1.key) && holds($0.value, $1.value) }
  }

  private func holds(_ a: [String: PythonValue], _ b: [String: PythonValue]) -> Bool {
    a.count == b.count && a.allSatisfy { name, value in b[name].map { holds(value, $0) } ?? false }
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
