import Formulas

/// Two operands whose shapes do not fit together, and what would.
public struct ShapeClash: Sendable {
  /// The error, for its words and its place.
  public let error: FormulaError
  /// The operator between them: `@`, `*`.
  public let sign: String
  /// The operands as source, with their shapes.
  public let operands: [Operand]
  /// Spellings that would fit, with the shapes they give; those of the needed shape first.
  public let fitting: [Operand]

  /// Reads an error; nil where it is not about two operands.
  init?(_ error: FormulaError, in formula: Syntax, needed: [Int]) {
    switch error.problem {
    case .cannotMultiply(let a, let b), .cannotBroadcast(let a, let b): operands = [a, b]
    default: return nil
    }
    self.error = error
    sign = formula.operation(at: error.range)?.rawValue ?? "*"
    let fits = Self.spellings(operands).filter { $0.shape.allSatisfy { $0 > 0 } }
    fitting = fits.filter { $0.shape == needed } + fits.filter { $0.shape != needed }
  }

  /// Products and element-wise products of the operands as they are and transposed.
  private static func spellings(_ operands: [Operand]) -> [Operand] {
    let (a, b) = (operands[0], operands[1])
    guard a.shape.count == 2, b.shape.count == 2 else { return [] }
    let pairs = [
      (a.turned, b), (a, b.turned), (a, b), (b, a), (a.turned, b.turned), (b.turned, a),
      (b, a.turned),
    ]
    let products = pairs.filter { $0.shape[1] == $1.shape[0] }.map { left, right in
      Operand("\(left.held) @ \(right.held)", shape: [left.shape[0], right.shape[1]])
    }
    let elementwise = pairs.filter { $0.shape == $1.shape }.map { left, right in
      Operand("\(left.held) * \(right.held)", shape: left.shape)
    }
    return products + elementwise
  }
}

extension Operand {
  /// The source as one side of a product: in brackets where it is an operation itself.
  fileprivate var held: String {
    var depth = 0
    for sign in text {
      if "([".contains(sign) { depth += 1 } else if ")]".contains(sign) { depth -= 1 }
      if depth == 0, "+-*/@<>=&|~ ".contains(sign) { return "(\(text))" }
    }
    return text
  }

  fileprivate var turned: Operand {
    let isSimple = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    let turned =
      text.hasSuffix(".T") ? String(text.dropLast(2)) : (isSimple ? text : "(\(text))") + ".T"
    return Operand(turned, shape: shape.reversed())
  }
}

extension Syntax {
  /// The operator of the node that stands at a place.
  fileprivate func operation(at place: Range<Int>) -> BinaryOperator? {
    if case .binary(let sign, _, _) = kind, range == place { return sign }
    return kind.children.lazy.compactMap { $0.operation(at: place) }.first
  }
}
