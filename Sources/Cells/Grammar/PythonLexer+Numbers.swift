extension PythonLexer {
  mutating func readNumber() throws {
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

  func value(of text: String, _ isFloat: Bool, _ start: Int) throws -> PythonValue {
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

  func bad(_ start: Int) -> PythonError {
    PythonError(.syntax, "invalid decimal literal", at: Span(start, max(start + 1, position)))
  }
}
