/// Cuts a cell's text into tokens, with the indentation of its lines.
struct Lexer {
  let source: SourceText
  private(set) var position: Int
  private let limit: Int
  private var tokens: [Token] = []
  private var brackets: [(symbol: UInt8, position: Int)] = []
  private var indents = [Indent(columns: 0, narrow: 0)]
  /// Lines for a notebook's own machinery, which are read past.
  private(set) var skippedLines: [Int] = []
  private let isExpression: Bool

  private struct Indent: Equatable {
    var columns: Int
    /// The same with tabs of one column: where the order differs, it hangs on a tab's width.
    var narrow: Int
  }

  init(_ source: SourceText) {
    self.source = source
    position = 0
    limit = source.bytes.count
    isExpression = false
  }

  /// Reads an expression inside an f-string.
  init(_ source: SourceText, within span: Span) {
    self.source = source
    position = span.start
    limit = span.end
    isExpression = true
  }

  mutating func read() throws -> [Token] {
    if isExpression {
      while try readToken() {}
    } else {
      while position < limit { try readLine() }
      closeBlocks()
    }
    if let open = brackets.last {
      throw PythonError(
        .syntax, "'\(Character(Unicode.Scalar(open.symbol)))' was never closed",
        at: Span(open.position, open.position + 1))
    }
    tokens.append(Token(kind: .end, span: Span(limit, limit)))
    return tokens
  }

  private mutating func closeBlocks() {
    if let last = tokens.last, !isNewline(last) { add(.newline, from: position) }
    for _ in indents.dropFirst() { add(.dedent, from: position) }
  }

  private func isNewline(_ token: Token) -> Bool {
    switch token.kind {
    case .newline, .indent, .dedent: true
    default: false
    }
  }

  // MARK: Lines

