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
      "__version__": .string("2.4.6"),
    ]
    for native in functions { members[native.name] = .native(native) }
    for (name, original) in aliases { members[name] = members[original] }
    members["linalg"] = .module(
      ModuleObject(
        "numpy.linalg", Methods.table(LinearAlgebra.functions)))
    return ModuleObject("numpy", members)
  }

  private static var functions: [Native] {
    Elementwise.functions + Creation.functions + Joining.functions + Reductions.functions
      + Shaping.functions + Searching.functions + Printing.functions
  }

  private static let aliases = [
    "abs": "absolute", "amax": "max", "amin": "min", "round_": "round", "around": "round",
    "fabs": "absolute", "power": "power", "mod": "remainder", "true_divide": "divide",
    "row_stack": "vstack", "concat": "concatenate", "float_power": "power",
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

  static let leftOut: [String: Localized<String>] = [
    "asmatrix": Localized(en: "arrays do all of it: np.array(…)", zh: "数组都能做到：np.array(…)"),
    "matrix": Localized(en: "arrays do all of it: np.array(…)", zh: "数组都能做到：np.array(…)"),
    "mat": Localized(en: "arrays do all of it: np.array(…)", zh: "数组都能做到：np.array(…)"),
    "default_rng": Localized(
      en: "that is another generator; here: np.random.seed(…), np.random.rand(…)",
      zh: "那是另一种生成器；这里用 np.random.seed(…)、np.random.rand(…)"),
    "Generator": Localized(
      en: "that is another generator; here: np.random.seed(…), np.random.rand(…)",
      zh: "那是另一种生成器；这里用 np.random.seed(…)、np.random.rand(…)"),
    "nditer": Localized(
      en: "loop over the rows and columns, or work on the whole array",
      zh: "对行和列写循环，或者直接对整个数组运算"),
    "load": Localized(en: "data come through the command data", zh: "数据用 data 命令载入"),
    "save": Localized(en: "what is to be kept: the command save", zh: "要保存用 save 命令"),
    "loadtxt": Localized(en: "data come through the command data", zh: "数据用 data 命令载入"),
    "genfromtxt": Localized(en: "data come through the command data", zh: "数据用 data 命令载入"),
    "einsum": Localized(en: "write the product with @ and sums", zh: "用 @ 和求和来写"),
    "vectorize": Localized(
      en: "work on the whole array, or loop over it", zh: "直接对整个数组运算，或写循环"),
  ]
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
