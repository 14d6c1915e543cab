import Languages

extension PythonLexer {
  mutating func readNumber() throws {
    let start = position
    if byte == UInt8(ascii: "0"), let radix = Self.radices[peek(1) | 0x20] {
      return try readWhole(radix.base, radix.name, from: start)
    }
    var text = Self.isDigit(byte) ? try takeDigits(from: start) : ""
    var isFloat = false
    if byte == UInt8(ascii: ".") {
      isFloat = true
      position += 1
      text += "."
      if Self.isDigit(byte) { text += try takeDigits(from: start) }
    }
    if byte | 0x20 == UInt8(ascii: "e"), let exponent = try takeExponent(from: start) {
      isFloat = true
      text += exponent
    }
    try checkEnd(start, "decimal")
    add(.number(try value(of: text, isFloat, start)), from: start)
  }

  /// `0x1F`, `0b1`, `0o7`.
  private mutating func readWhole(_ base: Int, _ name: String, from start: Int) throws {
    position += 2
    var digits = ""
    repeat {
      if byte == UInt8(ascii: "_") { position += 1 }
      guard let digit = digit(base) else { throw wrongDigit(name, from: start) }
      digits.append(digit)
      position += 1
    } while byte == UInt8(ascii: "_") || digit(base) != nil
    if Self.isDigit(byte) { throw wrongDigit(name, from: start) }
    try checkEnd(start, name)
    guard let value = Int(digits, radix: base) else { throw tooLong(digits, start) }
    add(.number(.int(value)), from: start)
  }

  private func digit(_ base: Int) -> Character? {
    let letter = Character(Unicode.Scalar(byte))
    return letter.hexDigitValue.flatMap { $0 < base ? letter : nil }
  }

  private func wrongDigit(_ name: String, from start: Int) -> PythonError {
    guard Self.isDigit(byte) else { return bad(start, name) }
    return PythonError(
      .syntax, "invalid digit '\(Character(Unicode.Scalar(byte)))' in \(name) literal",
      at: Span(position, position + 1))
  }

  private func tooLong(_ text: String, _ start: Int) -> PythonError {
    PythonError(
      .overflow, "an int holds 64 bits here: \(text) does not fit", at: Span(start, position))
  }

  func value(of text: String, _ isFloat: Bool, _ start: Int) throws -> PythonValue {
    if isFloat {
      let padded = text.hasPrefix(".") ? "0" + text : text
      guard
        let value = Double(padded.replacing(".e", with: ".0e").replacing(".E", with: ".0e"))
          ?? Double(padded + "0")
      else { throw bad(start, "decimal") }
      return .float(value)
    }
    if text.count > 1, text.hasPrefix("0"), text.contains(where: { $0 != "0" }) {
      throw PythonError(
        .syntax,
        "leading zeros in decimal integer literals are not permitted; "
          + "use an 0o prefix for octal integers", at: Span(start, position))
    }
    guard let value = Int(text) else {
      throw tooLong(text, start)
    }
    return .int(value)
  }

  private static let radices: [UInt8: (base: Int, name: String)] = [
    UInt8(ascii: "x"): (16, "hexadecimal"), UInt8(ascii: "b"): (2, "binary"),
    UInt8(ascii: "o"): (8, "octal"),
  ]

  /// Digits, with single lines between them.
  private mutating func takeDigits(from start: Int) throws -> String {
    var digits = ""
    while true {
      while Self.isDigit(byte) {
        digits.append(Character(Unicode.Scalar(byte)))
        position += 1
      }
      guard byte == UInt8(ascii: "_") else { return digits }
      position += 1
      guard Self.isDigit(byte) else { throw bad(start, "decimal") }
    }
  }

  private mutating func takeExponent(from start: Int) throws -> String? {
    let signed = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+")
    guard Self.isDigit(peek(signed ? 2 : 1)) else { return nil }
    let sign = peek(1) == UInt8(ascii: "-") ? "-" : ""
    position += signed ? 2 : 1
    return "e" + sign + (try takeDigits(from: start))
  }

  private func checkEnd(_ start: Int, _ name: String) throws {
    if byte | 0x20 == UInt8(ascii: "j"), !Self.startsName(peek(1)) {
      throw PythonError(
        .notImplemented, "complex numbers are left out here", at: Span(start, position + 1))
    }
    guard Self.startsName(byte) else { return }
    if byte >= 0x80 { try check(source[Span(position, min(limit, position + 4))], from: position) }
    let rest = source[Span(position, min(limit, position + 4))]
    let mayFollow = ["and", "or", "in", "is", "if", "else", "for", "not"]
    if !mayFollow.contains(where: rest.hasPrefix) { throw bad(start, name) }
  }

  func bad(_ start: Int, _ name: String) -> PythonError {
    PythonError(.syntax, "invalid \(name) literal", at: Span(start, max(start + 1, position)))
  }
}
