extension Double {
  /// A number of IEEE 754's binary16: a sign, 5 bits of exponent, 10 of fraction.
  init(half bits: UInt16) {
    let fraction = Double(bits & 0x3FF)
    let magnitude: Double =
      switch Int(bits >> 10 & 0x1F) {
      case 0: fraction * 0x1p-24
      case 0x1F: fraction == 0 ? .infinity : .nan
      case let exponent:
        Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
      }
    self = bits >> 15 == 0 ? magnitude : -magnitude
  }
}
