extension PythonParser {
  mutating func readBrackets() throws -> PythonExpression {
    let start = token.span
    position += 1
    if take(")") { return PythonExpression(.tuple([]), start.to(previous.span)) }
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
      if case .starred = first.kind {
        throw PythonError(.syntax, "cannot use starred expression here", at: first.span)
      }
      // The brackets belong to what an error points at, its first line does not change.
      return PythonExpression(first.kind, first.span)
    }
    let items = try readRest(first, until: ")")
    return PythonExpression(.tuple(items), start.to(previous.span))
  }

  mutating func close(_ symbol: String, _ last: PythonExpression) throws {
    guard take(symbol) else { throw missingComma(PythonArgument(kind: .positional, value: last)) }
  }

  private mutating func readRest(_ first: PythonExpression, until end: String) throws
    -> [PythonExpression]
  {
    var items = [first]
    while take(",") {
      if token.isSymbol(end) { break }
      items.append(try readItem(allowsStar: true))
    }
    try close(end, items[items.count - 1])
    return items
  }

  mutating func readList() throws -> PythonExpression {
    let start = token.span
    position += 1
    if take("]") { return PythonExpression(.list([]), start.to(previous.span)) }
    let (first, comprehension) = try readWithClauses(.list)
    if let comprehension {
      try close("]", first)
      return comprehension
    }
    let items = try readRest(first, until: "]")
    return PythonExpression(.list(items), start.to(previous.span))
  }

  mutating func readBraces() throws -> PythonExpression {
    let start = token.span
    position += 1
    if take("}") { return PythonExpression(.dict([]), start.to(previous.span)) }
    if token.isSymbol("**") { return try readDict(start, []) }
    if hasClauses { return try readBracesWithClauses(start) }
    let first = try readItem(allowsStar: true)
    guard take(":") else {
      return PythonExpression(.set(try readRest(first, until: "}")), start.to(previous.span))
    }
    let value = try readDictValue()
    guard token.isSymbol(",") || token.isSymbol("}") else {
      throw missingComma(PythonArgument(kind: .positional, value: value))
    }
    _ = take(",")
    return try readDict(start, [(first, value)])
  }

  private mutating func readBracesWithClauses(_ start: Span) throws -> PythonExpression {
    let pair = try readInside { (parser) -> (PythonExpression, PythonExpression?) in
      let key = try parser.readTest()
      return (key, parser.take(":") ? try parser.readTest() : nil)
    }
    let clauses = try readClauses(pair.scope)
    guard !clauses.isEmpty else { throw unexpected() }
    try expect("}")
    let syntax = ComprehensionSyntax(
      pair.result.1 == nil ? .set : .dict, pair.result.0, value: pair.result.1, clauses,
      scope: pair.scope)
    return PythonExpression(.comprehension(syntax), start.to(previous.span))
  }

  private mutating func readDictValue() throws -> PythonExpression {
    if token.isSymbol("}") || token.isSymbol(",") {
      throw PythonError(
        .syntax, "expression expected after dictionary key and ':'", at: previous.span)
    }
    return try readTest()
  }

  private mutating func readDict(
    _ start: Span, _ first: [(key: PythonExpression?, value: PythonExpression)]
  ) throws -> PythonExpression {
    var pairs = first
    while !token.isSymbol("}") {
      if take("**") {
        pairs.append((nil, try readTest()))
      } else {
        let key = try readTest()
        guard take(":") else {
          throw PythonError(.syntax, "':' expected after dictionary key", at: key.span)
        }
        pairs.append((key, try readDictValue()))
      }
      if !take(",") { break }
    }
    guard take("}") else {
      throw missingComma(pairs.last.map { PythonArgument(kind: .positional, value: $0.value) })
    }
    return PythonExpression(.dict(pairs), start.to(previous.span))
  }

  /// An item, or where `for` follows it a comprehension of it.
  mutating func readWithClauses(
    _ kind: ComprehensionSyntax.Kind
  ) throws -> (PythonExpression, comprehension: PythonExpression?) {
    let start = token.span
    guard hasClauses else { return (try readItem(allowsStar: true), nil) }
    let inner = try readInside { (parser) in try parser.readTest() }
    let clauses = try readClauses(inner.scope)
    guard !clauses.isEmpty else { throw unexpected() }
    let syntax = ComprehensionSyntax(kind, inner.result, clauses, scope: inner.scope)
    return (inner.result, PythonExpression(.comprehension(syntax), start.to(previous.span)))
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
    _ read: (inout PythonParser) throws -> Result
  ) throws -> (scope: PythonScope, result: Result) {
    let inner = PythonScope(.comprehension)
    scope.adopt(inner)
    scopes.append(inner)
    let result = try read(&self)
    scopes.removeLast()
    return (inner, result)
  }

  private mutating func readClauses(_ inner: PythonScope) throws -> [ComprehensionSyntax.Clause] {
    var clauses: [ComprehensionSyntax.Clause] = []
    while takeKeyword("for") {
      scopes.append(inner)
      brackets += 1
      let target = try readLoopTarget()
      brackets -= 1
      scopes.removeLast()
      // The first source is worked out outside, all others inside.
      if !clauses.isEmpty { scopes.append(inner) }
      let source = try readOr()
      if clauses.isEmpty { scopes.append(inner) }
      var conditions: [PythonExpression] = []
      while takeKeyword("if") { conditions.append(try readOrLambda()) }
      scopes.removeLast()
      clauses.append(.init(target: target, source: source, conditions: conditions))
    }
    return clauses
  }

  private mutating func readOrLambda() throws -> PythonExpression {
    token.isKeyword("lambda") ? try readLambda() : try readOr()
  }
}
