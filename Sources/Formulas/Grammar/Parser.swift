/// Reads formulas; each method is named after the grammar's rule it reads.
///
///     statement   → expression [ ("=" | "+=" | "-=" | …) expression ]
///     expression  → disjunction
///     disjunction → conjunction ( "or" conjunction )*
///     conjunction → inversion ( "and" inversion )*
///     inversion   → "not" inversion | comparison
///     comparison  → bitOr ( ("<" | "<=" | ">" | ">=" | "==" | "!=") bitOr )*
///     bitOr       → bitAnd ( "|" bitAnd )*
///     bitAnd      → sum ( "&" sum )*
///     sum         → term ( ("+" | "-") term )*
///     term        → factor ( ("*" | "/" | "//" | "%" | "@") factor )*
///     factor      → ("-" | "+" | "~") factor | power
///     power       → primary [ "**" factor ]
///     primary     → atom ( arguments | "[" indices "]" | "." name [ arguments ] )*
///     atom        → number | text | name | "(" … ")" | "[" … "]"
public struct Parser {
  /// How deeply parentheses and operators may nest.
  public static let maximumNesting = 200
  /// How many levels a tree may have: a chain of operators is as deep as it is long.
  public static let maximumDepth = 500
  /// How many nodes a tree may have.
  public static let maximumCount = 1 << 18

  private let tokens: [Token]
  private var position = 0
  private var nesting = 0
  private var count = 0

  /// Reads a whole line: an expression or an assignment.
  /// - Throws: the first thing that does not fit, and where.
  public static func parse(_ source: String) throws(FormulaError) -> Statement {
    var parser = Parser(tokens: try Lexer.tokens(of: source))
    return try parser.statement()
  }

  /// Reads an expression where no assignment can stand, as in a condition.
  ///
  /// ```swift
  /// let formula = try Parser.parseExpression("dZ2 @ A1.T / m")
  /// let names = formula.names  // ["dZ2", "A1", "m"]
  /// ```
  ///
  /// - Throws: the first thing that does not fit, and where.
  public static func parseExpression(_ source: String) throws(FormulaError) -> Syntax {
    var parser = Parser(tokens: try Lexer.tokens(of: source))
    try parser.checkNotEmpty()
    let expression = try parser.expression()
    try parser.end()
    return expression
  }

  private init(tokens: [Token]) {
    self.tokens = tokens
  }

  private mutating func checkNotEmpty() throws(FormulaError) {
    while next.kind == .newline { advance() }
    if next.kind == .end { throw FormulaError(.empty, at: next.range) }
  }

  private mutating func statement() throws(FormulaError) -> Statement {
    try checkNotEmpty()
    let first = try expression()
    guard let sign = assignmentSign else {
      try end()
      return .expression(first)
    }
    let target = try target(first)
    advance()
    let value = try expression()
    try end()
    return .assignment(target, sign.isPlain ? nil : sign.operation, value)
  }

  private var assignmentSign: (isPlain: Bool, operation: BinaryOperator?)? {
    guard case .symbol(let symbol) = next.kind else { return nil }
    if symbol == .assign { return (true, nil) }
    guard symbol.rawValue.hasSuffix("="), symbol.rawValue.count > 1 else { return nil }
    return BinaryOperator(rawValue: String(symbol.rawValue.dropLast())).map { (false, $0) }
  }

  private func target(_ syntax: Syntax) throws(FormulaError) -> Statement.Target {
    switch syntax.kind {
    case .name(let name) where !Constants.isReserved(name):
      return .init(.init(name, range: syntax.range))
    case .element(let base, let indices):
      if case .name(let name) = base.kind, !Constants.isReserved(name) {
        return .init(.init(name, range: base.range), indices: indices)
      }
      fallthrough
    default: throw FormulaError(.cannotAssign(to: syntax.description), at: syntax.range)
    }
  }

