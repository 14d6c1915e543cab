/// Reads a text between its quotes: escapes, and the fields of an f-string.
struct TextReader {
  let source: SourceText
  private(set) var position: Int
  private let limit: Int
  private let isRaw: Bool
  private let isFormatted: Bool
  private let start: Int
  private let quote: UInt8
  private let isTriple: Bool

  init(source: SourceText, position: Int, limit: Int, isRaw: Bool, isFormatted: Bool) {
    self.source = source
    self.limit = limit
    self.isRaw = isRaw
    self.isFormatted = isFormatted
    start = position
    quote = source.bytes[position]
    isTriple =
      position + 2 < limit && source.bytes[position + 1] == quote
      && source.bytes[position + 2] == quote
    self.position = position + (isTriple ? 3 : 1)
  }

  private var byte: UInt8 { position < limit ? source.bytes[position] : 0 }
  private func peek(_ distance: Int) -> UInt8 {
    position + distance < limit ? source.bytes[position + distance] : 0
  }

  mutating func read() throws -> [TextPart] {
    let parts = try readParts(inFormat: false)
    position += isTriple ? 3 : 1
    return parts
  }

  private var isAtEnd: Bool {
    byte == quote && (!isTriple || peek(1) == quote && peek(2) == quote)
  }

  private mutating func readParts(inFormat: Bool) throws -> [TextPart] {
    var parts: [TextPart] = []
    var letters: [UInt8] = []
    while inFormat ? byte != UInt8(ascii: "}") : !isAtEnd {
      if inFormat, isAtEnd { throw unclosedField(position) }
      try checkOpen()
      if byte == UInt8(ascii: "\\") {
        try readEscape(into: &letters)
      } else if isFormatted, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        if !inFormat, peek(1) == byte {
          letters.append(byte)
          position += 2
          continue
        }
        if !letters.isEmpty { parts.append(.literal(String(decoding: letters, as: UTF8.self))) }
        letters = []
        parts += try readField()
      } else {
        if byte != 13 { letters.append(byte) }
        position += 1
      }
    }
    if !letters.isEmpty { parts.append(.literal(String(decoding: letters, as: UTF8.self))) }
    return parts
  }

  private func checkOpen() throws {
    guard position >= limit || byte == 10 && !isTriple else { return }
    let line = source.line(at: start)
    let what = isTriple ? "triple-quoted string" : "string"
    throw PythonError(
      .syntax, "unterminated \(what) literal (detected at line \(line))",
      at: Span(start, start + 1))
  }

  // MARK: Fields

  private mutating func readField() throws -> [TextPart] {
    guard byte == UInt8(ascii: "{") else {
      throw PythonError(
        .syntax, "f-string: single '}' is not allowed", at: Span(position, position + 1))
    }
    position += 1
    let first = position
    try skipExpression()
    var end = position
    var label: String?
    if byte == UInt8(ascii: "=") {
      position += 1
      while byte == 32 { position += 1 }
      label = source[Span(first, position)]
    }
    while end > first, source.bytes[end - 1] == 32 { end -= 1 }
    if position >= limit || isAtEnd { throw unclosedField(first) }
    if source[Span(first, end)].allSatisfy(\.isWhitespace) {
      throw PythonError(
        .syntax, "f-string: empty expression not allowed", at: Span(first - 1, position + 1))
    }
    let conversion = try readConversion()
    var format: [TextPart] = []
    let hasFormat = byte == UInt8(ascii: ":")
    if hasFormat {
      position += 1
      format = try readParts(inFormat: true)
    }
    guard byte == UInt8(ascii: "}") else { throw unclosedField(first) }
    position += 1
    let shown = label != nil && conversion == nil && !hasFormat ? "r" : conversion
    let field = TextPart.field(Span(first, end), label: nil, conversion: shown, format: format)
    return label.map { [.literal($0), field] } ?? [field]
  }

  private func unclosedField(_ first: Int) -> PythonError {
    PythonError(.syntax, "f-string: expecting '}'", at: Span(first - 1, position))
  }

  private mutating func readConversion() throws -> Character? {
    guard byte == UInt8(ascii: "!") else { return nil }
    let letter = Character(Unicode.Scalar(peek(1)))
    guard "rsa".contains(letter) else {
      throw PythonError(
        .syntax, "f-string: invalid conversion character: expected 's', 'r', or 'a'",
        at: Span(position, position + 2))
    }
    position += 2
    return letter
  }

  /// Moves behind an expression: to the `}`, `:`, `!` or `=` that belongs to no bracket or text.
  private mutating func skipExpression() throws {
    var depth = 0
    while position < limit {
      if isAtEnd { return }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "}"):
        if depth <= 0 { return }
        depth -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipQuoted(byte)
      case UInt8(ascii: ":") where depth <= 0: return
      case UInt8(ascii: "!") where depth <= 0 && peek(1) != UInt8(ascii: "="): return
      case UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="):
        if byte == UInt8(ascii: "="), peek(1) != UInt8(ascii: "="), depth <= 0 { return }
        if peek(1) == UInt8(ascii: "=") { position += 1 }
      case 10 where !isTriple: return
      default: break
      }
      position += 1
    }
  }

  private mutating func skipQuoted(_ quote: UInt8) {
    position += 1
    while position < limit, byte != quote, byte != 10 { position += 1 }
  }

  // MARK: Escapes

  private static let simple: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "\\"): 92,
    UInt8(ascii: "'"): 39, UInt8(ascii: "\""): 34, UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8,
    UInt8(ascii: "f"): 12, UInt8(ascii: "v"): 11,
  ]

  private mutating func readEscape(into letters: inout [UInt8]) throws {
    let next = peek(1)
    if isRaw {
      letters.append(byte)
      position += 1
      if position < limit {
        letters.append(byte)
        position += 1
      }
      return
    }
    position += 2
    if let simple = Self.simple[next] {
      letters.append(simple)
    } else if next == 10 {
      return
    } else if next == UInt8(ascii: "x") {
      try readCode(2, into: &letters)
    } else if next == UInt8(ascii: "u") {
      try readCode(4, into: &letters)
    } else if next == UInt8(ascii: "U") {
      try readCode(8, into: &letters)
    } else if next == UInt8(ascii: "N") {
      throw PythonError(
        .notImplemented, "characters by their names (\\N{…}) are left out here",
        at: Span(position - 2, position))
    } else if next >= UInt8(ascii: "0"), next <= UInt8(ascii: "7") {
      position -= 1
      readOctal(into: &letters)
    } else {
      position -= 1
      letters.append(UInt8(ascii: "\\"))
    }
  }

  private mutating func readCode(_ count: Int, into letters: inout [UInt8]) throws {
    let digits = source[Span(position, min(limit, position + count))]
    let escape = count == 2 ? "xXX" : count == 4 ? "uXXXX" : "UXXXXXXXX"
    guard digits.utf8.count == count, let code = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(code)
    else {
      throw PythonError(
        .syntax, unicodeError(until: digits, "truncated \\\(escape) escape"),
        at: Span(position - 2, position))
    }
    position += count
    letters += Array(String(scalar).utf8)
  }

  /// Python's words for an escape that ends too soon, with its places between the quotes.
  private func unicodeError(until digits: String, _ what: String) -> String {
    let first = position - 2 - start - (isTriple ? 3 : 1)
    let last = first + 1 + digits.prefix { $0.isHexDigit }.count
    return "(unicode error) 'unicodeescape' codec can't decode bytes in position "
      + "\(first)-\(last): \(what)"
  }

  private mutating func readOctal(into letters: inout [UInt8]) {
    var code: UInt32 = 0
    for _ in 0..<3 where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "7") {
      code = code * 8 + UInt32(byte - UInt8(ascii: "0"))
      position += 1
    }
    if let scalar = Unicode.Scalar(code) { letters += Array(String(scalar).utf8) }
  }
}
