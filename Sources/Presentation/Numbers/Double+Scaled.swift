extension Double {
  private static let powersOfFive: [UInt128] = (0..<27).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 5)
  }

  /// The magnitude times 10^k, to the nearest whole number, half to even: k from 0 to 27, and the
  /// result below 2^127.
  ///
  /// x = m·2^q, so x·10^k = m·5^k·2^(q+k); the product m·5^k fits 128 bits, and the shift is the
  /// only rounding.
  func scaled(byTenTo k: Int) -> UInt128 {
    guard isNormal else { return 0 }
    let product = UInt128(significandBitPattern | 1 << 52) * Self.powersOfFive[k]
    let shift = 52 - Int(exponent) - k
    if shift <= 0 { return product << UInt128(-shift) }
    // Even the largest product, below 2^116, is less than half of this.
    if shift > 120 { return 0 }
    let whole = product >> UInt128(shift)
    let rest = product - (whole << UInt128(shift))
    let half: UInt128 = 1 << UInt128(shift - 1)
    return rest > half || rest == half && whole & 1 == 1 ? whole + 1 : whole
  }
}
