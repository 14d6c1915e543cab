/// Cuts a formula into tokens.
struct Lexer {
  /// The longest line, in bytes.
  static let maximumLength = 1 << 20

  let scalars: [Unicode.Scalar]
  var index = 0
  var offset = 0
  private var openBrackets = 0
  private var tokens: [Token] = []

  /// All tokens of a source, the last one `.end`.
  static func tokens(of source: String) throws(FormulaError) -> [Token] {
    guard source.utf8.count <= maximumLength else {
      throw FormulaError(.tooLong(limit: maximumLength), at: 0..<0)
    }
    var lexer = Lexer(scalars: Array(source.unicodeScalars))
    return try lexer.run()
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private mutating func run() throws(FormulaError) -> [Token] {
    while let scalar = peek() {
      if scalar == "#" {
        skipComment()
      } else if scalar.isBlank {
        whitespace(scalar)
      } else {
        try token(startingWith: scalar)
      }
    }
    append(.end, from: offset)
    return tokens
  }

  private mutating func token(startingWith scalar: Unicode.Scalar) throws(FormulaError) {
    let start = offset
    switch scalar {
    case "0"..."9":
      append(.number(try number()), from: start)
    case ".":
      if let next = peek(1), ("0"..."9").contains(next) {
        append(.number(try number()), from: start)
      } else {
        try symbol()
      }
    case "\"", "'":
      append(.text(try text(quotedBy: scalar)), from: start)
    case _ where Lookalikes.startsName(scalar):
      append(.name(name()), from: start)
    default:
      try symbol()
    }
  }

  private mutating func symbol() throws(FormulaError) {
    let start = offset
    if let symbol = aloneSymbol {
      advance()
      countBracket(symbol)
      return append(.symbol(symbol), from: start)
    }
    try Lookalikes.check(self)
    let symbols = peek().flatMap { Symbol.byFirst[$0] } ?? []
    guard let symbol = symbols.first(where: { stands($0.rawValue) }) else {
      let text = peek().map(String.init) ?? ""
      let range = start..<(start + text.utf8.count)
      throw FormulaError(.unexpectedCharacter(text), at: range)
    }
    advance(symbol.rawValue.count)
    countBracket(symbol)
    append(.symbol(symbol), from: start)
  }

  /// The symbol of one character that is next, where no other sign follows it that could belong to it.
  private var aloneSymbol: Symbol? {
    guard let scalar = peek(), let symbol = Symbol(alone: scalar) else { return nil }
    guard let next = peek(1) else { return symbol }
    let isApart = next == " " || next.isASCII && Lookalikes.continuesName(next)
    return isApart ? symbol : nil
  }

  private mutating func name() -> String {
    var name = String.UnicodeScalarView()
    while let scalar = peek(), Lookalikes.continuesName(scalar) {
      name.append(scalar)
      advance()
    }
    return String(name)
  }

  /// Lines may be broken within brackets only.
  private mutating func whitespace(_ scalar: Unicode.Scalar) {
    let start = offset
    advance()
    let breaksLine = scalar == "\n" || scalar == "\r"
    if breaksLine, openBrackets == 0, tokens.last?.kind != .newline, !tokens.isEmpty {
      append(.newline, from: start)
    }
  }

  private mutating func skipComment() {
    while let scalar = peek(), scalar != "\n", scalar != "\r" { advance() }
  }

  private mutating func countBracket(_ symbol: Symbol) {
    if symbol.closing != nil { openBrackets += 1 }
    if symbol.isClosing { openBrackets = max(0, openBrackets - 1) }
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: start..<offset))
  }

  /// Whether what has just been read is a value, so that a quote after it means a transpose.
  var followsValue: Bool {
    switch tokens.last?.kind {
    case .name, .number: tokens.last?.range.upperBound == offset
    case .symbol(let symbol): symbol.isClosing
    default: false
    }
  }
}

extension Lexer {
  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  /// Whether a spelling is next.
  func stands(_ spelling: String) -> Bool {
    spelling.unicodeScalars.enumerated().allSatisfy { peek($0.offset) == $0.element }
  }

  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count {
      offset += width(of: peek())
      index += 1
    }
  }

  func width(of scalar: Unicode.Scalar?) -> Int { scalar.map { UTF8.width($0) } ?? 0 }
}

extension Unicode.Scalar {
  /// Whether it is white space, of which ASCII is seen at once.
  fileprivate var isBlank: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}
