/// Names with a meaning of their own.
enum Constants {
  /// `np.` and `numpy.` may stand before every function and constant.
  static func isNumPy(_ name: String) -> Bool { name == "np" || name == "numpy" }

  /// The modules of NumPy a name may come from.
  static let modules: Set<String> = ["random", "linalg"]

  /// Words that are operators.
  static func isOperator(_ name: String) -> Bool {
    name == "and" || name == "or" || name == "not"
  }

  /// Words that are constants in Python.
  static let words: Set<String> = ["True", "False", "None"]

  /// Names that nothing can be assigned to.
  static func isReserved(_ name: String) -> Bool {
    reserved[name] != nil || isNumPy(name) || name.hasPrefix("np.")
  }

  static func withoutModule(_ name: String) -> String {
    name.hasPrefix("np.") ? String(name.dropFirst(3)) : name
  }

  /// What a name means whatever the scope says.
  static let reserved: [String: Value] = [
    "True": .array(NumPyArray(truth: true)), "False": .array(NumPyArray(truth: false)),
    "None": .none,
    "np.pi": Value(.pi), "np.e": Value(e), "np.inf": Value(.infinity), "np.nan": Value(.nan),
    "np.newaxis": .none, "np.float64": .text("float"), "np.float32": .text("float"),
    "np.int64": .text("int"), "np.int32": .text("int"), "np.bool_": .text("bool"),
  ]

  /// What a name means where the scope has no other value for it.
  static let defaults: [String: Value] = [
    "pi": Value(.pi), "e": Value(e), "inf": Value(.infinity), "nan": Value(.nan),
    "newaxis": .none, "float": .text("float"), "int": .text("int"), "bool": .text("bool"),
  ]

  /// The names a person may have meant; `np.` is not written before them.
  static var names: [String] { [defaults, reserved].flatMap(\.keys).filter { !$0.contains(".") } }

  private static let e = 2.718281828459045
}
