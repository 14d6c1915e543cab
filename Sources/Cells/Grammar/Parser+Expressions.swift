extension Parser {
  /// A value: a tuple where there are commas without brackets.
  mutating func readValue(allowsStar: Bool = false) throws -> Expression {
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
    return Expression(.tuple(items), start.to(previous.span))
  }

  private var endsValue: Bool {
    switch token.kind {
    case .newline, .end: true
    case .symbol(let symbol):
      ["=", ")", "]", "}", ":", ";"].contains(symbol) || symbol.hasSuffix("=")
    default: false
    }
  }

  private mutating func readItem(allowsStar: Bool) throws -> Expression {
    guard allowsStar, token.isSymbol("*") else { return try readTest() }
    let start = token.span
    position += 1
    let inner = try readBinary(0)
    return Expression(.starred(inner), start.to(inner.span))
  }

  mutating func readTest() throws -> Expression {
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
      return Expression(
        .choice(condition: condition, value, other), value.span.to(other.span))
    }
  }

  private mutating func readOr() throws -> Expression {
    var left = try readAnd()
    while takeKeyword("or") {
      try lengthen()
      let right = try readAnd()
      left = Expression(.or(left, right), left.span.to(right.span))
    }
    return left
  }

  private mutating func readAnd() throws -> Expression {
    var left = try readNot()
    while takeKeyword("and") {
      try lengthen()
      let right = try readNot()
      left = Expression(.and(left, right), left.span.to(right.span))
    }
    return left
  }

  private mutating func readNot() throws -> Expression {
    guard token.isKeyword("not") else { return try readComparison() }
    let start = token.span
    position += 1
    let operand = try nested { (parser) in try parser.readNot() }
    return Expression(.unary(.not, operand), start.to(operand.span))
  }

  private mutating func readComparison() throws -> Expression {
    let first = try readBinary(0)
    var rest: [(ComparisonOperator, Expression)] = []
    while let comparison = takeComparison() { rest.append((comparison, try readBinary(0))) }
    guard let last = rest.last else { return first }
    return Expression(.compare(first, rest), first.span.to(last.1.span))
  }

  private mutating func takeComparison() -> ComparisonOperator? {
    switch token.kind {
    case .symbol(let symbol):
      guard ["<", "<=", ">", ">=", "==", "!="].contains(symbol) else { return nil }
      position += 1
      return ComparisonOperator(rawValue: symbol)
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

  private static let levels: [[String]] = [
    ["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%", "@"],
  ]

  mutating func readBinary(_ level: Int) throws -> Expression {
    guard level < Self.levels.count else { return try readUnary() }
    var left = try readBinary(level + 1)
    while case .symbol(let symbol) = token.kind, Self.levels[level].contains(symbol),
      let operation = BinaryOperator(rawValue: symbol)
    {
      position += 1
      try lengthen()
      let right = try readBinary(level + 1)
      left = Expression(.binary(operation, left, right), left.span.to(right.span))
    }
    return left
  }

  private mutating func readUnary() throws -> Expression {
    let operators: [String: UnaryOperator] = ["-": .minus, "+": .plus, "~": .invert]
    guard case .symbol(let symbol) = token.kind, let operation = operators[symbol] else {
      return try readPower()
    }
    let start = token.span
    position += 1
    let operand = try nested { (parser) in try parser.readUnary() }
    return Expression(.unary(operation, operand), start.to(operand.span))
  }

  private mutating func readPower() throws -> Expression {
    let base = try readPrimary()
    guard take("**") else { return base }
    let exponent = try nested { (parser) in try parser.readUnary() }
    return Expression(.binary(.power, base, exponent), base.span.to(exponent.span))
  }

  // MARK: Primaries

  mutating func readPrimary() throws -> Expression {
    var value = try readAtom()
    while case .symbol(let symbol) = token.kind {
      try lengthen()
      switch symbol {
      case "(":
        let arguments = try readArguments()
        value = Expression(.call(value, arguments), value.span.to(previous.span))
      case "[":
        position += 1
        let index = try nested { (parser) in try parser.readIndex() }
        try expect("]")
        value = Expression(.index(value, index), value.span.to(previous.span))
      case ".":
        position += 1
        let name = try readName()
        value = Expression(.attribute(value, name), value.span.to(previous.span))
      default: return value
      }
    }
    return value
  }

  private mutating func readArguments() throws -> [Argument] {
    position += 1
    return try nested { (parser) in
      var arguments: [Argument] = []
      while !parser.token.isSymbol(")") {
        let argument = try parser.readArgument(after: arguments)
        arguments.append(argument)
        if !parser.take(",") { break }
      }
      guard parser.take(")") else { throw parser.missingComma(arguments.last) }
      return arguments
    }
  }

  private func missingComma(_ last: Argument?) -> PythonError {
    guard let last, !token.isSymbol("=") else { return unexpected() }
    return PythonError(
      .syntax, "invalid syntax. Perhaps you forgot a comma?", at: last.value.span.to(token.span))
  }

  private mutating func readArgument(after earlier: [Argument]) throws -> Argument {
    if take("**") { return Argument(kind: .doubleStar, value: try readTest()) }
    if take("*") { return Argument(kind: .star, value: try readTest()) }
    if case .name(let name) = token.kind, next.isSymbol("=") {
      if earlier.contains(where: { if case .named(name) = $0.kind { true } else { false } }) {
        throw PythonError(.syntax, "keyword argument repeated: \(name)", at: token.span)
      }
      position += 2
      return Argument(kind: .named(name), value: try readTest())
    }
    let start = token.span
    let (value, generator) = try readWithClauses(.generator)
    if generator == nil,
      earlier.contains(where: { if case .named = $0.kind { true } else { false } })
    {
      throw PythonError(
        .syntax, "positional argument follows keyword argument", at: start.to(value.span))
    }
    return Argument(kind: .positional, value: generator ?? value)
  }

  private mutating func readIndex() throws -> Expression {
    let start = token.span
    var items = [try readSubscript()]
    guard token.isSymbol(",") else { return items[0] }
    while take(",") {
      if token.isSymbol("]") { break }
      items.append(try readSubscript())
    }
    return Expression(.tuple(items), start.to(previous.span))
  }

  private mutating func readSubscript() throws -> Expression {
    let start = token.span
    func ends(_ token: Token) -> Bool {
      token.isSymbol(":") || token.isSymbol(",") || token.isSymbol("]")
    }
    let first = ends(token) ? nil : try readTest()
    guard take(":") else {
      guard let first else { throw unexpected() }
      return first
    }
    let stop = ends(token) ? nil : try readTest()
    var step: Expression?
    if take(":") { step = ends(token) ? nil : try readTest() }
    return Expression(.slice(first, stop, step), start.to(previous.span))
  }

  // MARK: Atoms

  private mutating func readAtom() throws -> Expression {
    let token = token
    switch token.kind {
    case .name(let name):
      position += 1
      scope.use(name)
      return Expression(.name(name), token.span)
    case .number(let value):
      position += 1
      return Expression(.constant(value), token.span)
    case .text: return try readTexts()
    case .symbol("("): return try nested { (parser) in try parser.readBrackets() }
    case .symbol("["): return try nested { (parser) in try parser.readList() }
    case .symbol("{"): return try nested { (parser) in try parser.readBraces() }
    case .symbol("..."):
      position += 1
      return Expression(.constant(.ellipsis), token.span)
    case .keyword(let word):
      guard let constant = Self.constants[word] else { throw unexpectedWord(word) }
      position += 1
      return Expression(.constant(constant), token.span)
    default: throw unexpected()
    }
  }

  private static var constants: [String: Value] {
    ["None": .none, "True": .bool(true), "False": .bool(false)]
  }

  private func unexpectedWord(_ word: String) -> PythonError {
    switch word {
    case "yield": leftOut("generators with yield", "带 yield 的生成器", at: token.span)
    case "await": leftOut("async functions", "异步函数", at: token.span)
    default: unexpected()
    }
  }

  private mutating func readTexts() throws -> Expression {
    let start = token.span
    var pieces: [TextPiece] = []
    while case .text(let parts) = token.kind {
      position += 1
      pieces += try readPieces(parts)
    }
    let span = start.to(previous.span)
    var letters = ""
    for piece in pieces {
      guard case .literal(let text) = piece else { return Expression(.text(pieces), span) }
      letters += text
    }
    return Expression(.constant(.string(letters)), span)
  }

  private mutating func readPieces(_ parts: [TextPart]) throws -> [TextPiece] {
    var pieces: [TextPiece] = []
    for part in parts {
      switch part {
      case .literal(let text): pieces.append(.literal(text))
      case .field(let span, _, let conversion, let format):
        let expression = try readField(span)
        pieces.append(
          .field(expression, conversion: conversion, format: try readPieces(format)))
      }
    }
    return pieces
  }

  private mutating func readField(_ span: Span) throws -> Expression {
    try nested { (parser) in
      var lexer = Lexer(parser.source, within: span)
      let (outer, outerPosition) = (parser.tokens, parser.position)
      parser.tokens = try lexer.read()
      parser.position = 0
      let expression = try parser.readValue()
      guard parser.isEnd else {
        throw PythonError(.syntax, "f-string: invalid syntax", at: parser.token.span)
      }
      parser.tokens = outer
      parser.position = outerPosition
      return expression
    }
  }

  // MARK: Brackets

  private mutating func readBrackets() throws -> Expression {
    let start = token.span
    position += 1
    if take(")") { return Expression(.tuple([]), start.to(previous.span)) }
    let (first, generator) = try readWithClauses(.generator)
    if let generator {
      try close(")", first)
      return generator
    }
    if take(":=") {
      throw leftOut("assignments inside expressions (:=)", "表达式里的赋值 (:=)", at: previous.span)
    }
    guard token.isSymbol(",") else {
      try close(")", first)
      // The brackets belong to what an error points at, its first line does not change.
      return Expression(first.kind, first.span)
    }
    let items = try readRest(first, until: ")")
    return Expression(.tuple(items), start.to(previous.span))
  }

  private mutating func close(_ symbol: String, _ last: Expression) throws {
    guard take(symbol) else { throw missingComma(Argument(kind: .positional, value: last)) }
  }

  private mutating func readRest(_ first: Expression, until end: String) throws -> [Expression] {
    var items = [first]
    while take(",") {
      if token.isSymbol(end) { break }
      items.append(try readItem(allowsStar: true))
    }
    try close(end, items[items.count - 1])
    return items
  }

  private mutating func readList() throws -> Expression {
    let start = token.span
    position += 1
    if take("]") { return Expression(.list([]), start.to(previous.span)) }
    let (first, comprehension) = try readWithClauses(.list)
    if let comprehension {
      try close("]", first)
      return comprehension
    }
    let items = try readRest(first, until: "]")
    return Expression(.list(items), start.to(previous.span))
  }

  private mutating func readBraces() throws -> Expression {
    let start = token.span
    position += 1
    if take("}") { return Expression(.dict([]), start.to(previous.span)) }
    if token.isSymbol("**") { return try readDict(start, []) }
    if hasClauses { return try readBracesWithClauses(start) }
    let first = try readItem(allowsStar: true)
    guard take(":") else {
      return Expression(.set(try readRest(first, until: "}")), start.to(previous.span))
    }
    let value = try readTest()
    guard token.isSymbol(",") || token.isSymbol("}") else {
      throw missingComma(Argument(kind: .positional, value: value))
    }
    _ = take(",")
    return try readDict(start, [(first, value)])
  }

  private mutating func readBracesWithClauses(_ start: Span) throws -> Expression {
    let pair = try readInside { (parser) -> (Expression, Expression?) in
      let key = try parser.readTest()
      return (key, parser.take(":") ? try parser.readTest() : nil)
    }
    let clauses = try readClauses(pair.scope)
    guard !clauses.isEmpty else { throw unexpected() }
    try expect("}")
    let syntax = ComprehensionSyntax(
      pair.result.1 == nil ? .set : .dict, pair.result.0, value: pair.result.1, clauses,
      scope: pair.scope)
    return Expression(.comprehension(syntax), start.to(previous.span))
  }

  private mutating func readDict(
    _ start: Span, _ first: [(key: Expression?, value: Expression)]
  ) throws -> Expression {
    var pairs = first
    while !token.isSymbol("}") {
      if take("**") {
        pairs.append((nil, try readTest()))
      } else {
        let key = try readTest()
        guard take(":") else {
          throw PythonError(.syntax, "':' expected after dictionary key", at: key.span)
        }
        pairs.append((key, try readTest()))
      }
      if !take(",") { break }
    }
    guard take("}") else {
      throw missingComma(pairs.last.map { Argument(kind: .positional, value: $0.value) })
    }
    return Expression(.dict(pairs), start.to(previous.span))
  }

  /// An item, or where `for` follows it a comprehension of it.
  private mutating func readWithClauses(
    _ kind: ComprehensionSyntax.Kind
  ) throws -> (Expression, comprehension: Expression?) {
    let start = token.span
    guard hasClauses else { return (try readItem(allowsStar: true), nil) }
    let inner = try readInside { (parser) in try parser.readTest() }
    let clauses = try readClauses(inner.scope)
    guard !clauses.isEmpty else { throw unexpected() }
    let syntax = ComprehensionSyntax(kind, inner.result, clauses, scope: inner.scope)
    return (inner.result, Expression(.comprehension(syntax), start.to(previous.span)))
  }

  /// Whether a `for` follows before the next comma or closing bracket.
  private var hasClauses: Bool {
    var depth = 0
    var lambdas = 0
    for token in tokens[position...] {
      switch token.kind {
      case .symbol("("), .symbol("["), .symbol("{"): depth += 1
      case .symbol(")"), .symbol("]"), .symbol("}"):
        depth -= 1
        if depth < 0 { return false }
      case .keyword("for") where depth == 0: return true
      case .keyword("lambda") where depth == 0: lambdas += 1
      case .symbol(":") where depth == 0 && lambdas > 0: lambdas -= 1
      case .symbol(",") where depth == 0 && lambdas == 0: return false
      case .newline, .end: return false
      default: break
      }
    }
    return false
  }

  /// Reads with a comprehension's own names around.
  private mutating func readInside<Result>(
    _ read: (inout Parser) throws -> Result
  ) throws -> (scope: Scope, result: Result) {
    let inner = Scope(.comprehension)
    scope.adopt(inner)
    scopes.append(inner)
    let result = try read(&self)
    scopes.removeLast()
    return (inner, result)
  }

  private mutating func readClauses(_ inner: Scope) throws -> [ComprehensionSyntax.Clause] {
    var clauses: [ComprehensionSyntax.Clause] = []
    while takeKeyword("for") {
      scopes.append(inner)
      let target = try readTargetList()
      try bind(target)
      scopes.removeLast()
      guard takeKeyword("in") else { throw unexpected() }
      // The first source is worked out outside, all others inside.
      if !clauses.isEmpty { scopes.append(inner) }
      let source = try readOr()
      if clauses.isEmpty { scopes.append(inner) }
      var conditions: [Expression] = []
      while takeKeyword("if") { conditions.append(try readOrLambda()) }
      scopes.removeLast()
      clauses.append(.init(target: target, source: source, conditions: conditions))
    }
    return clauses
  }

  private mutating func readOrLambda() throws -> Expression {
    token.isKeyword("lambda") ? try readLambda() : try readOr()
  }
}
