extension PythonParser {
  mutating func readDef() throws -> PythonStatement {
    let start = token.span
    position += 1
    let name = try readName()
    scope.bind(name)
    guard take("(") else {
      throw PythonError(.syntax, "expected '('", at: token.span)
    }
    let parameters = try readParameters(until: ")", annotated: true)
    try expect(")")
    if take("->") { _ = try readTest() }
    let heading = start.to(previous.span)
    let function = try inFunction(name, parameters, span: heading) { (parser) in
      (try parser.readSuite("function definition", at: start), nil)
    }
    return PythonStatement(.define(function), heading)
  }

  mutating func readClass() throws -> PythonStatement {
    let start = token.span
    position += 1
    let name = try readName()
    scope.bind(name)
    var bases: [PythonExpression] = []
    if take("(") {
      while !token.isSymbol(")") {
        bases.append(try readTest())
        if !take(",") { break }
      }
      try expect(")")
    }
    let inner = PythonScope(.classBody)
    let heading = start.to(previous.span)
    let outerLoops = loops
    loops = 0
    scope.adopt(inner)
    scopes.append(inner)
    let outerPath = path
    path += name + "."
    let body = try readSuite("class definition", at: start)
    path = outerPath
    scopes.removeLast()
    loops = outerLoops
    let syntax = FunctionSyntax(
      name, path: path + name, [], body, span: heading, scope: inner)
    return PythonStatement(.defineClass(syntax, bases: bases), heading)
  }

  mutating func readLambda() throws -> PythonExpression {
    let start = token.span
    position += 1
    let parameters = try readParameters(until: ":", annotated: false)
    guard take(":") else { throw unexpected() }
    let function = try inFunction("<lambda>", parameters, span: start) { (parser) in
      ([], try parser.readTest())
    }
    return PythonExpression(.lambda(function), start.to(previous.span))
  }

  private mutating func inFunction(
    _ name: String, _ parameters: [PythonParameter], span: Span,
    _ body: (inout PythonParser) throws -> ([PythonStatement], PythonExpression?)
  ) throws -> FunctionSyntax {
    let inner = PythonScope(.function)
    scope.adopt(inner)
    for parameter in parameters where !parameter.name.isEmpty { inner.bind(parameter.name) }
    inner.parameters = Set(parameters.map(\.name))
    scopes.append(inner)
    let outerLoops = loops
    loops = 0
    functions += 1
    let outerPath = path
    path += name + ".<locals>."
    let (statements, result) = try nested(body)
    path = outerPath
    functions -= 1
    loops = outerLoops
    scopes.removeLast()
    return FunctionSyntax(
      name, path: path + name, parameters, statements, result: result, span: span, scope: inner)
  }

  private mutating func readParameters(until end: String, annotated: Bool) throws
    -> [PythonParameter]
  {
    var parameters: [PythonParameter] = []
    var seen: Set<String> = []
    var kind = PythonParameter.Kind.plain
    while !token.isSymbol(end) {
      let start = token.span
      if take("/") {
        guard !parameters.isEmpty else {
          throw PythonError(.syntax, "at least one argument must precede /", at: start)
        }
        if !take(",") { break }
        continue
      }
      if parameters.last?.kind == .doubleStar {
        throw PythonError(.syntax, "arguments cannot follow var-keyword argument", at: start)
      }
      let parameter = try readParameter(&kind, annotated: annotated)
      if !parameter.name.isEmpty, !seen.insert(parameter.name).inserted {
        postpone(
          "duplicate argument '\(parameter.name)' in function definition", at: start)
      }
      if parameter.kind == .plain, parameter.standard == nil,
        parameters.contains(where: { $0.kind == .plain && $0.standard != nil })
      {
        throw PythonError(.syntax, "non-default argument follows default argument", at: start)
      }
      parameters.append(parameter)
      if !take(",") { break }
    }
    if parameters.last?.kind == .star, parameters.last?.name.isEmpty == true {
      throw PythonError(.syntax, "named arguments must follow bare *", at: previous.span)
    }
    return parameters
  }

  private mutating func readParameter(
    _ kind: inout PythonParameter.Kind, annotated: Bool
  ) throws -> PythonParameter {
    if token.isSymbol("(") {
      let what = annotated ? "Function" : "Lambda expression"
      throw PythonError(.syntax, "\(what) parameters cannot be parenthesized", at: token.span)
    }
    if take("**") {
      let name = try readName()
      try skipAnnotation(annotated)
      return PythonParameter(name: name, kind: .doubleStar, standard: nil)
    }
    if take("*") { return try readStar(&kind, annotated: annotated) }
    let name = try readName()
    try skipAnnotation(annotated)
    let standard = take("=") ? try readTest() : nil
    return PythonParameter(name: name, kind: kind, standard: standard)
  }

  private mutating func readStar(
    _ kind: inout PythonParameter.Kind, annotated: Bool
  ) throws -> PythonParameter {
    guard kind == .plain else {
      throw PythonError(.syntax, "* argument may appear only once", at: previous.span)
    }
    kind = .keywordOnly
    guard case .name = token.kind else {
      if token.isSymbol(","), next.isSymbol("**") {
        throw PythonError(.syntax, "named arguments must follow bare *", at: previous.span)
      }
      return PythonParameter(name: "", kind: .star, standard: nil)
    }
    let name = try readName()
    try skipAnnotation(annotated)
    return PythonParameter(name: name, kind: .star, standard: nil)
  }

  /// Types beside names are read past and never worked out.
  private mutating func skipAnnotation(_ annotated: Bool) throws {
    guard annotated, take(":") else { return }
    _ = try readTest()
  }
}
