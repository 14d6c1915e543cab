import Languages

extension PythonParser {
  mutating func readSimple() throws -> PythonStatement {
    let start = token.span
    guard case .keyword(let word) = token.kind else { return try readExpressionStatement() }
    switch word {
    case "pass": return keyword(.pass)
    case "break", "continue":
      if loops == 0 {
        postpone(
          word == "break" ? "'break' outside loop" : "'continue' not properly in loop", at: start)
      }
      return keyword(word == "break" ? .breakLoop : .continueLoop)
    case "return": return try readReturn(start)
    case "assert": return try readAssert(start)
    case "raise": return try readRaise(start)
    case "global": return try readGlobal(start)
    case "del": return try readDelete(start)
    case "import": return try readImport(start)
    case "from": return try readFrom(start)
    case "try", "except", "finally":
      throw leftOut("try and except", "try 和 except", at: start)
    case "with": throw leftOut("with blocks", "with 语句", at: start)
    case "yield": throw leftOut("generators with yield", "带 yield 的生成器", at: start)
    case "async", "await": throw leftOut("async functions", "异步函数", at: start)
    case "nonlocal":
      guard scope.kind != .module else {
        throw PythonError(
          .syntax, "nonlocal declaration not allowed at module level", at: start)
      }
      throw leftOut("nonlocal names", "nonlocal 声明", at: start)
    default: return try readExpressionStatement()
    }
  }

  private mutating func keyword(_ kind: PythonStatement.Kind) -> PythonStatement {
    position += 1
    return PythonStatement(kind, previous.span)
  }

  private mutating func readReturn(_ start: Span) throws -> PythonStatement {
    if functions == 0 || scope.kind == .classBody {
      postpone("'return' outside function", at: start)
    }
    position += 1
    let isBare = isNewline || isEnd || token.isSymbol(";")
    let value = isBare ? nil : try readValue()
    return PythonStatement(.result(value), start.to(previous.span))
  }

  private mutating func readAssert(_ start: Span) throws -> PythonStatement {
    position += 1
    let test = try readTest()
    let message = take(",") ? try readTest() : nil
    return PythonStatement(.assert(test, message), start.to(previous.span))
  }

  private mutating func readRaise(_ start: Span) throws -> PythonStatement {
    position += 1
    let isBare = isNewline || isEnd || token.isSymbol(";")
    let value = isBare ? nil : try readTest()
    if takeKeyword("from") { _ = try readTest() }
    return PythonStatement(.raise(value), start.to(previous.span))
  }

  private mutating func readGlobal(_ start: Span) throws -> PythonStatement {
    position += 1
    var names: [String] = []
    repeat {
      let name = try readName()
      if let fault = scope.fault(inDeclaringGlobal: name) {
        postpone("name '\(name)' is \(fault)", at: start)
      }
      names.append(name)
      scope.declareGlobal(name)
    } while take(",")
    return PythonStatement(.global(names), start)
  }

  private mutating func readDelete(_ start: Span) throws -> PythonStatement {
    position += 1
    let targets = try deleted(try readValue(allowsStar: true))
    return PythonStatement(.delete(targets), start.to(previous.span))
  }

  private func deleted(_ target: PythonExpression) throws -> [PythonExpression] {
    switch target.kind {
    case .name(let name): scope.bind(name)
    case .index: noteChange(of: target)
    case .attribute: break
    case .tuple(let items), .list(let items): return try items.flatMap(deleted)
    default: throw PythonError(.syntax, "cannot delete \(describe(target))", at: target.span)
    }
    return [target]
  }

  private mutating func readImport(_ start: Span) throws -> PythonStatement {
    position += 1
    var modules: [(module: String, name: String, isNamed: Bool)] = []
    repeat {
      let module = try readDotted()
      let isNamed = takeKeyword("as")
      let name = isNamed ? try readName() : String(module.prefix { $0 != "." })
      scope.bind(name)
      modules.append((module, name, isNamed))
    } while take(",")
    return PythonStatement(.importing(modules), start.to(previous.span))
  }

