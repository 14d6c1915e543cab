import Glibc

/// A number as its shortest digits that read back, or rounded to so many.
struct Digits {
  /// The digits without leading or trailing zeros; `0` for zero.
  var digits: [UInt8]
  /// The power of ten of the first digit.
  var exponent: Int
  let isNegative: Bool

  /// The shortest that read back; the number is finite.
  init(shortest value: Double) {
    // Swift prints the shortest digits: 1.5, 100000.0, 1e-05, 1.2e+20.
    self.init(text: abs(value).description, isNegative: value.sign == .minus)
  }

  private init(text: String, isNegative: Bool) {
    self.isNegative = isNegative
    let parts = text.split(separator: "e")
    let mantissa = parts[0].utf8.filter { $0 != UInt8(ascii: ".") }
    let point = parts[0].utf8.firstIndex(of: UInt8(ascii: "."))
    let whole = point.map { parts[0].utf8.distance(from: parts[0].utf8.startIndex, to: $0) }
    var power = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + (whole ?? mantissa.count) - 1
    let leading = mantissa.prefix { $0 == UInt8(ascii: "0") }.count
    power -= leading
    var digits = mantissa.dropFirst(leading).map { $0 - UInt8(ascii: "0") }
    while digits.last == 0 { digits.removeLast() }
    self.digits = digits.isEmpty ? [0] : digits
    exponent = digits.isEmpty ? 0 : power
  }

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }

  /// The digits before and behind the point.
  var positional: (whole: String, fraction: String) {
    if exponent < 0 {
      let zeros = String(repeating: "0", count: -exponent - 1)
      return digits == [0] ? ("0", "") : ("0", zeros + Self.text(digits))
    }
    let padded = digits + Array(repeating: 0, count: max(0, exponent + 1 - digits.count))
    return (Self.text(padded.prefix(exponent + 1)), Self.text(padded.dropFirst(exponent + 1)))
  }

  /// The first digit, those behind it, and the exponent.
  var scientific: (whole: String, fraction: String, exponent: Int) {
    (Self.text(digits.prefix(1)), Self.text(digits.dropFirst()), exponent)
  }
}

enum FloatText {
  /// As Python's `repr` has it: `0.1`, `1e-05`, `1e+16`, `3.0`, `inf`.
  static func repr(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value > 0 ? "inf" : "-inf" }
    let digits = Digits(shortest: value)
    let sign = digits.isNegative ? "-" : ""
    if digits.exponent < -4 || digits.exponent >= 16 {
      let (whole, fraction, exponent) = digits.scientific
      return sign + whole + (fraction.isEmpty ? "" : "." + fraction) + self.exponent(exponent)
    }
    let (whole, fraction) = digits.positional
    return sign + whole + "." + (fraction.isEmpty ? "0" : fraction)
  }

  /// An exponent with its sign and two digits at least.
  static func exponent(_ value: Int, digits: Int = 2) -> String {
    let text = String(abs(value))
    let zeros = String(repeating: "0", count: max(0, digits - text.count))
    return "e" + (value < 0 ? "-" : "+") + zeros + text
  }

  /// C's `printf` of one double; the format is our own.
  static func printf(
    _ conversion: Character, _ value: Double, precision: Int, alternate: Bool = false
  )
    -> String
  {
    let precision = max(0, min(precision, 400))
    let format = "%" + (alternate ? "#" : "") + ".*" + String(conversion)
    return withVaList([Int32(precision), value]) { arguments in
      var buffer = [CChar](repeating: 0, count: 1024)
      let count = Int(vsnprintf(&buffer, buffer.count, format, arguments))
      return String(
        decoding: buffer.prefix(max(0, min(count, buffer.count - 1))).map { UInt8(bitPattern: $0) },
        as: UTF8.self)
    }
  }

  /// With at most so many digits behind the point: the shortest, or rounded where it is longer.
  static func positional(_ value: Double, precision: Int) -> (whole: String, fraction: String) {
    var (whole, fraction) = Digits(shortest: value).positional
    if fraction.count > precision {
      let parts = printf("f", abs(value), precision: precision).split(separator: ".")
      whole = String(parts[0])
      fraction = parts.count > 1 ? String(parts[1]) : ""
      while fraction.hasSuffix("0") { fraction.removeLast() }
    }
    return ((value.sign == .minus ? "-" : "") + whole, fraction)
  }

  /// The same with an exponent.
  static func scientific(
    _ value: Double, precision: Int
  ) -> (whole: String, fraction: String, exponent: Int) {
    var (whole, fraction, exponent) = Digits(shortest: value).scientific
    if fraction.count > precision {
      let parts = printf("e", abs(value), precision: precision).split(separator: "e")
      let mantissa = parts[0].split(separator: ".")
      whole = String(mantissa[0])
      fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
      while fraction.hasSuffix("0") { fraction.removeLast() }
      exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    }
    return ((value.sign == .minus ? "-" : "") + whole, fraction, exponent)
  }
}
