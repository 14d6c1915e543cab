/// The 17 significant digits of a number of everyday size, rounded exactly as C's `%.17g` does.
///
/// Many times faster than `printf`, which does the same with numbers of any length.
struct SeventeenDigits {
  /// All digits as a whole number, from 10^16 to 10^17 - 1.
  let digits: UInt64
  /// The power of ten of the first digit.
  let exponent: Int

  private static let limit: UInt128 = 100_000_000_000_000_000

  /// Nil where the magnitude is outside the range in which 128 bits suffice.
  init?(_ number: Double) {
    let magnitude = number.magnitude
    guard magnitude >= 1e-10, magnitude < 1e16 else { return nil }
    // The estimate is right or one too low.
    var exponent = Int((Double(magnitude.exponent) * 0.30102999566398120).rounded(.down))
    var digits = magnitude.scaled(byTenTo: 16 - exponent)
    if digits >= Self.limit {
      exponent += 1
      digits = magnitude.scaled(byTenTo: 16 - exponent)
    }
    self.digits = UInt64(digits)
    self.exponent = exponent
  }

  /// Appends the number as `%.17g` writes it: no trailing zeros, an exponent below 1e-4.
  func append(isNegative: Bool, to bytes: inout [UInt8]) {
    var rest = digits
    var count = 17
    while rest % 10 == 0 {
      rest /= 10
      count -= 1
    }
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    if exponent < -4 { return appendScientific(rest, count, to: &bytes) }
    if exponent < 0 { bytes.append(contentsOf: "0.".utf8) }
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, -exponent - 1)))
    append(rest, count, pointAfter: exponent < 0 ? nil : exponent + 1, to: &bytes)
  }

  private func appendScientific(_ number: UInt64, _ count: Int, to bytes: inout [UInt8]) {
    append(number, count, pointAfter: 1, to: &bytes)
    bytes.append(contentsOf: exponent > -10 ? "e-0".utf8 : "e-".utf8)
    bytes.append(contentsOf: String(-exponent).utf8)
  }

  /// The digits with a point, zeros filling up a whole part that is longer than they are.
  private func append(
    _ number: UInt64, _ count: Int, pointAfter point: Int?, to bytes: inout [UInt8]
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { buffer in
      var rest = number
      for place in stride(from: count - 1, through: 0, by: -1) {
        buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      let whole = min(point ?? count, count)
      bytes.append(contentsOf: buffer[..<whole])
      bytes.append(
        contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, (point ?? 0) - count)))
      if whole < count {
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: buffer[whole...])
      }
    }
  }
}
