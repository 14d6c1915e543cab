import Formulas
import Matrices

/// What a name in a cell holds: Python's values, NumPy's numbers apart from Python's own.
///
/// Lists, dictionaries and arrays are references, as in Python; all else is a value.
enum PythonValue {
  /// A variable nothing has been assigned to yet; never seen by a learner.
  case undefined
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case npBool(Bool)
  case npInt(Int)
  case npFloat(Double)
  case string(String)
  case tuple(TupleObject)
  case list(ListObject)
  case dict(DictObject)
  case set(SetObject)
  case array(NDArray)
  case function(FunctionObject)
  case native(Native)
  case method(BoundMethod)
  case range(RangeObject)
  case slice(SliceObject)
  case iterator(IteratorObject)
  case view(DictView)
  case module(ModuleObject)
  case type(TypeObject)
  case dtype(DType)
  case instance(InstanceObject)
  case exception(ExceptionObject)
  case ellipsis
  case notImplemented

  static func tuple(_ items: [PythonValue]) -> PythonValue { .tuple(TupleObject(items)) }
  static func list(_ items: [PythonValue]) -> PythonValue { .list(ListObject(items)) }
}

/// The element type of an array; all are held as doubles.
enum DType: UInt8 {
  case bool, int64, float64

  var name: String {
    switch self {
    case .bool: "bool"
    case .int64: "int64"
    case .float64: "float64"
    }
  }

  /// The type that holds both.
  static func common(_ a: DType, _ b: DType) -> DType { a.rawValue >= b.rawValue ? a : b }
}

extension PythonValue {
  var isUndefined: Bool { if case .undefined = self { true } else { false } }
  var isNone: Bool { if case .none = self { true } else { false } }

  /// A truth value of NumPy's or of Python's own, by what it came from.
  static func truth(_ value: Bool, numpy: Bool) -> PythonValue {
    numpy ? .npBool(value) : .bool(value)
  }

  /// A number of an array as NumPy's scalar.
  init(_ number: Double, _ dtype: DType) {
    switch dtype {
    case .bool: self = .npBool(number != 0)
    case .int64: self = .npInt(Int(saturating: number))
    case .float64: self = .npFloat(number)
    }
  }

  /// The whole number this is: a bool, an int, or NumPy's.
  var integer: Int? {
    switch self {
    case .int(let value), .npInt(let value): value
    case .bool(let value): value ? 1 : 0
    default: nil
    }
  }

  /// The real number this is, of any kind.
  var number: Double? {
    switch self {
    case .int(let value), .npInt(let value): Double(value)
    case .float(let value), .npFloat(let value): value
    case .bool(let value), .npBool(let value): value ? 1 : 0
    default: nil
    }
  }

  /// The element type of a scalar; nil for what is no number.
  var scalarType: DType? {
    switch self {
    case .int, .npInt: .int64
    case .float, .npFloat: .float64
    case .bool, .npBool: .bool
    default: nil
    }
  }

  /// The name of Python's type for a number of this value.
  var elementName: String {
    let type = if case .array(let array) = self { Optional(array.dtype) } else { scalarType }
    return switch type {
    case .bool: "bool"
    case .int64: "int"
    case .float64: "float"
    case nil: typeName
    }
  }

  var isNumPyScalar: Bool {
    switch self {
    case .npBool, .npInt, .npFloat: true
    default: false
    }
  }

  /// Whether both are the same object, as `is` asks.
  func isSame(as other: PythonValue) -> Bool {
    switch (self, other) {
    case (.none, .none), (.ellipsis, .ellipsis): true
    case (.bool(let a), .bool(let b)): a == b
    case (.npBool(let a), .npBool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.dtype(let a), .dtype(let b)): a == b
    default: object != nil && object === other.object
    }
  }

  /// The reference behind it, for what has an identity.
  var object: AnyObject? {
    switch self {
    case .tuple(let value): value
    case .list(let value): value
    case .dict(let value): value
    case .set(let value): value
    case .array(let value): value
    case .function(let value): value
    case .native(let value): value
    case .method(let value): value
    case .range(let value): value
    case .iterator(let value): value
    case .module(let value): value
    case .type(let value): value
    case .instance(let value): value
    case .exception(let value): value
    default: nil
    }
  }
}

extension Int {
  /// The whole part of a double; the ends of the range where it lies beyond them.
  init(saturating number: Double) {
    if let exact = Int(exactly: number.rounded(.towardZero)) {
      self = exact
    } else {
      self = number > 0 ? Int.max : Int.min
    }
  }
}

extension PythonValue {
  /// A value of a formula as Python has it; nil where it is too large.
  init?(_ value: Formulas.Value, isWhole: Bool) {
    switch value {
    case .none: self = .none
    case .text(let text): self = .string(text)
    case .tuple(let parts): self = .tuple(parts.compactMap { PythonValue($0, isWhole: true) })
    case .array(let array) where array.rank == 0:
      self = PythonValue(number: array.number ?? .nan, of: array, isWhole: isWhole)
    case .array(let array):
      guard let copy = try? NDArray(array, isWhole: isWhole) else { return nil }
      self = .array(copy)
    }
  }

  private init(number: Double, of array: NumPyArray, isWhole: Bool) {
    if array.isLogical {
      self = .bool(number != 0)
    } else if isWhole, let whole = Int(exactly: number) {
      self = .int(whole)
    } else {
      self = .float(number)
    }
  }
}
