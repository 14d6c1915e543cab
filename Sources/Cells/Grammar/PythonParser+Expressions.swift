extension PythonParser {
  /// A value: a tuple where there are commas without brackets.
  mutating func readValue(allowsStar: Bool = false) throws -> PythonExpression {
    let start = token.span
    let first = try readItem(allowsStar: true)
    guard token.isSymbol(",") else {
      if case .starred = first.kind, !allowsStar {
        throw PythonError(.syntax, "can't use starred expression here", at: first.span)
      }
      return first
    }
    var items = [first]
    while take(",") {
      if endsValue { break }
      items.append(try readItem(allowsStar: true))
    }
    return PythonExpression(.tuple(items), start.to(previous.span))
  }

  private var endsValue: Bool {
    switch token.kind {
    case .newline, .end: true
    case .symbol(let symbol):
      ["=", ")", "]", "}", ":", ";"].contains(symbol) || symbol.hasSuffix("=")
    default: false
    }
  }

  mutating func readItem(allowsStar: Bool) throws -> PythonExpression {
    guard allowsStar, token.isSymbol("*") else { return try readTest() }
    let start = token.span
    position += 1
    let inner = try readBinary(0)
    return PythonExpression(.starred(inner), start.to(inner.span))
  }

  mutating func readTest() throws -> PythonExpression {
    try nested { (parser) in
      if parser.token.isKeyword("lambda") { return try parser.readLambda() }
      let value = try parser.readOr()
      guard parser.takeKeyword("if") else { return value }
      let condition = try parser.readOr()
      guard parser.takeKeyword("else") else {
        throw PythonError(
          .syntax, "expected 'else' after 'if' expression", at: value.span.to(condition.span))
      }
      let other = try parser.readTest()
      return PythonExpression(
        .choice(condition: condition, value, other), value.span.to(other.span))
    }
  }

  mutating func readOr() throws -> PythonExpression {
    var left = try readAnd()
    while takeKeyword("or") {
      try lengthen()
      let right = try readAnd()
      left = PythonExpression(.or(left, right), left.span.to(right.span))
    }
    return left
  }

  private mutating func readAnd() throws -> PythonExpression {
    var left = try readNot()
    while takeKeyword("and") {
      try lengthen()
      let right = try readNot()
      left = PythonExpression(.and(left, right), left.span.to(right.span))
    }
    return left
  }

  private mutating func readNot() throws -> PythonExpression {
    guard token.isKeyword("not") else { return try readComparison() }
    let start = token.span
    position += 1
    let operand = try nested { (parser) in try parser.readNot() }
    return PythonExpression(.unary(.not, operand), start.to(operand.span))
  }

  private mutating func readComparison() throws -> PythonExpression {
    let first = try readBinary(0)
    var rest: [(PythonComparison, PythonExpression)] = []
    while let comparison = takeComparison() { rest.append((comparison, try readBinary(0))) }
    guard let last = rest.last else { return first }
    return PythonExpression(.compare(first, rest), first.span.to(last.1.span))
  }

  private mutating func takeComparison() -> PythonComparison? {
    switch token.kind {
    case .symbol(let symbol):
      guard ["<", "<=", ">", ">=", "==", "!="].contains(symbol) else { return nil }
      position += 1
      return PythonComparison(rawValue: symbol)
    case .keyword("in"):
      position += 1
      return .isIn
    case .keyword("not") where next.isKeyword("in"):
      position += 2
      return .notIn
    case .keyword("is"):
      position += 1
      return takeKeyword("not") ? .isNot : .isSame
    default: return nil
    }
  }

  static let levels: [[String]] = [
    ["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%", "@"],
  ]

  mutating func readBinary(_ level: Int) throws -> PythonExpression {
    guard level < Self.levels.count else { return try readUnary() }
    var left = try readBinary(level + 1)
    while case .symbol(let symbol) = token.kind, Self.levels[level].contains(symbol),
      let operation = PythonBinaryOperator(rawValue: symbol)
    {
      position += 1
      try lengthen()
      let right = try readBinary(level + 1)
      left = PythonExpression(.binary(operation, left, right), left.span.to(right.span))
    }
    return left
  }

  private mutating func readUnary() throws -> PythonExpression {
    let operators: [String: PythonUnaryOperator] = ["-": .minus, "+": .plus, "~": .invert]
    guard case .symbol(let symbol) = token.kind, let operation = operators[symbol] else {
      return try readPower()
    }
    let start = token.span
    position += 1
    let operand = try nested { (parser) in try parser.readUnary() }
    return PythonExpression(.unary(operation, operand), start.to(operand.span))
  }

  private mutating func readPower() throws -> PythonExpression {
    let base = try readPrimary()
    guard take("**") else { return base }
    let exponent = try nested { (parser) in try parser.readUnary() }
    return PythonExpression(.binary(.power, base, exponent), base.span.to(exponent.span))
  }
}
