/// Every function of the formula language, by name.
public enum FunctionTable {
  static let functions: [String: Function] = {
    let all = [
      elementwise, binary, logical, reductions, lines, creation, shaping, joining, products,
      random, conversions,
    ].joined()
    return Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
  }()

  /// The names of all functions, in order, for completion and help.
  public static let names: [String] = functions.keys.sorted()

  /// The names with a value of their own, in order.
  public static let constants = Constants.reserved.merging(Constants.defaults) { first, _ in first }
    .keys
    .filter { !$0.contains(".") }.sorted()

  /// What other languages, papers and people call a function, and what it is called here.
  static let elsewhere: [String: String] = [
    "ln": "log", "lg": "log10", "sgn": "sign", "tg": "tan", "arctg": "arctan",
    "avg": "mean", "sigma": "sigmoid", "logistic": "sigmoid",
    "expit": "sigmoid", "sig": "sigmoid", "swish": "silu", "matmult": "matmul", "mult": "multiply",
    "length": "len", "cat": "concatenate",
  ]

  /// What NumPy has and formulas have not, and what to write instead.
  static let absent: [String: String] = [
    "heaviside": "np.where(Z > 0, 1, 0)", "sinc": "np.sin(x) / x", "float_power": "x ** y",
    "einsum": "A @ B", "tensordot": "A @ B", "inner": "A @ B.T", "vdot": "np.sum(A * B)",
    "fmax": "np.maximum(A, B)", "fmin": "np.minimum(A, B)", "binomial": "np.random.rand(4, m) < p",
    "choice": "np.random.permutation(m)",
  ].filter { functions[$0.key] == nil }

  /// Libraries whose functions are not here, NumPy's are.
  static let foreignLibraries: Set<String> = [
    "tf", "torch", "F", "nn", "keras", "jnp", "jax", "scipy", "sp", "pd", "plt", "sklearn",
  ]

  /// How a function is called: `sum(a, axis=, keepdims=)`; nil where there is none of that name.
  public static func signature(of name: String) -> String? { functions[name]?.signature }

  /// What a function means in simpler ones, by the names of its parameters; nil where it is as simple
  /// as it gets.
  public static func meaning(of name: String) -> String? { functions[name]?.meaning }

  /// The functions that may also stand after a dot: `a.sum(axis=1)`.
  static let methods: Set<String> = [
    "all", "any", "argmax", "argmin", "argsort", "astype", "clip", "copy", "cumprod", "cumsum",
    "dot", "flatten", "item", "max", "mean", "min", "prod", "ravel", "reshape", "round",
    "squeeze", "std", "sum", "trace", "transpose", "var",
  ]

  /// A function under another name.
  static func alias(_ name: String, of function: Function) -> Function {
    let rest = function.signature.drop { $0 != "(" }
    return Function(
      name + rest, isElementwise: function.isElementwise, meaning: function.meaning, function.body)
  }
}
