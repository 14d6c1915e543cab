import Languages

/// Makes statements of a cell's tokens.
struct PythonParser {
  let source: SourceText
  var tokens: [PythonToken]
  var position = 0
  var depth = 0
  var length = 0
  /// The scopes around what is read, innermost last.
  var scopes: [PythonScope]
  var loops = 0
  var functions = 0

  init(_ source: SourceText, _ tokens: [PythonToken], module: PythonScope) {
    self.source = source
    self.tokens = tokens
    scopes = [module]
  }

  var scope: PythonScope { scopes[scopes.count - 1] }
  var token: PythonToken { tokens[min(position, tokens.count - 1)] }
  var next: PythonToken { tokens[min(position + 1, tokens.count - 1)] }
  var previous: PythonToken { tokens[max(0, position - 1)] }

  mutating func readCell() throws -> [PythonStatement] {
    var statements: [PythonStatement] = []
    while !isEnd { statements += try readStatement() }
    return statements
  }

  var isEnd: Bool { if case .end = token.kind { true } else { false } }
  var isNewline: Bool { if case .newline = token.kind { true } else { false } }

  // MARK: Helpers

  mutating func take(_ symbol: String) -> Bool {
    guard token.isSymbol(symbol) else { return false }
    position += 1
    return true
  }

  mutating func takeKeyword(_ word: String) -> Bool {
    guard token.isKeyword(word) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ symbol: String) throws {
    guard take(symbol) else { throw unexpected(expected: symbol) }
  }

  func unexpected(expected: String? = nil) -> PythonError {
    switch token.kind {
    case .indent: return PythonError(.indentation, "unexpected indent", at: token.span)
    case .symbol("="):
      return PythonError(
        .syntax, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        hint: Localized(en: "= assigns, == compares", zh: "= 是赋值，== 才是比较"), at: token.span)
    default:
      let message = expected == ":" ? "expected ':'" : "invalid syntax"
      return PythonError(.syntax, message, at: place)
    }
  }

  /// Where the present token stands; an end of line stands behind the last token.
  private var place: Span {
    switch token.kind {
    case .newline, .end: Span(previous.span.end, previous.span.end + 1)
    default: token.span
    }
  }

  mutating func readName(_ what: String = "invalid syntax") throws -> String {
    guard case .name(let name) = token.kind else {
      throw PythonError(.syntax, what, at: place)
    }
    position += 1
    return name
  }

  /// Bounds how deep a person may nest, so that no stack is used up by reading.
  mutating func nested<Result>(_ body: (inout PythonParser) throws -> Result) throws -> Result {
    guard depth < 150 else {
      throw PythonError(.syntax, "too many nested parentheses", at: token.span)
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Bounds how many operations one statement strings together: the tree is as deep as it is long.
  mutating func lengthen() throws {
    length += 1
    guard length < 20_000 else {
      throw PythonError(.syntax, "this statement is too long", at: token.span)
    }
  }

  // MARK: Statements

  mutating func readStatement() throws -> [PythonStatement] {
    length = 0
    if case .keyword(let word) = token.kind, let read = Self.compound[word] {
      return [try nested { (parser) in try read(&parser) }]
    }
    if case .indent = token.kind {
      throw PythonError(.indentation, "unexpected indent", at: token.span)
    }
    if token.isSymbol("@") {
      throw leftOut("decorators", "修饰器 (decorator) ", at: token.span)
    }
    return try readSimpleLine()
  }

  private static let compound: [String: @Sendable (inout PythonParser) throws -> PythonStatement] =
    [
      "if": { try $0.readIf() }, "for": { try $0.readFor() }, "while": { try $0.readWhile() },
      "def": { try $0.readDef() }, "class": { try $0.readClass() },
    ]

  mutating func readSimpleLine() throws -> [PythonStatement] {
    var statements = [try readSimple()]
    while take(";") {
      if isNewline || isEnd { break }
      statements.append(try readSimple())
    }
    guard isNewline || isEnd else { throw missing() }
    position += 1
    return statements
  }

  /// What may have been meant where a statement does not end at its end.
  private func missing() -> PythonError {
    if case .name("print") = previous.kind {
      return PythonError(
        .syntax, "Missing parentheses in call to 'print'. Did you mean print(...)?",
        hint: Localized(en: "print needs brackets in Python 3", zh: "Python 3 的 print 要加括号"),
        at: previous.span.to(token.span))
    }
    return unexpected()
  }

  /// Reads what stands under a header.
  /// - Parameters:
  ///   - header: What the header is, as Python says it: `'if' statement`.
  ///   - start: Where it begins.
  mutating func readSuite(_ header: String, at start: Span) throws -> [PythonStatement] {
    try expect(":")
    guard isNewline else { return try readSimpleLine() }
    position += 1
    guard case .indent = token.kind else {
      let line = source.line(at: start.start)
      throw PythonError(
        .indentation, "expected an indented block after \(header) on line \(line)",
        at: token.span)
    }
    position += 1
    var statements: [PythonStatement] = []
    while true {
      if case .dedent = token.kind { break }
      if isEnd { return statements }
      statements += try readStatement()
    }
    position += 1
    return statements
  }

  private mutating func readIf() throws -> PythonStatement {
    let start = token.span
    var branches: [(PythonExpression, [PythonStatement])] = []
    repeat {
      let (keyword, header) = (token.span, branches.isEmpty ? "'if' statement" : "'elif' statement")
      position += 1
      let condition = try readTest()
      branches.append((condition, try readSuite(header, at: keyword)))
    } while token.isKeyword("elif")
    return PythonStatement(.branch(branches, otherwise: try readElse()), start)
  }

  private mutating func readElse() throws -> [PythonStatement] {
    let start = token.span
    return takeKeyword("else") ? try readSuite("'else' statement", at: start) : []
  }

  private mutating func readFor() throws -> PythonStatement {
    let start = token.span
    position += 1
    let target = try readTargetList()
    try bind(target)
    guard takeKeyword("in") else { throw unexpected() }
    let source = try readValue()
    let (body, otherwise) = try readLoopBody("'for' statement", at: start)
    return PythonStatement(.forLoop(target, source, body, otherwise: otherwise), start)
  }

  private mutating func readWhile() throws -> PythonStatement {
    let start = token.span
    position += 1
    let condition = try readTest()
    let (body, otherwise) = try readLoopBody("'while' statement", at: start)
    return PythonStatement(.whileLoop(condition, body, otherwise: otherwise), start)
  }

  private mutating func readLoopBody(
    _ header: String, at start: Span
  ) throws -> ([PythonStatement], [PythonStatement]) {
    loops += 1
    let body = try readSuite(header, at: start)
    loops -= 1
    return (body, try readElse())
  }

  func leftOut(_ en: String, _ zh: String, at span: Span) -> PythonError {
    PythonError(
      .notImplemented, "\(en) are left out here",
      hint: Localized(en: "write it without \(en)", zh: "这里不支持\(zh)：换一种写法"), at: span)
  }
}
