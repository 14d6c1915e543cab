extension Parser {
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

  func missingComma(_ last: Argument?) -> PythonError {
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
}
