import Formulas

/// The session computes with floats: `1 / 0` is infinite, `3 ** 100` a number. Python's own numbers
/// raise there, and NumPy's whole ones go round, so such a step is told of floats.
extension TwinSpelling {
  /// Whether a step comes to its number in floats only.
  func runsInFloats(_ node: Syntax) -> Bool {
    switch node.kind {
    case .binary(let sign, let left, let right) where Self.signs.contains(sign):
      return isEndless(node, limit: isPythons(node) ? .infinity : Self.mostWhole)
        || sign == .power && isNumPysWhole(left) && hasNegative(right)
    case .call(let function, _), .method(_, let function, _):
      return Self.counting.contains(function.text) && isEndless(node, limit: Self.mostWhole)
    default: return false
    }
  }

  /// Whether a formula is one of Python's own numbers, and not finite.
  func isPythonsEndless(_ formula: Syntax) -> Bool {
    isPythons(formula) && value(formula)?.isWithin(.infinity) == false
  }

  /// A spelled value as floats.
  func inFloats(_ value: Syntax) -> Syntax {
    switch library {
    case .numpy: Syntax(.call("np.float64", [.init(nil, value)]))
    case .torch:
      Syntax(
        .call(
          "torch.as_tensor",
          [.init(nil, value), .init("dtype", Syntax(.name("torch.float64")))]))
    }
  }

  /// A spelled call, of floats where it has to be.
  func inFloats(_ call: Syntax, where isNeeded: Bool) -> Syntax {
    switch call.kind {
    case .call(let function, let arguments) where isNeeded && !arguments.isEmpty:
      let first = Syntax.Argument(arguments[0].label, inFloats(arguments[0].value))
      return Syntax(.call(function, [first] + arguments.dropFirst()))
    case .method(let value, let function, let arguments) where isNeeded:
      return Syntax(.method(inFloats(value), function, arguments))
    default: return call
    }
  }

  /// Whether Python's numbers, or NumPy's whole ones, would not come to a value.
  private func isEndless(_ node: Syntax, limit: Double) -> Bool {
    guard isPythons(node) || hasWholeParts(node) else { return false }
    return value(node)?.isWithin(limit) == false
  }

  private func hasWholeParts(_ node: Syntax) -> Bool {
    node.kind.children.allSatisfy { $0.isWhole(in: source, namesWhole) }
  }

  private func isNumPysWhole(_ node: Syntax) -> Bool {
    !isPythons(node) && node.isWhole(in: source, namesWhole)
  }

  private func hasNegative(_ node: Syntax) -> Bool {
    value(node)?.matrix.elements.contains { $0 < 0 } == true
  }

  /// Whether it is a number of Python's, not of NumPy's.
  func isPythons(_ node: Syntax) -> Bool {
    switch node.kind {
    case .binary(_, let left, let right): isPythons(left) && isPythons(right)
    case .unary(_, let value): isPythons(value)
    case .call(let function, let arguments):
      Self.builtin.contains(function.text)
        || function.text == "round" && arguments.first?.value.isConstantNumber == true
    case .method(_, let function, _): function.text == "item"
    case .member(_, let name): ["size", "ndim"].contains(name.text)
    case .element(let whole, _):
      if case .member(_, let name) = whole.kind { name.text == "shape" } else { false }
    default: isPlainNumber(node)
    }
  }

  private static let signs: Set<BinaryOperator> = [
    .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .power,
  ]
  /// What NumPy keeps whole numbers whole in.
  private static let counting: Set<String> = [
    "add", "subtract", "multiply", "floor_divide", "mod", "remainder", "fmod", "sum", "prod",
    "cumsum", "cumprod", "dot", "matmul", "square",
  ]
  /// Above which NumPy's whole numbers go round.
  private static let mostWhole = 0x1p63
}

extension NumPyArray {
  /// Whether all numbers are below one, in size.
  fileprivate func isWithin(_ limit: Double) -> Bool {
    matrix.elements.allSatisfy { $0.magnitude < limit }
  }
}
