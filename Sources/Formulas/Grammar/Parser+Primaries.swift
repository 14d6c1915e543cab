extension Parser {
  mutating func primary() throws(FormulaError) -> Syntax {
    let start = next.range.lowerBound
    var value = try atom()
    while case .symbol(let symbol) = next.kind {
      switch symbol {
      case .dot: value = try member(of: value, from: start)
      case .leftBracket: value = try node(.element(value, try indices()), from: start)
      case .leftParenthesis: value = try call(of: value, from: start)
      default: return value
      }
    }
    return value
  }

  /// `.name`, or `.name(…)`.
  private mutating func member(of base: Syntax, from start: Int) throws(FormulaError) -> Syntax {
    advance()
    let name = try identifier()
    guard next.kind == .symbol(.leftParenthesis) else {
      return try node(.member(base, name), from: start)
    }
    return try node(.method(base, name, try arguments()), from: start)
  }

  private mutating func call(of callee: Syntax, from start: Int) throws(FormulaError) -> Syntax {
    guard case .name(let name) = callee.kind else {
      throw FormulaError(.missingOperator(before: "("), at: next.range)
    }
    let plain = Constants.withoutModule(name)
    let identifier = Syntax.Identifier(plain, range: callee.range, isNumPys: plain != name)
    let call = try node(.call(identifier, try arguments()), from: start)
    // Said here, so that it holds wherever a formula is written, and not only where it is worked out.
    if identifier.isNumPys, NumPyPromise.foreign.contains(plain) {
      throw FormulaError(.notNumPys(plain), at: call.range)
    }
    return call
  }

  private mutating func identifier() throws(FormulaError) -> Syntax.Identifier {
    guard case .name(let name) = next.kind else {
      throw FormulaError(.missingValue(found: next.kind.text), at: next.range)
    }
    let identifier = Syntax.Identifier(name, range: next.range)
    advance()
    return identifier
  }

  private mutating func atom() throws(FormulaError) -> Syntax {
    let start = next.range.lowerBound
    switch next.kind {
    case .number(let value):
      advance()
      return try node(.number(value), from: start)
    case .text(let value):
      advance()
      return try node(.text(value), from: start)
    case .name(let name) where !Constants.isOperator(name): return try self.name(name)
    case .symbol(.leftParenthesis): return try parenthesized()
    case .symbol(.leftBracket): return try list()
    case .symbol(.assign): throw FormulaError(.assignmentInExpression, at: next.range)
    default: throw FormulaError(.missingValue(found: next.kind.text), at: next.range)
    }
  }

  /// A name, after `np.` and a module of it where they stand.
  private mutating func name(_ name: String) throws(FormulaError) -> Syntax {
    let start = next.range.lowerBound
    advance()
    guard Constants.isNumPy(name), next.kind == .symbol(.dot) else {
      return try node(.name(name), from: start)
    }
    advance()
    var last = try identifier().text
    if Constants.modules.contains(last), next.kind == .symbol(.dot) {
      advance()
      last = try identifier().text
    }
    return try node(.name("np.\(last)"), from: start)
  }

  /// `(a)`, which is a itself, or a tuple: `()`, `(a,)`, `(a, b)`.
  private mutating func parenthesized() throws(FormulaError) -> Syntax {
    let start = next.range.lowerBound
    var isTuple = false
    let elements = try bracketed(.leftParenthesis, hasComma: &isTuple) {
      (parser) throws(FormulaError) in try parser.expression()
    }
    if elements.count == 1, !isTuple { return Syntax(elements[0].kind, range: start..<lastEnd) }
    return try node(.tuple(elements), from: start)
  }

  private mutating func list() throws(FormulaError) -> Syntax {
    let start = next.range.lowerBound
    let elements = try bracketed(.leftBracket) {
      (parser) throws(FormulaError) in try parser.expression()
    }
    return try node(.list(elements), from: start)
  }
}

extension Parser {
  private mutating func arguments() throws(FormulaError) -> [Syntax.Argument] {
    var hasKeyword = false
    return try bracketed(.leftParenthesis) { (parser) throws(FormulaError) in
      let argument = try parser.argument()
      if argument.label == nil, hasKeyword {
        throw FormulaError(.positionalAfterKeyword, at: argument.value.range)
      }
      hasKeyword = argument.label != nil
      return argument
    }
  }

