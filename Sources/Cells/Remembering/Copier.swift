import Glibc

/// Copies values with all that can change in them; what was one object stays one object.
///
/// Iterators that are half used up are not copied: nothing can look into them.
final class Copier {
  /// The memory of arrays that was copied, with its copy.
  private var storages: [ObjectIdentifier: (original: Storage, copy: Storage)] = [:]
  private let older: [ObjectIdentifier: Storage]
  private var known: [ObjectIdentifier: AnyObject] = [:]
  /// Keeps what was copied alive, so that no other object takes its place in `known`.
  private var kept: [AnyObject] = []
  /// What is still to be put into copies, in a list: values may lie inside one another deeper than
  /// a stack is.
  private var pending: [() -> Void] = []

  /// - Parameter older: Copies made before, taken again where the numbers are the same.
  init(reusing older: [ObjectIdentifier: Storage] = [:]) { self.older = older }

  /// The copies by what they were copied from.
  var copies: [ObjectIdentifier: Storage] { storages.mapValues(\.copy) }

  /// What was copied, by the copies.
  var originals: [ObjectIdentifier: Storage] {
    Dictionary(storages.values.map { (ObjectIdentifier($0.copy), $0.original) }) { $1 }
  }

  func copy(_ value: PythonValue) -> PythonValue {
    let copy = begun(value)
    while let fill = pending.popLast() { fill() }
    return copy
  }

  /// The copy of a value, what it holds perhaps still to come.
  private func begun(_ value: PythonValue) -> PythonValue {
    switch value {
    case .list(let list): .list(copy(list))
    case .dict(let dict): .dict(copy(dict))
    case .set(let set): .set(copy(set))
    case .tuple(let tuple): .tuple(copy(tuple))
    case .array(let array): .array(copy(array))
    case .function(let function): .function(copy(function))
    case .method(let method):
      .method(BoundMethod(begun(method.receiver), begun(method.function)))
    case .instance(let instance) where instance.type.isLearners: .instance(copy(instance))
    case .type(let type): .type(copy(type))
    case .view(let view): .view(DictView(copy(view.dict), view.part))
    default: value
    }
  }

  /// The copy of an object that has been met; else the new one, filled once it is known.
  private func copy<Object: AnyObject>(
    of original: Object, _ make: () -> Object, filling: ((Object) -> Void)? = nil
  ) -> Object {
    if let copy = known[ObjectIdentifier(original)] as? Object { return copy }
    let copy = make()
    known[ObjectIdentifier(original)] = copy
    kept.append(original)
    if let filling { pending.append { filling(copy) } }
    return copy
  }

  private func copy(_ list: ListObject) -> ListObject {
    copy(of: list, { ListObject([]) }) { $0.items = list.items.map(self.begun) }
  }

  private func copy(_ dict: DictObject) -> DictObject {
    copy(of: dict, { DictObject() }) { self.fill($0, from: dict) }
  }

  private func fill(_ copy: DictObject, from dict: DictObject) {
    for pair in dict.pairs { try? copy.set(key(pair.key), begun(pair.value)) }
  }

  private func copy(_ set: SetObject) -> SetObject {
    copy(of: set, { SetObject() }) { self.fill($0.dict, from: set.dict) }
  }

  /// A key is looked up by what it holds, so its copy is whole at once; keys are never deep.
  private func key(_ value: PythonValue) -> PythonValue {
    guard case .tuple(let tuple) = value else { return begun(value) }
    let copy = copy(of: tuple) { TupleObject([]) }
    copy.fill(tuple.items.map(key))
    return .tuple(copy)
  }

  private func copy(_ tuple: TupleObject) -> TupleObject {
    copy(of: tuple, { TupleObject([]) }) { $0.fill(tuple.items.map(self.begun)) }
  }

  private func copy(_ function: FunctionObject) -> FunctionObject {
    copy(of: function) {
      FunctionObject(
        function.code, defaults: function.defaults.map(self.begun),
        captured: function.captured.map { variable in
          copy(of: variable, { Variable(variable.name) }) { $0.value = self.begun(variable.value) }
        })
    }
  }

  private func copy(_ instance: InstanceObject) -> InstanceObject {
    let type = copy(instance.type)
    return copy(of: instance, { InstanceObject(type) }) { copy in
      copy.names = instance.names
      copy.attributes = instance.attributes.mapValues(self.begun)
    }
  }

  private func copy(_ type: TypeObject) -> TypeObject {
    guard type.isLearners else { return type }
    return copy(
      of: type,
      { TypeObject(type.name, module: type.module, base: type.base.map(self.copy)) },
      filling: { $0.attributes = type.attributes.mapValues(self.begun) })
  }

  private func copy(_ array: NDArray) -> NDArray {
    // The network's own numbers are never written.
    if array.isReadOnly { return array }
    let storage = copy(array.storage)
    return copy(of: array) {
      NDArray(
        storage, offset: array.offset, rank: array.rank, rows: array.rows,
        columns: array.columns, rowStride: array.rowStride, columnStride: array.columnStride,
        dtype: array.dtype)
    }
  }

  private func copy(_ storage: Storage) -> Storage {
    if let known = storages[ObjectIdentifier(storage)] { return known.copy }
    let older = older[ObjectIdentifier(storage)].flatMap { $0.holds(storage) ? $0 : nil }
    let copy = older ?? Storage(copying: storage)
    storages[ObjectIdentifier(storage)] = (storage, copy)
    return copy
  }
}

extension Storage {
  convenience init(copying other: Storage) {
    self.init(other.count)
    elements.update(from: other.elements, count: count)
    exact = other.exact
  }

  /// Whether both hold the same numbers, bit for bit.
  func holds(_ other: Storage) -> Bool {
    count == other.count && exact == other.exact
      && memcmp(elements, other.elements, count * MemoryLayout<Double>.stride) == 0
  }
}

extension TypeObject {
  /// Whether it is a class that was written in a cell.
  var isLearners: Bool { module == "__main__" }
}
