extension PythonParser {
  mutating func readPrimary() throws -> PythonExpression {
    var value = try readAtom()
    while case .symbol(let symbol) = token.kind {
      try lengthen()
      switch symbol {
      case "(":
        let arguments = try readArguments()
        value = PythonExpression(.call(value, arguments), value.span.to(previous.span))
      case "[":
        position += 1
        let index = try nested { (parser) in try parser.readIndex() }
        try expect("]")
        value = PythonExpression(.index(value, index), value.span.to(previous.span))
      case ".":
        position += 1
        let name = try readName()
        value = PythonExpression(.attribute(value, name), value.span.to(previous.span))
      default: return value
      }
    }
    return value
  }

  private mutating func readArguments() throws -> [PythonArgument] {
    position += 1
    return try nested { (parser) in
      var arguments: [PythonArgument] = []
      while !parser.token.isSymbol(")") {
        let argument = try parser.readArgument(after: arguments)
        arguments.append(argument)
        if !parser.take(",") { break }
      }
      guard parser.take(")") else { throw parser.missingComma(arguments.last) }
      return arguments
    }
  }

  func missingComma(_ last: PythonArgument?) -> PythonError {
    guard let last, !token.isSymbol("=") else { return unexpected() }
    return PythonError(
      .syntax, "invalid syntax. Perhaps you forgot a comma?", at: last.value.span.to(token.span))
  }

  private mutating func readArgument(after earlier: [PythonArgument]) throws -> PythonArgument {
    if take("**") { return PythonArgument(kind: .doubleStar, value: try readTest()) }
    if take("*") { return PythonArgument(kind: .star, value: try readTest()) }
    if case .name(let name) = token.kind, next.isSymbol("=") {
      if earlier.contains(where: { if case .named(name) = $0.kind { true } else { false } }) {
        throw PythonError(.syntax, "keyword argument repeated: \(name)", at: token.span)
      }
      position += 2
      return PythonArgument(kind: .named(name), value: try readTest())
    }
    let start = token.span
    let (value, generator) = try readWithClauses(.generator)
    if generator == nil,
      earlier.contains(where: { if case .named = $0.kind { true } else { false } })
    {
      throw PythonError(
        .syntax, "positional argument follows keyword argument", at: start.to(value.span))
    }
    return PythonArgument(kind: .positional, value: generator ?? value)
  }

  private mutating func readIndex() throws -> PythonExpression {
    let start = token.span
    var items = [try readSubscript()]
    guard token.isSymbol(",") else { return items[0] }
    while take(",") {
      if token.isSymbol("]") { break }
      items.append(try readSubscript())
    }
    return PythonExpression(.tuple(items), start.to(previous.span))
  }

  private mutating func readSubscript() throws -> PythonExpression {
    let start = token.span
    func ends(_ token: PythonToken) -> Bool {
      token.isSymbol(":") || token.isSymbol(",") || token.isSymbol("]")
    }
    let first = ends(token) ? nil : try readTest()
    guard take(":") else {
      guard let first else { throw unexpected() }
      return first
    }
    let stop = ends(token) ? nil : try readTest()
    var step: PythonExpression?
    if take(":") { step = ends(token) ? nil : try readTest() }
    return PythonExpression(.slice(first, stop, step), start.to(previous.span))
  }
}
