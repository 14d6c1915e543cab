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
      try parser.checkGenerators(arguments)
      return arguments
    }
  }

  /// A generator stands without brackets only where it is all there is.
  private func checkGenerators(_ arguments: [PythonArgument]) throws {
    guard arguments.count > 1 else { return }
    for argument in arguments {
      guard case .comprehension(let syntax) = argument.value.kind, syntax.kind == .generator,
        !source.bytes[argument.value.span.start..<argument.value.span.end].starts(with: "(".utf8)
      else { continue }
      throw PythonError(
        .syntax, "Generator expression must be parenthesized", at: argument.value.span)
    }
  }

  func missingComma(_ last: PythonArgument?) -> PythonError {
    if token.isKeyword("for") {
      return PythonError(
        .syntax, "did you forget parentheses around the comprehension target?",
        at: (last?.value.span ?? token.span).to(token.span))
    }
    if token.isSymbol(":=") {
      return leftOut("assignments inside expressions (:=)", "表达式里的赋值 (:=)", at: token.span)
    }
    guard let last, token.beginsExpression, !isNameBeforeText else { return unexpected() }
    return PythonError(
      .syntax, "invalid syntax. Perhaps you forgot a comma?", at: last.value.span.to(token.span))
  }

  private var isNameBeforeText: Bool {
    if case .name = previous.kind, case .text = token.kind { true } else { false }
  }

  private mutating func readArgument(after earlier: [PythonArgument]) throws -> PythonArgument {
    let start = token.span
    let argument = try readBareArgument(after: earlier)
    if token.isSymbol("=") {
      let what = describe(argument.value)
      let isConstant = ["True", "False", "None"].contains(what)
      throw PythonError(
        .syntax,
        isConstant
          ? "cannot assign to \(what)"
          : "expression cannot contain assignment, perhaps you meant \"==\"?", at: start)
    }
    guard earlier.contains(where: \.isDoubleStar) else { return argument }
    switch argument.kind {
    case .positional:
      throw PythonError(
        .syntax, "positional argument follows keyword argument unpacking", at: start)
    case .star:
      throw PythonError(
        .syntax, "iterable argument unpacking follows keyword argument unpacking", at: start)
    default: return argument
    }
  }

  private mutating func readBareArgument(
    after earlier: [PythonArgument]
  ) throws -> PythonArgument {
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

extension PythonArgument {
  fileprivate var isDoubleStar: Bool { if case .doubleStar = kind { true } else { false } }
}

extension PythonToken {
  /// Whether an expression may begin with it.
  var beginsExpression: Bool {
    switch kind {
    case .name, .number, .text: true
    case .symbol(let symbol): ["(", "[", "{", "-", "+", "~", "..."].contains(symbol)
    case .keyword(let word): ["None", "True", "False", "lambda", "not"].contains(word)
    default: false
    }
  }
}
