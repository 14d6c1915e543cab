/// Decimal numbers out of bytes, correctly rounded, without a string in between.
enum Decimal {
  /// A number and how many bytes it took.
  struct Parsed {
    let value: Double
    let length: Int
  }

  private static let mostDigits = 19  // any 19 digits fit into 64 bits

  /// Reads the longest decimal number that stands at `text`, or nil where none does.
  ///
  /// `[+-] digits [. digits] [e [+-] digits]` with a digit at least before the `e`. The text must
  /// end in a byte that cannot belong to a number, such as a newline. A number beyond the largest
  /// `Double` is infinite.
  @inline(__always)
  static func read(_ text: UnsafePointer<UInt8>) -> Parsed? {
    var at = text
    let isNegative = at.pointee == UInt8(ascii: "-")
    if isNegative || at.pointee == UInt8(ascii: "+") { at += 1 }
    var mantissa: UInt64 = 0
    var digits = readDigits(&at, into: &mantissa)
    var exponent = 0
    if at.pointee == UInt8(ascii: ".") {
      at += 1
      exponent = -readDigits(&at, into: &mantissa)
      digits -= exponent
    }
    guard digits > 0 else { return nil }
    if at.pointee | 0x20 == UInt8(ascii: "e") { exponent += readExponent(&at) }
    let length = at - text
    guard digits <= mostDigits, let magnitude = rounded(mantissa, exponent) else {
      return Parsed(value: slowValue(text, length), length: length)
    }
    return Parsed(value: isNegative ? -magnitude : magnitude, length: length)
  }

  /// Appends the digits to the mantissa, which wraps around beyond 19 of them; their number.
  @inline(__always)
  private static func readDigits(
    _ at: inout UnsafePointer<UInt8>, into mantissa: inout UInt64
  ) -> Int {
    let start = at
    while true {
      let digit = at.pointee &- UInt8(ascii: "0")
      if digit > 9 { return at - start }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      at += 1
    }
  }

  /// Reads `e-12`; stays where it is and is 0 where no digit follows.
  private static func readExponent(_ at: inout UnsafePointer<UInt8>) -> Int {
    var next = at + 1
    let isNegative = next.pointee == UInt8(ascii: "-")
    if isNegative || next.pointee == UInt8(ascii: "+") { next += 1 }
    guard next.pointee &- UInt8(ascii: "0") <= 9 else { return 0 }
    var value = 0
    while next.pointee &- UInt8(ascii: "0") <= 9 {
      value = min(value * 10 + Int(next.pointee &- UInt8(ascii: "0")), 1_000_000)
      next += 1
    }
    at = next
    return isNegative ? -value : value
  }

  /// What is left to the standard library: 20 digits and more, subnormal and huge numbers.
  private static func slowValue(_ text: UnsafePointer<UInt8>, _ length: Int) -> Double {
    let bytes = UnsafeBufferPointer(start: text, count: length)
    return Double(String(decoding: bytes, as: UTF8.self)) ?? .infinity
  }
}
