import Languages

extension PythonParser {
  mutating func readSimple() throws -> PythonStatement {
    let start = token.span
    guard case .keyword(let word) = token.kind else { return try readExpressionStatement() }
    switch word {
    case "pass": return keyword(.pass)
    case "break", "continue":
      guard loops > 0 else {
        let message = word == "break" ? "'break' outside loop" : "'continue' not properly in loop"
        throw PythonError(.syntax, message, at: start)
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
    case "nonlocal": throw leftOut("nonlocal names", "nonlocal 声明", at: start)
    default: return try readExpressionStatement()
    }
  }

  private mutating func keyword(_ kind: PythonStatement.Kind) -> PythonStatement {
    position += 1
    return PythonStatement(kind, previous.span)
  }

  private mutating func readReturn(_ start: Span) throws -> PythonStatement {
    guard functions > 0, scope.kind != .classBody else {
      throw PythonError(.syntax, "'return' outside function", at: start)
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
      names.append(try readName())
      if scope.kind == .function, scope.binds(names[names.count - 1]) {
        throw PythonError(
          .syntax, "name '\(names[names.count - 1])' is assigned to before global declaration",
          at: start)
      }
      scope.declareGlobal(names[names.count - 1])
    } while take(",")
    return PythonStatement(.global(names), start)
  }

  private mutating func readDelete(_ start: Span) throws -> PythonStatement {
    position += 1
    let target = try readTargetList()
    var targets = [target]
    if case .tuple(let items) = target.kind { targets = items }
    for target in targets {
      switch target.kind {
      case .name(let name): scope.bind(name)
      case .index, .attribute: break
      default: throw PythonError(.syntax, "cannot delete \(describe(target))", at: target.span)
      }
    }
    return PythonStatement(.delete(targets), start.to(previous.span))
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
      if token.isSymbol(")") { break }
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
    if token.isSymbol(":"), isTarget(first) { return try readAnnotated(first) }
    guard token.isSymbol("=") else {
      if case .starred = first.kind {
        throw PythonError(.syntax, "can't use starred expression here", at: first.span)
      }
      return PythonStatement(.expression(first), first.span)
    }
    var sides = [first]
    while take("=") { sides.append(try readValue(allowsStar: true)) }
    let value = sides.removeLast()
    for side in sides { try bind(side) }
    return PythonStatement(.assign(sides, value), first.span.to(value.span))
  }

  private mutating func readAugmented(
    _ target: PythonExpression, _ operation: PythonBinaryOperator
  ) throws -> PythonStatement {
    position += 1
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
    position += 1
    _ = try readTest()
    try bind(target)
    guard take("=") else { return PythonStatement(.pass, target.span) }
    let value = try readValue()
    return PythonStatement(.assign([target], value), target.span.to(value.span))
  }

  // MARK: Targets

  mutating func readTargetList() throws -> PythonExpression {
    let start = token.span
    var items = [try readTarget()]
    var isTuple = false
    while take(",") {
      isTuple = true
      if token.isKeyword("in") || token.isSymbol("=") || isNewline || isEnd { break }
      items.append(try readTarget())
    }
    return isTuple ? PythonExpression(.tuple(items), start.to(previous.span)) : items[0]
  }

  private mutating func readTarget() throws -> PythonExpression {
    let start = token.span
    if take("*") {
      let inner = try readPrimary()
      return PythonExpression(.starred(inner), start.to(inner.span))
    }
    return try readPrimary()
  }

  /// Makes the names of an assignment's left side the scope's own.
  mutating func bind(_ target: PythonExpression) throws {
    switch target.kind {
    case .name(let name): scope.bind(name)
    case .attribute, .index: break
    case .starred(let inner): try bind(inner)
    case .tuple(let items), .list(let items):
      var stars = 0
      for item in items {
        if case .starred = item.kind { stars += 1 }
        try bind(item)
      }
      if stars > 1 {
        throw PythonError(
          .syntax, "multiple starred expressions in assignment", at: target.span)
      }
    default:
      let hint =
        token.isSymbol("=") || previous.isSymbol("=")
        ? Localized(en: "= assigns, == compares", zh: "= 是赋值，== 才是比较") : nil
      throw PythonError(
        .syntax, "cannot assign to \(describe(target)) here. Maybe you meant '==' instead of '='?",
        hint: hint, at: target.span)
    }
  }

  func describe(_ expression: PythonExpression) -> String {
    switch expression.kind {
    case .constant(.none): "None"
    case .constant(.bool(let value)): value ? "True" : "False"
    case .constant(.ellipsis): "ellipsis"
    case .constant: "literal"
    case .text: "f-string expression"
    case .tuple: "tuple"
    case .list: "list"
    case .dict: "dict literal"
    case .set: "set display"
    case .call: "function call"
    case .compare: "comparison"
    case .lambda: "lambda"
    case .choice: "conditional expression"
    case .comprehension: "comprehension"
    case .starred: "starred"
    case .name: "name"
    case .attribute: "attribute"
    case .index: "subscript"
    default: "expression"
    }
  }
}
