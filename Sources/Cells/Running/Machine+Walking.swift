import Formulas
import Languages
import Matrices

extension Machine {
  // MARK: Walking

  func iterator(_ value: PythonValue) throws -> IteratorObject {
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

  func hint(notIterable value: PythonValue) -> Localized<String>? {
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
  func items(of value: PythonValue, _ refusal: String? = nil) throws -> [PythonValue] {
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
    var items: [PythonValue] = []
    while let item = try iterator.next() {
      try makeRoom(in: items)
      items.append(item)
      try tick()
    }
    return items
  }

  func unpack(_ value: PythonValue, _ span: Span) throws -> [PythonValue] {
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