  private mutating func readDotted() throws -> String {
    var name = try readName()
    while take(".") { name += "." + (try readName()) }
    return name
  }

  private mutating func readFrom(_ start: Span) throws -> PythonStatement {
    position += 1
    let module = try readDotted()
    guard takeKeyword("import") else { throw unexpected() }
    if take("*") { return PythonStatement(.importFrom(module, []), start.to(previous.span)) }
    let isBracketed = take("(")
    var names: [(name: String, alias: String)] = []
    repeat {
      if isBracketed, token.isSymbol(")") { break }
      if !names.isEmpty, isNewline || isEnd {
        throw PythonError(
          .syntax, "trailing comma not allowed without surrounding parentheses",
          at: previous.span)
      }
      let name = try readName()
      let alias = takeKeyword("as") ? try readName() : name
      scope.bind(alias)
      names.append((name, alias))
    } while take(",")
    if isBracketed { try expect(")") }
    return PythonStatement(.importFrom(module, names), start.to(previous.span))
  }

  // MARK: Assignments

  private static let augmented: [String: PythonBinaryOperator] = [
    "+=": .add, "-=": .subtract, "*=": .multiply, "/=": .divide, "//=": .floorDivide,
    "%=": .remainder, "**=": .power, "@=": .matrixProduct, "&=": .bitAnd, "|=": .bitOr,
    "^=": .bitXor, "<<=": .shiftLeft, ">>=": .shiftRight,
  ]

  private mutating func readExpressionStatement() throws -> PythonStatement {
    let first = try readValue(allowsStar: true)
    if case .symbol(let symbol) = token.kind, let operation = Self.augmented[symbol] {
      return try readAugmented(first, operation)
    }
    if token.isSymbol(":") { return try readAnnotated(first) }
    guard token.isSymbol("=") else {
      if case .starred = first.kind {
        throw PythonError(.syntax, "can't use starred expression here", at: first.span)
      }
      return PythonStatement(.expression(first), first.span)
    }
    var sides = [first]
    while take("=") { sides.append(try readValue(allowsStar: true)) }
    let value = sides.removeLast()
    if case .starred = value.kind {
      throw PythonError(.syntax, "can't use starred expression here", at: value.span)
    }
    for side in sides { try bind(side, for: sides.count == 1 ? value : nil) }
    return PythonStatement(.assign(sides, value), first.span.to(value.span))
  }

  private mutating func readAugmented(
    _ target: PythonExpression, _ operation: PythonBinaryOperator
  ) throws -> PythonStatement {
    position += 1
    scopes.first?.changesInPlace = true
    switch target.kind {
    case .name, .index, .attribute: try bind(target)
    default:
      throw PythonError(
        .syntax, "'\(describe(target))' is an illegal expression for augmented assignment",
        at: target.span)
    }
    let value = try readValue()
    return PythonStatement(.augment(target, operation, value), target.span.to(value.span))
  }

  private func isTarget(_ expression: PythonExpression) -> Bool {
    switch expression.kind {
    case .name, .attribute, .index: true
    default: false
    }
  }

  private mutating func readAnnotated(_ target: PythonExpression) throws -> PythonStatement {
    guard isTarget(target) else {
      if next.isSymbol("=") || !next.beginsExpression { throw unexpected() }
      let many: String? =
        switch target.kind {
        case .tuple: "tuple"
        case .list: "list"
        default: nil
        }
      throw PythonError(
        .syntax,
        many.map { "only single target (not \($0)) can be annotated" }
          ?? "illegal target for annotation", at: target.span)
    }
    position += 1
    _ = try readTest()
    try bind(target)
    guard take("=") else { return PythonStatement(.pass, target.span) }
    let value = try readValue()
    return PythonStatement(.assign([target], value), target.span.to(value.span))
  }
}
