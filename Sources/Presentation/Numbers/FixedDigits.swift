/// A number with so many decimals, rounded exactly as C's `%.4f` does, many times faster.
struct FixedDigits {
  private static let powersOfTen: [Double] = (0..<17).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 10)
  }

  private let digits: UInt64
  private let decimals: Int
  private let isNegative: Bool

  /// Nil where all digits, decimals included, would be no whole number a `Double` holds exactly.
  init?(_ number: Double, decimals: Int) {
    guard decimals < Self.powersOfTen.count,
      number.magnitude * Self.powersOfTen[decimals] < 1e15
    else { return nil }
    digits = UInt64(number.scaled(byTenTo: decimals))
    self.decimals = decimals
    isNegative = number.sign == .minus
  }

  /// The number in digits, with at least one before the point.
  var text: String {
    let count = max(Self.powersOfTen.count { $0 <= Double(digits) }, decimals + 1)
    let head = isNegative ? 1 : 0
    let length = head + count + (decimals > 0 ? 1 : 0)
    return String(unsafeUninitializedCapacity: length) { buffer in
      if isNegative { buffer.initializeElement(at: 0, to: UInt8(ascii: "-")) }
      fill(buffer, from: head, to: length)
      return length
    }
  }

  private func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>, from head: Int, to end: Int) {
    let point = decimals > 0 ? end - 1 - decimals : -1
    var rest = digits
    for place in stride(from: end - 1, through: head, by: -1) {
      if place == point {
        buffer.initializeElement(at: place, to: UInt8(ascii: "."))
      } else {
        buffer.initializeElement(at: place, to: UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      }
    }
  }
}
