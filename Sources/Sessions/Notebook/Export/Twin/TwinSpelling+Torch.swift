import Formulas

/// Where PyTorch's functions are not NumPy's by another module.
extension TwinSpelling {
  /// A call as PyTorch has it; nil where it is NumPy's but for the module.
  func counterpart(of function: String, _ arguments: [Syntax.Argument]) -> Syntax? {
    let values = arguments.map { Syntax.Argument($0.label, self($0.value)) }
    let isPlain = arguments.allSatisfy { isNumber($0.value) }
    switch function {
    case "seed": return nil
    case _ where Self.drawing.contains(function):
      return call("torch.tensor", [.init(nil, numbers.inNumPy(function, arguments))])
    case "sum", "mean", "var", "std", "max", "amax", "min", "amin":
      return reduction(function, arguments, values)
    case "maximum", "minimum": return bound(function, arguments, values)
    case "abs" where isPlain, "absolute" where isPlain: return call("abs", values)
    case _ where isPlain && Self.ofMath.contains(function): return call("math.\(function)", values)
    case "dot": return call("torch.matmul", values)
    case "power": return call("torch.pow", values)
    case "clip": return call("torch.clip", values.map { .init($0.label.map(limit), $0.value) })
    default: return nil
    }
  }

  private func call(_ name: String, _ arguments: [Syntax.Argument]) -> Syntax {
    Syntax(.call(.init(name), arguments))
  }

  /// The same spelling for what NumPy itself works out.
  private var numbers: TwinSpelling {
    var result = self
    result.library = .numpy
    return result
  }

  private func inNumPy(_ function: String, _ arguments: [Syntax.Argument]) -> Syntax {
    self(call(function, arguments))
  }

  /// PyTorch corrects the variance unless it is told not to, takes no mean of truths, and gives two
  /// tensors for a largest one along an axis.
  private func reduction(
    _ function: String, _ arguments: [Syntax.Argument], _ values: [Syntax.Argument]
  ) -> Syntax {
    var values = values
    if ["mean", "var", "std"].contains(function), let first = arguments.first, isTruth(first.value)
    {
      values[0] = .init(values[0].label, call("torch.Tensor.double", [.init(nil, values[0].value)]))
    }
    switch function {
    case "var", "std":
      let labelled = values.map { argument in
        argument.label?.text == "ddof"
          ? Syntax.Argument("correction", argument.value) : argument
      }
      let isSaid = labelled.contains { $0.label?.text == "correction" }
      let plain = Syntax.Argument("correction", Syntax(.number(0)))
      return call("torch.\(function)", isSaid ? labelled : labelled + [plain])
    case "max", "min":
      return call(values.count > 1 ? "torch.a\(function)" : "torch.\(function)", values)
    default: return call("torch.\(function)", values)
    }
  }

  func isTruth(_ node: Syntax) -> Bool {
    switch node.kind {
    case .comparison: true
    case .name(let name): namesTruth(name)
    default: false
    }
  }

  /// PyTorch takes two tensors for `maximum`, so that a number is a bound.
  private func bound(
    _ function: String, _ arguments: [Syntax.Argument], _ values: [Syntax.Argument]
  ) -> Syntax {
    let label = function == "maximum" ? "min" : "max"
    guard values.count == 2, let place = arguments.firstIndex(where: { isNumber($0.value) }) else {
      return call("torch.\(function)", values)
    }
    let (number, tensor) = (values[place].value, values[1 - place].value)
    if isNumber(arguments[1 - place].value) {
      return call(function == "maximum" ? "max" : "min", values)
    }
    return call("torch.clamp", [.init(nil, tensor), .init(.init(label), number)])
  }

  private func limit(_ label: Syntax.Identifier) -> Syntax.Identifier {
    switch label.text {
    case "a_min": "min"
    case "a_max": "max"
    default: label
    }
  }

  /// Whether a formula is a number to Python, no tensor.
  private func isNumber(_ node: Syntax) -> Bool {
    switch node.kind {
    case .number: true
    case .name(let name): namesNumber(name) || ["pi", "e", "inf", "nan"].contains(name)
    case .unary, .binary: node.kind.children.allSatisfy(isNumber)
    case .call(let function, let arguments):
      Self.ofMath.contains(function.text) && arguments.allSatisfy { isNumber($0.value) }
    default: false
    }
  }

  /// What a number's functions are in Python's `math` too.
  private static let ofMath: Set<String> = [
    "exp", "expm1", "log", "log2", "log10", "log1p", "sqrt", "sin", "cos", "tan", "sinh", "cosh",
    "tanh", "floor", "ceil",
  ]

  /// The functions of the formula language that PyTorch has, as far as they are NumPy's.
  static let inTorch: Set<String> = ofMath.union([
    "abs", "absolute", "negative", "exp2", "square", "reciprocal", "arcsin", "arccos", "arctan",
    "sign", "erf", "isnan", "isinf", "isfinite", "clip",
    "add", "subtract", "multiply", "divide", "power", "maximum", "minimum",
    "less", "less_equal", "greater", "greater_equal", "not_equal",
    "logical_and", "logical_or", "logical_xor", "logical_not", "where",
    "sum", "mean", "prod", "max", "amax", "min", "amin", "argmax", "argmin", "var", "std", "norm",
    "any", "all", "dot", "matmul", "trace", "zeros", "ones", "full", "zeros_like",
    "ones_like", "eye", "arange", "concatenate", "vstack", "hstack", "reshape", "ravel", "flatten",
    "squeeze", "diag", "len", "float", "int", "load",
  ])
}
