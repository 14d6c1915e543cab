import Glibc

/// How a number is written in digits.
enum NumberNotation: Hashable, Sendable {
  /// This many decimals.
  case fixed(Int)
  /// One digit, this many decimals and an exponent.
  case scientific(Int)
  /// This many significant digits, in the shorter of the two.
  case general(Int)

  fileprivate var format: String {
    switch self {
    case .fixed(let digits): "%.\(digits)f"
    case .scientific(let digits): "%.\(digits)e"
    case .general(let digits): "%.\(digits)g"
    }
  }
}

/// Writes numbers as C's formats do, which round correctly for any number of digits.
struct NumberPrinter {
  /// The longest output: 309 digits before the point, 17 after it.
  private static let capacity = 352

  private let notation: NumberNotation

  init(_ notation: NumberNotation) {
    self.notation = notation
  }

  func append(_ number: Double, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.capacity) { buffer in
      let count = withVaList([number]) {
        vsnprintf(buffer.baseAddress, Self.capacity, notation.format, $0)
      }
      bytes.append(
        contentsOf: buffer.prefix(min(max(0, Int(count)), Self.capacity - 1)).lazy.map(
          UInt8.init(bitPattern:)))
    }
  }

  /// The number in digits; `NaN`, `Inf` and `-Inf` where it has none.
  func string(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "Inf" }
    if case .fixed(let decimals) = notation,
      let digits = FixedDigits(number, decimals: decimals)
    {
      return digits.text
    }
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
