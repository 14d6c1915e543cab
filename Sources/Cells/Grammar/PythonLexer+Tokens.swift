import Languages

extension PythonLexer {
  var byte: UInt8 { position < limit ? source.bytes[position] : 0 }
  func peek(_ distance: Int) -> UInt8 {
    position + distance < limit ? source.bytes[position + distance] : 0
  }

  mutating func add(_ kind: PythonToken.Kind, from start: Int) {
    tokens.append(PythonToken(kind: kind, span: Span(start, position)))
  }

  /// Reads one token; false at the end of the line or the expression.
  mutating func readToken() throws -> Bool {
    try skipBlanks()
    guard position < limit else { return false }
    let start = position
    switch byte {
    case 10, 13:
      position += 1
      if !brackets.isEmpty || isExpression { return true }
      tokens.append(PythonToken(kind: .newline, span: Span(start, start)))
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

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func startsName(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  mutating func readName() throws {
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
    add(PythonToken.keywords.contains(name) ? .keyword(name) : .name(name), from: start)
  }

  func check(_ name: String, from start: Int) throws {
    var place = start
    for scalar in name.unicodeScalars {
      let width = UTF8.width(scalar)
      guard !scalar.isASCII, !scalar.properties.isXIDContinue else {
        place += width
        continue
      }
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      throw PythonError(
        .syntax, "invalid character '\(scalar)' (U+\(padded))", hint: Self.hint(for: scalar),
        at: Span(place, place + width))
    }
  }

  /// What to type in place of a sign that only looks like one of Python's.
  private static func hint(for scalar: Unicode.Scalar) -> Localized<String>? {
    let plain: String? =
      switch scalar.value {
      case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
      case 0x2018, 0x2019: "'"
      case 0x201C, 0x201D: "\""
      case 0x3001: ","
      case 0x3002: "."
      case 0x2212, 0x2013, 0x2014: "-"
      case 0xD7: "*"
      default: nil
      }
    return plain.map { plain in
      Localized(
        en: "that is another sign than \(plain): type \(plain)",
        zh: "这是全角或别的符号，要输入半角的 \(plain)")
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

  mutating func match(_ symbol: String) throws {
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

  static let closing: [UInt8: UInt8] = [
    UInt8(ascii: ")"): UInt8(ascii: "("), UInt8(ascii: "]"): UInt8(ascii: "["),
    UInt8(ascii: "}"): UInt8(ascii: "{"),
  ]

  private static let symbols = [
    "**=", "//=", "...", "<<=", ">>=", "**", "//", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=",
    "*=", "/=", "%=", "@=", "&=", "|=", "^=", "<<", ">>", "+", "-", "*", "/", "%", "@", "&", "|",
    "^", "~", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";",
  ]
}
