import Formulas

extension Syntax {
  static func named(_ name: String) -> Syntax { Syntax(.name(name)) }

  static func number(_ value: Double) -> Syntax { Syntax(.number(value)) }

  func combined(_ sign: BinaryOperator, _ other: Syntax) -> Syntax {
    Syntax(.binary(sign, self, other), range: range)
  }

  func over(_ divisor: Syntax) -> Syntax { combined(.divide, divisor) }

  var transposed: Syntax { Syntax(.member(self, "T"), range: range) }

  var minus: Syntax { Syntax(.unary(.minus, self), range: range) }

  func calling(_ name: String) -> Syntax {
    Syntax(.call(.init(name), [.init(nil, self)]), range: range)
  }

  /// The name, where it is one.
  var name: String? { if case .name(let name) = kind { name } else { nil } }

  /// What is added at the top, each with its sign; one where nothing is.
  var summands: [(sign: Double, formula: Syntax)] {
    switch kind {
    case .binary(.add, let left, let right): left.summands + right.summands
    case .binary(.subtract, let left, let right):
      left.summands + right.summands.map { (-$0.sign, $0.formula) }
    default: [(1, self)]
    }
  }

  /// A sum; nil where there is nothing to add.
  static func sum(_ parts: [(sign: Double, formula: Syntax)]) -> Syntax? {
    guard let first = parts.first else { return nil }
    let start = first.sign < 0 ? first.formula.minus : first.formula
    return parts.dropFirst().reduce(start) {
      $0.combined($1.sign < 0 ? .subtract : .add, $1.formula)
    }
  }

  /// A product of factors, some of them dividing; nil where there is none.
  static func product(_ factors: [Factor]) -> Syntax? {
    guard let first = factors.first(where: { !$0.isDivisor }) ?? factors.first else { return nil }
    var skipped = false
    let start = first.isDivisor ? Syntax.number(1).over(first.formula) : first.formula
    return factors.reduce(start) { product, factor in
      if !skipped, factor.formula == first.formula, factor.isDivisor == first.isDivisor {
        skipped = true
        return product
      }
      return product.combined(factor.isDivisor ? .divide : .multiply, factor.formula)
    }
  }

  /// The same with the summands or factors a test picks left out; nil where none is or all are.
  func withoutSummands(_ isOut: (Syntax) -> Bool) -> Syntax? {
    let parts = summands
    let kept = parts.filter { !isOut($0.formula) }
    return kept.count < parts.count ? .sum(kept) : nil
  }

  /// The same product without the factors a test picks; nil where none is or all are.
  func withoutFactors(_ isOut: (Factor) -> Bool) -> Syntax? {
    let parts = factors
    let kept = parts.filter { !isOut($0) }
    return kept.count < parts.count ? .product(kept) : nil
  }

  /// Every name of the tree is among these.
  func mentions(_ isMeant: (String) -> Bool) -> Bool { names.contains(where: isMeant) }
}

extension String {
  /// Whether a part stands in it; quicker than `contains`, for names are asked about at every node.
  func holds(_ part: StaticString) -> Bool {
    let size = part.utf8CodeUnitCount
    var own = self
    return own.withUTF8 { own in
      guard own.count >= size else { return false }
      return (0...own.count - size).contains { start in
        (0..<size).allSatisfy { own[start + $0] == part.utf8Start[$0] }
      }
    }
  }
}

extension Syntax {
  /// The formula as its operators: `np.dot(a, b)` as `a @ b`, `np.multiply(a, b)` as `a * b`,
  /// `a.sum(axis=1)` as `sum(a, axis=1)`, `square(x)` as `x ** 2`.
  var normalized: Syntax {
    rewriting { node in
      switch node.kind {
      case .method(let receiver, let name, let arguments):
        name.text == "transpose"
          ? receiver.transposed
          : Syntax(.call(name, [.init(nil, receiver)] + arguments), range: node.range).operation
      case .call: node.operation
      default: nil
      }
    }
  }

  private var operation: Syntax? {
    guard case .call(let name, let arguments) = kind else { return nil }
    let values = arguments.map(\.value)
    if let sign = Self.operators[name.text], values.count == 2 {
      return Syntax(.binary(sign, values[0], values[1]), range: range)
    }
    switch name.text {
    case "square" where values.count == 1:
      return Syntax(.binary(.power, values[0], .number(2)), range: range)
    case "average" where !arguments.contains { $0.label?.text == "weights" }:
      return renamingCall("mean")
    case "transpose" where values.count == 1: return Syntax(.member(values[0], "T"), range: range)
    case "negative" where values.count == 1: return Syntax(.unary(.minus, values[0]), range: range)
    default: return self
    }
  }

  private static let operators: [String: BinaryOperator] = [
    "dot": .matrixProduct, "matmul": .matrixProduct, "multiply": .multiply, "divide": .divide,
    "add": .add, "subtract": .subtract, "power": .power,
  ]
}
