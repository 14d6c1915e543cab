import Formulas
import Glibc
import Languages

/// `np`: the functions and constants of NumPy.
enum NumPyModule {
  static func make(_ types: Types) -> ModuleObject {
    var members: [String: PythonValue] = [
      "pi": .float(.pi), "e": .float(M_E), "inf": .float(.infinity), "nan": .float(.nan),
      "newaxis": .none, "ndarray": .type(types.array), "number": .type(types.number),
      "integer": .type(types.integer), "floating": .type(types.floating),
      "bool_": .type(types.npBool), "bool": .type(types.npBool), "int64": .type(types.npInt),
      "int32": .type(types.npInt), "float64": .type(types.npFloat),
      "float32": .type(types.npFloat32), "float16": .type(types.npFloat32),
      "double": .type(types.npFloat), "intp": .type(types.npInt),
      "c_": .instance(InstanceObject(TypeObject("c_", module: "numpy"))),
      "r_": .instance(InstanceObject(TypeObject("r_", module: "numpy"))),
      "random": .module(RandomModule.make()),
      "True_": .npBool(true), "False_": .npBool(false), "euler_gamma": .float(0.5772156649015329),
      "int_": .type(types.npInt), "long": .type(types.npInt), "half": .type(types.npFloat32),
      "signedinteger": .type(types.integer), "__version__": .string("2.4.6"),
    ]
    for native in functions { members[native.name] = .native(native) }
    for (name, original) in aliases { members[name] = members[original] }
    members["linalg"] = .module(
      ModuleObject(
        "numpy.linalg",
        Methods.table(LinearAlgebra.functions).merging(
          ["matmul", "outer", "trace", "diagonal"].compactMap { name in
            members[name].map { (name, $0) }
          }
        ) { own, _ in own }))
    return ModuleObject("numpy", members)
  }

  private static var functions: [Native] {
    Elementwise.functions + Creation.functions + Joining.functions + Reductions.functions
      + Shaping.functions + Searching.functions + Printing.functions + Statistics.functions
      + Choosing.functions
  }

  private static let aliases = [
    "abs": "absolute", "amax": "max", "amin": "min", "round_": "round", "around": "round",
    "fabs": "absolute", "power": "power", "mod": "remainder", "true_divide": "divide",
    "row_stack": "vstack", "concat": "concatenate", "float_power": "power", "pow": "power",
    "degrees": "rad2deg", "radians": "deg2rad", "acos": "arccos", "asin": "arcsin",
    "atan": "arctan", "atan2": "arctan2", "acosh": "arccosh", "asinh": "arcsinh",
    "atanh": "arctanh", "bitwise_not": "invert", "bitwise_invert": "invert",
    "bitwise_left_shift": "left_shift", "bitwise_right_shift": "right_shift", "fix": "trunc",
    "conj": "positive", "conjugate": "positive",
  ]

  /// Names of older NumPy, with what they were.
  static var older: [String: (Types) -> PythonValue] {
    [
      "int": { .type($0.int) }, "float": { .type($0.float) },
      "product": { _ in .native(Reductions.product) },
      "alltrue": { _ in .native(Reductions.all) },
      "in1d": { _ in .native(Searching.isIn("in1d")) },
    ]
  }
}

extension Native {
  /// A function of one array.
  static func ofArray(
    _ name: String, _ signature: String = "a",
    _ body: @escaping (Machine, NDArray, NativeArguments) throws -> PythonValue
  ) -> Native {
    Native(name, signature) { machine, arguments in
      try body(machine, try machine.array(arguments.value(0)), arguments)
    }
  }
}