  /// Nothing but line ends may follow.
  private mutating func end() throws(FormulaError) {
    if next.kind == .newline, following.kind != .end {
      throw FormulaError(.secondLine, at: following.range)
    }
    if next.kind == .newline { advance() }
    guard case .end = next.kind else { throw unexpectedToken() }
  }
}

extension Parser {
  var next: Token { tokens[position] }

  var following: Token { tokens[min(position + 1, tokens.count - 1)] }

  var lastEnd: Int { position == 0 ? 0 : tokens[position - 1].range.upperBound }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  /// Steps over a symbol if it is next.
  mutating func skip(_ symbol: Symbol) -> Bool {
    guard next.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  /// Makes a node and counts it.
  mutating func node(_ kind: Syntax.Kind, from start: Int) throws(FormulaError) -> Syntax {
    let syntax = Syntax(kind, range: start..<lastEnd)
    count += 1
    if syntax.depth > Self.maximumDepth {
      throw FormulaError(.tooDeep(limit: Self.maximumDepth), at: syntax.range)
    }
    if count > Self.maximumCount {
      throw FormulaError(.tooManyParts(limit: Self.maximumCount), at: syntax.range)
    }
    return syntax
  }

  /// Reads something one level deeper.
  mutating func nested<Result>(
    _ read: (inout Parser) throws(FormulaError) -> Result
  ) throws(FormulaError) -> Result {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Self.maximumNesting {
      throw FormulaError(.tooDeep(limit: Self.maximumNesting - 1), at: next.range)
    }
    return try read(&self)
  }

  /// What to say of a token that does not continue the formula.
  func unexpectedToken() -> FormulaError {
    let problem: Problem =
      switch next.kind {
      case .end: .missingValue(found: nil)
      case .newline: .secondLine
      case .number, .text, .name:
        .missingOperator(before: next.kind.text ?? "", between: neighbours)
      case .symbol(let symbol) where symbol == .assign: .assignmentInExpression
      case .symbol(let symbol) where symbol.isClosing: .unopened(symbol.rawValue)
      case .symbol(let symbol) where symbol.closing != nil:
        .missingOperator(before: symbol.rawValue)
      case .symbol(let symbol): .unexpected(symbol.rawValue)
      }
    return FormulaError(problem, at: next.range)
  }
}

// MARK: - Two values without an operator between them

extension Parser {
  /// The value that ends here and the one that begins, where both are names or numbers; parts of one,
  /// as `W2.T`, stand without space.
  private var neighbours: Neighbours? {
    guard let left = side(from: position - 1, by: -1), let right = side(from: position, by: 1),
      left.isName || right.isName
    else { return nil }
    return Neighbours(
      left: left.text, right: right.text, mayBeMatrices: left.isName && right.isName)
  }

  /// What stands from a token on without space, to the one side or the other.
  private func side(from start: Int, by step: Int) -> (text: String, isName: Bool)? {
    var (index, text, isName) = (start, "", true)
    while tokens.indices.contains(index), index == start || touches(index, index - step) {
      guard let part = tokens[index].simplePart else { break }
      text = step > 0 ? text + part : part + text
      if case .number = tokens[index].kind { isName = false }
      index += step
    }
    let isWhole = text.first != "." && text.last != "." && !text.isEmpty
    return isWhole ? (text, isName) : nil
  }

  private func touches(_ one: Int, _ other: Int) -> Bool {
    let (first, second) = (min(one, other), max(one, other))
    return tokens[first].range.upperBound == tokens[second].range.lowerBound
  }
}

extension Token {
  private static let pythons: Set = ["if", "else", "for", "in", "is", "lambda"]

  /// The token in a value's name, as `W2`, `.` and `T` are; nil for others.
  fileprivate var simplePart: String? {
    switch kind {
    case .name(let name) where !Constants.isOperator(name) && !Self.pythons.contains(name): name
    case .number, .symbol(.dot): kind.text
    default: nil
    }
  }
}