  private mutating func readLine() throws {
    guard let indent = readIndent() else { return }
    if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "!") {
      skippedLines.append(source.line(at: position))
      skipLine()
      return
    }
    try apply(indent)
    while try readToken() {}
  }

  /// The line's indentation; nil where there is nothing else on it.
  private mutating func readIndent() -> Indent? {
    var indent = Indent(columns: 0, narrow: 0)
    scan: while position < limit {
      switch byte {
      case 32: indent.columns += 1
      case 9: indent.columns = (indent.columns / 8 + 1) * 8
      case 12: indent = Indent(columns: -1, narrow: -1)
      default: break scan
      }
      indent.narrow += 1
      position += 1
    }
    switch byte {
    case 0 where position >= limit: return nil
    case 10, 13:
      position += 1
      return nil
    case UInt8(ascii: "#"):
      skipLine()
      return nil
    default: return indent
    }
  }

  private mutating func skipLine() {
    while position < limit, byte != 10 { position += 1 }
    position += 1
  }

  private mutating func apply(_ indent: Indent) throws {
    guard let last = indents.last else { return }
    let here = Span(position, position)
    if indent.columns > last.columns {
      guard indent.narrow > last.narrow else { throw tabs(here) }
      if indents.count > 90 {
        throw PythonError(.indentation, "too many levels of indentation", at: here)
      }
      indents.append(indent)
      tokens.append(Token(kind: .indent, span: here))
      return
    }
    while let open = indents.last, open.columns > indent.columns {
      indents.removeLast()
      tokens.append(Token(kind: .dedent, span: here))
    }
    guard let open = indents.last, open.columns == indent.columns else {
      throw PythonError(
        .indentation, "unindent does not match any outer indentation level", at: here)
    }
    guard open.narrow == indent.narrow else { throw tabs(here) }
  }

  private func tabs(_ span: Span) -> PythonError {
    PythonError(.tab, "inconsistent use of tabs and spaces in indentation", at: span)
  }

  // MARK: Tokens

  private var byte: UInt8 { position < limit ? source.bytes[position] : 0 }
  private func peek(_ distance: Int) -> UInt8 {
    position + distance < limit ? source.bytes[position + distance] : 0
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, span: Span(start, position)))
  }

  /// Reads one token; false at the end of the line or the expression.
  private mutating func readToken() throws -> Bool {
    try skipBlanks()
    guard position < limit else { return false }
    let start = position
    switch byte {
    case 10, 13:
      position += 1
      if !brackets.isEmpty || isExpression { return true }
      tokens.append(Token(kind: .newline, span: Span(start, start)))
      return false
    case UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    case UInt8(ascii: ".") where Self.isDigit(peek(1)): try readNumber()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try readText(prefix: "")
    case _ where Self.startsName(byte): try readName()
    default: try readSymbol()
    }
    return true
  }

  private mutating func skipBlanks() throws {
    while position < limit {
      if byte == UInt8(ascii: "#") {
        while position < limit, byte != 10 { position += 1 }
      } else if byte == UInt8(ascii: "\\") {
        let end = peek(1) == 13 ? 2 : 1
        guard peek(end) == 10 else {
          throw PythonError(
            .syntax, "unexpected character after line continuation character",
            at: Span(position, position + 1))
        }
        position += end + 1
      } else if byte == 32 || byte == 9 || byte == 12 {
        position += 1
      } else {
        return
      }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func startsName(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private mutating func readName() throws {
    let start = position
    while Self.startsName(byte) || Self.isDigit(byte) { position += 1 }
    let name = source[Span(start, position)]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
      ["r", "f", "b", "u", "rf", "fr", "br", "rb"].contains(name.lowercased())
    {
      try readText(prefix: name.lowercased())
      return
    }
    try check(name, from: start)
    add(Token.keywords.contains(name) ? .keyword(name) : .name(name), from: start)
  }

  private func check(_ name: String, from start: Int) throws {
    for scalar in name.unicodeScalars
    where !scalar.isASCII && !scalar.properties.isXIDContinue {
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      throw PythonError(
        .syntax, "invalid character '\(scalar)' (U+\(padded))", at: Span(start, position))
    }
  }

  private mutating func readSymbol() throws {
    let start = position
    let three = source[Span(position, min(limit, position + 3))]
    let symbol = Self.symbols.first { three.hasPrefix($0) }
    guard let symbol else {
      throw PythonError(.syntax, "invalid syntax", at: Span(start, start + 1))
    }
    try match(symbol)
    position += symbol.utf8.count
    add(.symbol(symbol), from: start)
  }

  private mutating func match(_ symbol: String) throws {
    guard symbol.utf8.count == 1, let byte = symbol.utf8.first else { return }
    let here = Span(position, position + 1)
    if "([{".utf8.contains(byte) {
      if brackets.count >= 200 {
        throw PythonError(.syntax, "too many nested parentheses", at: here)
      }
      brackets.append((byte, position))
    } else if let opening = Self.closing[byte] {
      guard let open = brackets.popLast() else {
        throw PythonError(.syntax, "unmatched '\(symbol)'", at: here)
      }
      guard open.symbol == opening else {
        let name = Character(Unicode.Scalar(open.symbol))
        throw PythonError(
          .syntax, "closing parenthesis '\(symbol)' does not match opening parenthesis '\(name)'",
          at: here)
      }
    }
  }

  private static let closing: [UInt8: UInt8] = [
    UInt8(ascii: ")"): UInt8(ascii: "("), UInt8(ascii: "]"): UInt8(ascii: "["),
    UInt8(ascii: "}"): UInt8(ascii: "{"),
  ]

  private static let symbols = [
    "**=", "//=", "...", "<<=", ">>=", "**", "//", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=",
    "*=", "/=", "%=", "@=", "&=", "|=", "^=", "<<", ">>", "+", "-", "*", "/", "%", "@", "&", "|",
    "^", "~", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";",
  ]

  // MARK: Numbers

  private mutating func readNumber() throws {
    let start = position
    if byte == UInt8(ascii: "0"), let radix = Self.radices[peek(1) | 0x20] {
      position += 2
      let digits = takeDigits(alsoLetters: true)
      guard let value = Int(digits, radix: radix) else { throw bad(start) }
      add(.number(.int(value)), from: start)
      return
    }
    var text = takeDigits()
    var isFloat = false
    if byte == UInt8(ascii: ".") {
      isFloat = true
      position += 1
      text += "." + takeDigits()
    }
    if byte | 0x20 == UInt8(ascii: "e"), let exponent = takeExponent() {
      isFloat = true
      text += exponent
    }
    try checkEnd(start)
    add(.number(try value(of: text, isFloat, start)), from: start)
  }

  private func value(of text: String, _ isFloat: Bool, _ start: Int) throws -> Value {
    if isFloat {
      let padded = text.hasPrefix(".") ? "0" + text : text
      guard
        let value = Double(padded.replacing(".e", with: ".0e").replacing(".E", with: ".0e"))
          ?? Double(padded + "0")
      else { throw bad(start) }
      return .float(value)
    }
    if text.count > 1, text.hasPrefix("0"), text.contains(where: { $0 != "0" }) {
      throw PythonError(
        .syntax,
        "leading zeros in decimal integer literals are not permitted; "
          + "use an 0o prefix for octal integers", at: Span(start, position))
    }
    guard let value = Int(text) else {
      throw PythonError(
        .overflow, "an int holds 64 bits here: \(text) does not fit", at: Span(start, position))
    }
    return .int(value)
  }

  private static let radices: [UInt8: Int] = [
    UInt8(ascii: "x"): 16, UInt8(ascii: "b"): 2, UInt8(ascii: "o"): 8,
  ]

  private mutating func takeDigits(alsoLetters: Bool = false) -> String {
    var digits = ""
    while Self.isDigit(byte) || byte == UInt8(ascii: "_") || alsoLetters && Self.startsName(byte) {
      if byte != UInt8(ascii: "_") { digits.append(Character(Unicode.Scalar(byte))) }
      position += 1
    }
    return digits
  }

  private mutating func takeExponent() -> String? {
    let signed = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+")
    guard Self.isDigit(peek(signed ? 2 : 1)) else { return nil }
    let sign = peek(1) == UInt8(ascii: "-") ? "-" : ""
    position += signed ? 2 : 1
    return "e" + sign + takeDigits()
  }

  private func checkEnd(_ start: Int) throws {
    if byte | 0x20 == UInt8(ascii: "j"), !Self.startsName(peek(1)) {
      throw PythonError(
        .notImplemented, "complex numbers are left out here", at: Span(start, position + 1))
    }
    let rest = source[Span(position, min(limit, position + 4))]
    let mayFollow = ["and", "or", "in", "is", "if", "else", "for", "not"]
    if Self.startsName(byte), !mayFollow.contains(where: rest.hasPrefix) { throw bad(start) }
  }

  private func bad(_ start: Int) -> PythonError {
    PythonError(.syntax, "invalid decimal literal", at: Span(start, max(start + 1, position)))
  }

  // MARK: Texts

  private mutating func readText(prefix: String) throws {
    let start = position - prefix.utf8.count
    if prefix.contains("b") {
      throw PythonError(
        .notImplemented, "bytes are left out here: use a text without the b",
        at: Span(start, position + 1))
    }
    var reader = TextReader(
      source: source, position: position, limit: limit, isRaw: prefix.contains("r"),
      isFormatted: prefix.contains("f"))
    let parts = try reader.read()
    position = reader.position
    add(.text(parts), from: start)
  }
}
