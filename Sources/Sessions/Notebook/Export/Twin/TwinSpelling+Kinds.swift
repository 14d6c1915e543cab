import Formulas

/// PyTorch's functions take tensors of floats. Numbers of Python's, truths and whole numbers are made
/// such where NumPy does it by itself.
extension TwinSpelling {
  /// A formula spelled, as a tensor of floats.
  func floats(_ node: Syntax) -> Syntax {
    let spelled = self(node)
    guard isNumber(node) || isTruth(node) || isWhole(node) else { return spelled }
    let type = Syntax(.call("torch.get_default_dtype", []))
    return Syntax(.call("torch.as_tensor", [.init(nil, spelled), .init("dtype", type)]))
  }

  /// Whether a formula is a number to Python, no tensor.
  func isNumber(_ node: Syntax) -> Bool {
    switch node.kind {
    case .name(let name): namesNumber(name) || Self.numbers.contains(name)
    case .unary, .binary, .comparison: node.kind.children.allSatisfy(isNumber)
    case .call(let function, let arguments):
      isPythons(node) || isPythons(function.text, of: arguments)
        || ["maximum", "minimum"].contains(function.text)
          && arguments.allSatisfy { isNumber($0.value) }
    default: isPythons(node)
    }
  }

  /// Whether a function is called as Python's own, which gives a number.
  func isPythons(_ function: String, of arguments: [Syntax.Argument]) -> Bool {
    if ["abs", "absolute"].contains(function) {
      return arguments.allSatisfy { isNumber($0.value) }
    }
    return Self.ofMath.contains(function) && arguments.count == 1
      && isPositive(arguments[0].value)
  }

  /// Whether it is written as a number above 0: `math` raises where NumPy has -inf or NaN.
  private func isPositive(_ node: Syntax) -> Bool {
    switch node.kind {
    case .number(let number): number > 0 && number.isFinite
    case .name("pi"): meaning("pi") == nil
    case .binary(.add, let left, let right), .binary(.multiply, let left, let right),
      .binary(.divide, let left, let right):
      isPositive(left) && isPositive(right)
    default: false
    }
  }

  /// Whether a formula is worth truths.
  func isTruth(_ node: Syntax) -> Bool {
    switch node.kind {
    case .comparison, .binary(.bitAnd, _, _), .binary(.bitOr, _, _): true
    case .name(let name): namesTruth(name)
    case .unary(let sign, let value): sign != .minus && isTruth(value)
    case .call(let function, _), .method(_, let function, _): Self.telling.contains(function.text)
    case .element(let whole, _), .member(let whole, "T"): isTruth(whole)
    default: false
    }
  }

  /// Whether a formula is worth a tensor of whole numbers: places, or truths that were counted.
  func isWhole(_ node: Syntax) -> Bool {
    switch node.kind {
    case .name(let name): namesWhole(name)
    case .call(let function, _), .method(_, let function, _):
      ["argmax", "argmin"].contains(function.text)
    case .unary(_, let value): isTruth(value) || isWhole(value)
    case .binary(_, let left, let right):
      [left, right].allSatisfy { isTruth($0) || isWhole($0) || isNumber($0) }
    case .element(let whole, _), .member(let whole, "T"): isWhole(whole)
    default: false
    }
  }

  private static let numbers: Set<String> = ["pi", "e", "inf", "nan"]
  private static let telling: Set<String> = [
    "any", "all", "isnan", "isinf", "isfinite", "less", "less_equal", "greater", "greater_equal",
    "not_equal", "logical_and", "logical_or", "logical_xor", "logical_not",
  ]
}

/// What stands between brackets.
extension TwinSpelling {
  /// An index: a list of places stays one, and an array that was one is whole again.
  func index(_ index: Syntax.Index) -> Syntax.Index {
    guard case .value(let place) = index else { return index.mapChildren(callAsFunction) }
    if case .list = place.kind { return .value(given(place)) }
    guard isListOfPlaces(place) else { return .value(self(place)) }
    let whole: Syntax.Kind =
      library == .numpy
      ? .method(self(place), "astype", [.init(nil, Syntax(.name("int")))])
      : .method(self(place), "long", [])
    return .value(Syntax(whole))
  }

  /// Whether it is reckoned from a list, whose numbers are floats in the program.
  private func isListOfPlaces(_ place: Syntax) -> Bool {
    switch place.kind {
    case .name, .binary:
      value(place).map { $0.rank > 0 && !$0.isLogical } ?? false
    default: false
    }
  }
}
