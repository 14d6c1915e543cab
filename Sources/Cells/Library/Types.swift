/// Python's and NumPy's types as values, with the methods of each.
final class Types {
  let none = TypeObject("NoneType")
  let bool: TypeObject
  let int: TypeObject
  let float: TypeObject
  let string: TypeObject
  let tuple: TypeObject
  let list: TypeObject
  let dict: TypeObject
  let set: TypeObject
  let range: TypeObject
  let array: TypeObject
  let npBool: TypeObject
  let npInt: TypeObject
  let npFloat: TypeObject
  let npFloat32: TypeObject
  let type: TypeObject
  let function = TypeObject("function")
  let native = TypeObject("builtin_function_or_method")
  let method = TypeObject("method")
  let slice = TypeObject("slice")
  let module = TypeObject("module")
  let dtype = TypeObject("dtype", module: "numpy")
  let ellipsis = TypeObject("ellipsis")
  let exception = TypeObject("Exception")
  let number = TypeObject("number", module: "numpy")
  let integer: TypeObject
  let floating: TypeObject
  private var iterators: [String: TypeObject] = [:]

  init() {
    int = TypeObject("int", make: Conversions.int.of(""))
    bool = TypeObject("bool", base: int, make: Conversions.bool.of(""))
    float = TypeObject("float", make: Conversions.float.of(""))
    string = TypeObject("str", make: Conversions.str.of(""))
    tuple = TypeObject("tuple", make: Conversions.tuple.of(""))
    list = TypeObject("list", make: Conversions.list.of(""))
    dict = TypeObject("dict", make: Conversions.dict.of(""))
    set = TypeObject("set", make: Conversions.set.of(""))
    range = TypeObject("range", make: Conversions.range.of(""))
    type = TypeObject("type", make: Conversions.type.of(""))
    array = TypeObject("ndarray", module: "numpy", make: Conversions.ndarray)
    integer = TypeObject("integer", module: "numpy", base: number)
    floating = TypeObject("floating", module: "numpy", base: number)
    npBool = TypeObject("bool", module: "numpy", make: Conversions.npBool)
    npInt = TypeObject("int64", module: "numpy", base: integer, make: Conversions.npInt)
    npFloat = TypeObject("float64", module: "numpy", base: floating, make: Conversions.npFloat)
    npFloat32 = TypeObject("float32", module: "numpy", base: floating, make: Conversions.npFloat32)
    list.attributes = Methods.table(Methods.list, of: "list.")
    dict.attributes = Methods.table(Methods.dict, of: "dict.")
    string.attributes = Methods.table(Methods.string, of: "str.")
    tuple.attributes = Methods.table(Methods.tuple, of: "tuple.")
    set.attributes = Methods.table(Methods.set, of: "set.")
    float.attributes = Methods.table(Methods.float, of: "float.")
    int.attributes = Methods.table(Methods.int, of: "int.")
    array.attributes = Methods.table(ArrayMethods.all)
    let methods = Methods.table(ArrayMethods.ofScalars)
    for scalar in [npBool, npInt, npFloat] { scalar.attributes = methods }
    npFloat.attributes.merge(float.attributes) { own, _ in own }
  }

  func iterator(_ name: String) -> TypeObject {
    if let type = iterators[name] { return type }
    let type = TypeObject(name)
    iterators[name] = type
    return type
  }

  func scalar(_ dtype: DType) -> PythonValue {
    switch dtype {
    case .bool: .type(npBool)
    case .int64: .type(npInt)
    case .float64: .type(npFloat)
    }
  }
}

extension Machine {
  func type(of value: PythonValue) -> TypeObject {
    switch value {
    case .none, .undefined, .notImplemented: types.none
    case .bool: types.bool
    case .int: types.int
    case .float: types.float
    case .npBool: types.npBool
    case .npInt: types.npInt
    case .npFloat: types.npFloat
    case .string: types.string
    case .tuple: types.tuple
    case .list: types.list
    case .dict: types.dict
    case .set: types.set
    case .array: types.array
    case .function: types.function
    case .native: types.native
    case .method(let method):
      if case .native = method.function { types.native } else { types.method }
    case .range: types.range
    case .slice: types.slice
    case .iterator(let iterator): types.iterator(iterator.name)
    case .view(let view): types.iterator("dict_\(view.part)")
    case .module: types.module
    case .type: types.type
    case .dtype: types.dtype
    case .instance(let instance): instance.type
    case .exception(let exception): exception.type
    case .ellipsis: types.ellipsis
    }
  }

  /// An element type by what names it: `int`, `np.float64`, `"float"`, another array's `dtype`.
  func dtype(_ value: PythonValue) throws -> DType {
    switch value {
    case .dtype(let dtype): return dtype
    case .type(let type):
      if type === types.int || type === types.npInt { return .int64 }
      if type === types.float || type === types.npFloat || type === types.npFloat32 {
        return .float64
      }
      if type === types.bool || type === types.npBool { return .bool }
    case .string(let name):
      switch name {
      case "int", "int64", "int32", "i8", "i4", "i", "uint8": return .int64
      case "float", "float64", "float32", "f8", "f4", "f", "d": return .float64
      case "bool", "?": return .bool
      default: break
      }
    case .none: return .float64
    default: break
    }
    if case .string(let name) = value {
      throw PythonError(
        .type, "data type '\(name)' not understood",
        hint: PythonHint(
          en: "arrays here hold float, int or bool", zh: "这里的数组只能存 float、int 或 bool"))
    }
    throw PythonError(
      .type, "Cannot interpret '\(try shortened(value))' as a data type",
      hint: PythonHint(
        en: "arrays here hold float, int or bool", zh: "这里的数组只能存 float、int 或 bool"))
  }

  /// Whether a type names the engine's smaller precision, which rounds and stays float64 in name.
  func isSingle(_ value: PythonValue?) -> Bool {
    switch value {
    case .type(let type)?: type === types.npFloat32
    case .string(let name)?: name == "float32" || name == "f4" || name == "f"
    default: false
    }
  }

  /// An array in the type a `dtype=` names.
  func cast(_ array: NDArray, _ dtype: PythonValue?) throws -> NDArray {
    guard let dtype else { return array }
    if isSingle(dtype) {
      sayOnce("float32", .singlePrecision)
      return try array.map(.float64) { Double(Float($0)) }
    }
    let target = try self.dtype(dtype)
    return target == array.dtype ? array : try array.copy(as: target)
  }
}

extension PythonValue {
  /// The name of the type, as Python's messages write it.
  var typeName: String {
    switch self {
    case .none, .undefined: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .npBool: "numpy.bool"
    case .npInt: "numpy.int64"
    case .npFloat: "numpy.float64"
    case .string: "str"
    case .tuple: "tuple"
    case .list: "list"
    case .dict: "dict"
    case .set: "set"
    case .array: "numpy.ndarray"
    case .function: "function"
    case .native: "builtin_function_or_method"
    case .method(let method):
      if case .native = method.function { "builtin_function_or_method" } else { "method" }
    case .range: "range"
    case .slice: "slice"
    case .iterator(let iterator): iterator.name
    case .view(let view): "dict_\(view.part)"
    case .module: "module"
    case .type: "type"
    case .dtype: "numpy.dtype"
    case .instance(let instance): instance.type.name
    case .exception(let exception): exception.type.name
    case .ellipsis: "ellipsis"
    case .notImplemented: "NotImplementedType"
    }
  }
}