  private mutating func argument() throws(FormulaError) -> Syntax.Argument {
    let start = next.range.lowerBound
    if skip(.star) {
      return .init(nil, try node(.unpacked(try expression()), from: start))
    }
    guard case .name = next.kind, following.kind == .symbol(.assign) else {
      return .init(nil, try expression())
    }
    let label = try identifier()
    advance()
    return .init(label, try expression())
  }

  private mutating func indices() throws(FormulaError) -> [Syntax.Index] {
    let opening = next.range
    let indices = try bracketed(.leftBracket) { (parser) throws(FormulaError) in
      try parser.index()
    }
    if indices.isEmpty {
      throw FormulaError(.missingValue(found: "]"), at: opening.lowerBound..<lastEnd)
    }
    return indices
  }

  private mutating func index() throws(FormulaError) -> Syntax.Index {
    if skip(.ellipsis) { return .ellipsis }
    let start = try sliceBound()
    if let start, next.kind != .symbol(.colon) { return .value(start) }
    guard skip(.colon) else {
      throw FormulaError(.missingValue(found: next.kind.text), at: next.range)
    }
    let stop = try sliceBound()
    return .slice(start, stop, skip(.colon) ? try sliceBound() : nil)
  }

  private mutating func sliceBound() throws(FormulaError) -> Syntax? {
    switch next.kind {
    case .symbol(.colon), .symbol(.comma), .symbol(.rightBracket), .symbol(.rightParenthesis),
      .end:
      nil
    default: try wholeIndex()
    }
  }

  /// A formula for a place: Python takes no `1.0` there, and no quotient, which is never whole to it.
  private mutating func wholeIndex() throws(FormulaError) -> Syntax {
    let index = try expression()
    if index.isQuotient { throw FormulaError(.fractionAsIndex(isQuotient: true), at: index.range) }
    if index.isWrittenWithPoint {
      throw FormulaError(.fractionAsIndex(isQuotient: false), at: index.range)
    }
    return index
  }

  /// What stands between a bracket and its partner, separated by commas; one may end it.
  private mutating func bracketed<Element>(
    _ open: Symbol, hasComma: inout Bool,
    _ element: (inout Parser) throws(FormulaError) -> Element
  ) throws(FormulaError) -> [Element] {
    let opening = next.range
    advance()
    var elements: [Element] = []
    while next.kind != open.closing.map(Token.Kind.symbol) {
      if next.kind == .end { throw FormulaError(.unclosed(open.rawValue), at: opening) }
      elements.append(try element(&self))
      guard skip(.comma) else { break }
      hasComma = true
    }
    try close(open, openedAt: opening)
    return elements
  }

  private mutating func bracketed<Element>(
    _ open: Symbol, _ element: (inout Parser) throws(FormulaError) -> Element
  ) throws(FormulaError) -> [Element] {
    var hasComma = false
    return try bracketed(open, hasComma: &hasComma, element)
  }

  private mutating func close(_ open: Symbol, openedAt opening: Range<Int>) throws(FormulaError) {
    if let closing = open.closing, skip(closing) { return }
    switch next.kind {
    case .end: throw FormulaError(.unclosed(open.rawValue), at: opening)
    case .symbol(let symbol) where symbol.isClosing:
      throw FormulaError(
        .mismatched(open: open.rawValue, close: symbol.rawValue), at: next.range)
    default: throw unexpectedToken()
    }
  }
}

extension Syntax {
  fileprivate var isQuotient: Bool {
    if case .binary(.divide, _, _) = kind { true } else { false }
  }

  /// Whether it is a whole number that takes more room than its digits: `1.0`, `-2.`, `1e0`.
  fileprivate var isWrittenWithPoint: Bool {
    switch kind {
    case .unary(_, let operand): operand.isWrittenWithPoint
    case .number(let number):
      // Digits in groups take more room as well.
      Int(exactly: number).map { abs($0) < 1000 && "\($0)".utf8.count < range.count } ?? false
    default: false
    }
  }
}
