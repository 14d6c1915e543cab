import Formulas

/// A value that goes into a function of the learner's or comes out of it.
///
/// It is handed on as it is, so that what one function returned can be another's argument.
public struct FunctionValue {
  let value: PythonValue

  init(_ value: PythonValue) { self.value = value }

  /// An array, or a number where it has no axes.
  /// - Throws: `CellFailure` where it is too large.
  public init(_ array: NumPyArray, isReadOnly: Bool = false) throws(CellFailure) {
    if array.rank == 0 {
      value = .float(array.number ?? .nan)
      return
    }
    do {
      value = .array(try NDArray(array, isReadOnly: isReadOnly))
    } catch {
      throw CellFailure(error as? PythonError ?? PythonError(.memory, ""), SourceText(""))
    }
  }

  /// A whole number.
  public init(whole number: Int) { value = .int(number) }

  /// A text.
  public init(text: String) { value = .string(text) }

  /// Values side by side.
  public init(tuple items: [FunctionValue]) { value = .tuple(items.map(\.value)) }

  /// A dictionary with texts as keys.
  public init(dictionary entries: [(key: String, value: FunctionValue)]) {
    let dict = DictObject()
    for entry in entries { try? dict.set(.string(entry.key), entry.value.value) }
    value = .dict(dict)
  }
}

extension FunctionValue {
  /// Whether it is None.
  public var isNone: Bool { value.isNone }

  /// The name of its type in Python.
  public var typeName: String { value.typeName }

  /// Whether it is an array of NumPy's, and no number or list.
  public var isArray: Bool { if case .array = value { true } else { false } }

  /// Whether it is an array of whole numbers or of answers, which leave out what follows the point.
  public var isOfWholes: Bool {
    if case .array(let array) = value { array.dtype != .float64 } else { false }
  }

  /// Whether it is a plain number, of Python's or NumPy's.
  public var isNumber: Bool { value.scalarType != nil }

  /// The numbers; nil where it is none of these.
  public var array: NumPyArray? {
    if case .array(let array) = value { return array.formulaArray }
    return value.number.map { NumPyArray($0) }
  }

  /// What a tuple or a list holds.
  public var items: [FunctionValue]? {
    switch value {
    case .tuple(let tuple): tuple.items.map { FunctionValue($0) }
    case .list(let list): list.items.map { FunctionValue($0) }
    default: nil
    }
  }

  /// What a dictionary holds under texts, in its order.
  public var entries: [(key: String, value: FunctionValue)]? {
    guard case .dict(let dict) = value else { return nil }
    return dict.pairs.compactMap { pair in
      guard case .string(let key) = pair.key else { return nil }
      return (key, FunctionValue(pair.value))
    }
  }

  /// How many keys a dictionary has, texts or not; nil where it is none.
  public var keyCount: Int? { if case .dict(let dict) = value { dict.pairs.count } else { nil } }

  /// What a dictionary holds under one key.
  public func entry(_ key: String) -> FunctionValue? { entries?.first { $0.key == key }?.value }

  /// Whether both are the very same object.
  public func isSame(as other: FunctionValue) -> Bool { value.isSame(as: other.value) }
}
