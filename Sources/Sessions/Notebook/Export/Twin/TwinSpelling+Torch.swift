import Formulas

/// Where PyTorch's functions are not NumPy's by another module.
extension TwinSpelling {
  /// A call as PyTorch has it; nil where it is NumPy's but for the module.
  func counterpart(of function: String, _ arguments: [Syntax.Argument]) -> Syntax? {
    let values = arguments.map { Syntax.Argument($0.label, self($0.value)) }
    switch function {
    case "seed": return nil
    case _ where Self.drawing.contains(function):
      return call("torch.tensor", [.init(nil, numbers.inNumPy(function, arguments))])
    case _ where Self.reducing.contains(function): return reduction(function, arguments)
    case "maximum", "minimum": return bound(function, arguments)
    case "where" where arguments.count == 3: return choice(arguments)
    case "dot", "matmul": return product(arguments)
    case "clip":
      let limits = values.dropFirst().map { Syntax.Argument($0.label.map(limit), $0.value) }
      return call("torch.clip", firstInFloats(arguments) + limits)
    case _ where isPythons(function, of: arguments):
      return call(Self.ofMath.contains(function) ? "math.\(function)" : "abs", values)
    case _ where Self.ofFloats.contains(function) || isHelper(function):
      return call(
        function == "power" ? "torch.pow" : name(of: function).text, taken(by: function, arguments))
    default: return nil
    }
  }

  private func firstInFloats(_ arguments: [Syntax.Argument]) -> [Syntax.Argument] {
    arguments.prefix(1).map { .init($0.label, floats($0.value)) }
  }

  /// What a function of floats is given: no number in the first place, no truths in any.
  private func taken(by function: String, _ arguments: [Syntax.Argument]) -> [Syntax.Argument] {
    let isLogical = function.hasPrefix("logical_")
    return arguments.enumerated().map { place, argument in
      let value = argument.value
      let fits =
        isLogical ? isTruth(value) && !isNumber(value) : place > 0 && isNumber(value)
      return .init(argument.label, fits ? self(value) : floats(value))
    }
  }

  /// PyTorch takes truths alone for a condition, and two whole numbers for whole ones.
  private func choice(_ arguments: [Syntax.Argument]) -> Syntax {
    let condition = arguments[0].value
    let isTrue = self(condition)
    let truths =
      isNumber(condition)
      ? call("torch.as_tensor", [.init(nil, isTrue)])
      : isTruth(condition)
        ? isTrue : Syntax(.comparison(isTrue, [.init(.unequal, Syntax(.number(0)))]))
    return call(
      "torch.where",
      [.init(arguments[0].label, truths)]
        + arguments.dropFirst().map { .init($0.label, chosen($0.value)) })
  }

  private func chosen(_ value: Syntax) -> Syntax {
    if case .number(let number) = value.kind { return Syntax(.name(TwinText.float(number))) }
    return isNumber(value) ? self(value) : floats(value)
  }

  /// PyTorch's product takes no number.
  private func product(_ arguments: [Syntax.Argument]) -> Syntax {
    guard arguments.count == 2, arguments.contains(where: { isNumber($0.value) }) else {
      return call("torch.matmul", arguments.map { .init(nil, floats($0.value)) })
    }
    return Syntax(.binary(.multiply, self(arguments[0].value), self(arguments[1].value)))
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
  private func reduction(_ function: String, _ arguments: [Syntax.Argument]) -> Syntax {
    let isOfTruths =
      ["any", "all"].contains(function)
      && arguments.first.map { isTruth($0.value) && !isNumber($0.value) } == true
    let first =
      isOfTruths
      ? arguments.prefix(1).map { .init($0.label, self($0.value)) } : firstInFloats(arguments)
    let values = first + arguments.dropFirst().map { .init($0.label, self($0.value)) }
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
    default: return call(name(of: function).text, values)
    }
  }

  /// PyTorch takes two tensors for `maximum`, so that a number is a bound.
  private func bound(_ function: String, _ arguments: [Syntax.Argument]) -> Syntax {
    let label = function == "maximum" ? "min" : "max"
    guard arguments.count == 2,
      let place = arguments.firstIndex(where: { isNumber($0.value) })
    else { return call("torch.\(function)", arguments.map { .init($0.label, floats($0.value)) }) }
    let (number, tensor) = (self(arguments[place].value), arguments[1 - place].value)
    if isNumber(tensor) {
      return call(
        function == "maximum" ? "max" : "min", arguments.map { .init(nil, self($0.value)) })
    }
    return call(
      "torch.clamp", [.init(nil, floats(tensor)), .init(.init(label), number)])
  }

  private func limit(_ label: Syntax.Identifier) -> Syntax.Identifier {
    switch label.text {
    case "a_min": "min"
    case "a_max": "max"
    default: label
    }
  }

  /// What `math` has for the numbers that it never refuses.
  static let ofMath: Set<String> = [
    "log", "log2", "log10", "log1p", "sqrt", "sin", "cos", "tan", "tanh", "floor", "ceil",
  ]

  private static let reducing: Set<String> = [
    "sum", "mean", "prod", "var", "std", "max", "amax", "min", "amin", "argmax", "argmin", "norm",
    "any", "all",
  ]

  /// What takes tensors of floats, and gives each number its own.
  private static let ofFloats: Set<String> = ofMath.union([
    "exp", "expm1", "sinh", "cosh", "abs", "absolute", "negative", "exp2", "square", "reciprocal",
    "arcsin", "arccos", "arctan", "sign", "erf", "isnan", "isinf", "isfinite", "zeros_like",
    "ones_like", "add", "subtract", "multiply", "divide", "power", "less", "less_equal", "greater",
    "greater_equal", "not_equal", "logical_and", "logical_or", "logical_xor", "logical_not",
  ])

  /// The functions of the formula language that PyTorch has, as far as they are NumPy's.
  static let inTorch: Set<String> = ofFloats.union(reducing).union([
    "clip", "maximum", "minimum", "where", "dot", "matmul", "trace", "zeros", "ones", "full", "eye",
    "arange", "concatenate", "vstack", "hstack", "reshape", "ravel", "flatten", "squeeze", "diag",
    "len", "float", "int", "load",
  ])
}
