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
  /// What the names of functions that are read stand in: `A.`, `f.<locals>.`.
  var path = ""
  /// The first thing that is wrong though it can be read: said once the whole text has been read.
  private var postponed: PythonError?
  /// How many comprehensions are around.
  var brackets = 0

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
    if let postponed { throw postponed }
    return statements
  }

  /// Refuses the text, unless something in it cannot even be read.
  mutating func postpone(_ message: String, at span: Span) {
    postponed = postponed ?? PythonError(.syntax, message, at: span)
  }

  var isEnd: Bool { if case .end = token.kind { true } else { false } }
  var isNewline: Bool { if case .newline = token.kind { true } else { false } }

  /// Whether an error is one of a line above the present token, or the text has come to its end: a
  /// bracket that is never closed is then why nothing fits.
  func hasPassed(_ error: PythonError) -> Bool {
    guard let span = error.span else { return true }
    let here = token.span.start
    return here >= source.bytes.count || source.line(at: here) > source.line(at: span.start)
  }

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
    case .symbol("="): return misplacedEqualsSign
    default:
      let message = expected == ":" ? "expected ':'" : "invalid syntax"
      return PythonError(.syntax, message, at: place)
    }
  }

  private var misplacedEqualsSign: PythonError {
    var message = "invalid syntax"
    if case .name = previous.kind, next.beginsExpression {
      message += ". Maybe you meant '==' or ':=' instead of '='?"
    }
    return PythonError(
      .syntax, message,
      hint: Localized(en: "= assigns, == compares", zh: "= 是赋值，== 才是比较"), at: token.span)
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
    if case .name(let name) = previous.kind, ["print", "exec"].contains(name) {
      return PythonError(
        .syntax, "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?",
        hint: Localized(en: "\(name) needs brackets in Python 3", zh: "Python 3 的 \(name) 要加括号"),
        at: previous.span.to(token.span))
    }
    if case .name("match") = tokens[0].kind, previous.span.start == tokens[0].span.start {
      return leftOut("match statements", "match 语句", at: previous.span)
    }
    return unexpected()
  }

  /// The colon behind the head of a block.
  /// - Parameter isForced: Whether Python misses it whatever stands there.
  private mutating func readColon(isForced: Bool) throws {
    if take(":") { return }
    if token.isSymbol("=") { throw unexpected() }
    let error = unexpected(expected: isForced || isNewline || isEnd ? ":" : nil)
    error.hint =
      error.hint
      ?? Localized(en: "the head of a block ends in a colon", zh: "这一行的末尾要有冒号 :")
    throw error
  }

  /// Reads what stands under a header.
  /// - Parameters:
  ///   - header: What the header is, as Python says it: `'if' statement`.
  ///   - start: Where it begins.
  mutating func readSuite(_ header: String, at start: Span) throws -> [PythonStatement] {
    try readColon(isForced: header.hasPrefix("'else'") || header.hasPrefix("function"))
    guard isNewline else { return try readSimpleLine() }
    position += 1
    guard case .indent = token.kind else {
      let line = source.line(at: start.start)
      throw PythonError(
        .indentation, "expected an indented block after \(header) on line \(line)",
        at: isEnd ? previous.span : token.span)
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
      let condition = try readCondition()
      branches.append((condition, try readSuite(header, at: keyword)))
    } while token.isKeyword("elif")
    return PythonStatement(.branch(branches, otherwise: try readElse()), start)
  }

  private mutating func readCondition() throws -> PythonExpression {
    let condition = try readTest()
    guard token.isSymbol("="), next.beginsExpression else { return condition }
    if case .name = condition.kind { throw unexpected() }
    throw PythonError(
      .syntax,
      "cannot assign to \(describe(condition)) here. Maybe you meant '==' instead of '='?",
      hint: Localized(en: "= assigns, == compares", zh: "= 是赋值，== 才是比较"), at: condition.span)
  }

  private mutating func readElse() throws -> [PythonStatement] {
    let start = token.span
    return takeKeyword("else") ? try readSuite("'else' statement", at: start) : []
  }

  private mutating func readFor() throws -> PythonStatement {
    let start = token.span
    position += 1
    let target = try readLoopTarget()
    let source = try readValue()
    let (body, otherwise) = try readLoopBody("'for' statement", at: start)
    return PythonStatement(.forLoop(target, source, body, otherwise: otherwise), start)
  }

  private mutating func readWhile() throws -> PythonStatement {
    let start = token.span
    position += 1
    let condition = try readCondition()
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
