/// How the numbers of a column are written: plainly as programs do, or as people of some country do.
public struct ColumnNotation: Hashable, Sendable {
  /// `-1.5e3`: a decimal point and nothing between the thousands.
  static let plain = ColumnNotation()
  /// `1.234,5`.
  static let decimalComma = ColumnNotation(
    decimal: UInt8(ascii: ","), grouping: UInt8(ascii: "."))
  /// `1,234.5`.
  static let thousands = ColumnNotation(grouping: UInt8(ascii: ","))

  /// What stands before the fraction.
  var decimal = UInt8(ascii: ".")
  /// What may stand between groups of three digits.
  var grouping: UInt8?
  /// Whether `%` follows, which divides by 100.
  var isPercent = false

  /// The number that a text is in this notation; nil where it is none.
  func value(of text: some Collection<UInt8>) -> Double? {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count + 1)
    for byte in text where byte != grouping {
      // A point where the comma is the decimal sign, or a comma where it is the point, is no number.
      if byte == decimal { plain.append(UInt8(ascii: ".")) } else { plain.append(byte) }
    }
    if isPercent {
      guard plain.popLast() == UInt8(ascii: "%") else { return nil }
      while plain.last == UInt8(ascii: " ") { plain.removeLast() }
    }
    let length = plain.count
    plain.append(CSVCursor.newline)
    return plain.withUnsafeBufferPointer { bytes -> Double? in
      guard let base = bytes.baseAddress, let parsed = Decimal.read(base), parsed.length == length
      else { return nil }
      return isPercent ? parsed.value / 100 : parsed.value
    }
  }
}
