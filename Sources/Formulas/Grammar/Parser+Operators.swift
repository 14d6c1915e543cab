extension Parser {
  mutating func expression() throws(FormulaError) -> Syntax {
    try nested { (parser) throws(FormulaError) in try parser.disjunction() }
  }

  private mutating func disjunction() throws(FormulaError) -> Syntax {
    try chain(.disjunction) { (parser) throws(FormulaError) in try parser.conjunction() }
  }

  private mutating func conjunction() throws(FormulaError) -> Syntax {
    try chain(.conjunction) { (parser) throws(FormulaError) in try parser.inversion() }
  }

  private mutating func inversion() throws(FormulaError) -> Syntax {
    guard next.kind == .name("not") else { return try comparison() }
    return try prefix(.not) { (parser) throws(FormulaError) in try parser.inversion() }
  }

  private mutating func comparison() throws(FormulaError) -> Syntax {
    let start = next.range.lowerBound
    let first = try bitOr()
    var links: [Syntax.Comparison] = []
    while case .symbol(let symbol) = next.kind,
      let sign = symbol.comparison
    {
      advance()
      links.append(.init(sign, try bitOr()))
    }
    return links.isEmpty ? first : try node(.comparison(first, links), from: start)
  }

  private mutating func bitOr() throws(FormulaError) -> Syntax {
    try chain(.bitOr) { (parser) throws(FormulaError) in try parser.bitAnd() }
  }

  private mutating func bitAnd() throws(FormulaError) -> Syntax {
    try chain(.bitAnd) { (parser) throws(FormulaError) in try parser.sum() }
  }

  private mutating func sum() throws(FormulaError) -> Syntax {
    try chain(.sum) { (parser) throws(FormulaError) in try parser.term() }
  }

  private mutating func term() throws(FormulaError) -> Syntax {
    try chain(.term) { (parser) throws(FormulaError) in try parser.factor() }
  }

  private mutating func factor() throws(FormulaError) -> Syntax {
    guard case .symbol(let symbol) = next.kind, let sign = UnaryOperator(rawValue: symbol.rawValue)
    else { return try power() }
    return try prefix(sign) { (parser) throws(FormulaError) in try parser.factor() }
  }

  private mutating func power() throws(FormulaError) -> Syntax {
    let start = next.range.lowerBound
    let base = try primary()
    guard skip(.doubleStar) else { return base }
    let exponent = try nested { (parser) throws(FormulaError) in try parser.factor() }
    return try node(.binary(.power, base, exponent), from: start)
  }

  /// Operands of a tighter rule with this rule's operators between them, grouped from the left.
  private mutating func chain(
    _ rule: Precedence, _ operand: (inout Parser) throws(FormulaError) -> Syntax
  ) throws(FormulaError) -> Syntax {
    let start = next.range.lowerBound
    var left = try operand(&self)
    while let sign = binaryOperator, sign.precedence == rule {
      advance()
      left = try node(.binary(sign, left, try operand(&self)), from: start)
    }
    return left
  }

  private var binaryOperator: BinaryOperator? {
    switch next.kind {
    case .symbol(let symbol): symbol.binaryOperator
    case .name(let name): BinaryOperator(rawValue: name)
    default: nil
    }
  }

  private mutating func prefix(
    _ sign: UnaryOperator, _ operand: (inout Parser) throws(FormulaError) -> Syntax
  ) throws(FormulaError) -> Syntax {
    let start = next.range.lowerBound
    advance()
    return try node(.unary(sign, try nested(operand)), from: start)
  }
}
