extension Decimal {
  /// 10⁰ to 10²², the powers of ten a `Double` holds exactly.
  private static let tens: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// 5⁰ to 5²⁷, the powers of five that fit into 64 bits.
  private static let fives: [UInt64] = [
    1, 5, 25, 125, 625, 3125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125,
    244_140_625, 1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125,
    3_814_697_265_625, 19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125,
    2_384_185_791_015_625, 11_920_928_955_078_125, 59_604_644_775_390_625,
    298_023_223_876_953_125, 1_490_116_119_384_765_625, 7_450_580_596_923_828_125,
  ]

  /// mantissa · 10^exponent, rounded to nearest, ties to even; nil where the exponent is too far
  /// from 0 for the two exact ways.
  ///
  /// Where both the mantissa and the power of ten are exact, one operation rounds once
  /// (W. D. Clinger, "How to read floating point numbers accurately", 1990). Else 5^|exponent| is
  /// multiplied or divided by in 128 bits.
  @inline(__always)
  static func rounded(_ mantissa: UInt64, _ exponent: Int) -> Double? {
    if exponent == 0 { return Double(mantissa) }
    if mantissa <= 1 << 53, exponent.magnitude <= 22 {
      let power = tens[Int(exponent.magnitude)]
      return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }
    guard exponent.magnitude <= 27, mantissa > 0 else { return mantissa == 0 ? 0 : nil }
    let five = fives[Int(exponent.magnitude)]
    return exponent < 0
      ? quotient(mantissa, five, twos: exponent) : product(mantissa, five, twos: exponent)
  }

  /// a · b · 2^twos, rounded once.
  private static func product(_ a: UInt64, _ b: UInt64, twos: Int) -> Double {
    let (high, low) = a.multipliedFullWidth(by: b)
    guard high > 0 else { return scaled(Double(low), twos) }
    let shift = high.leadingZeroBitCount
    let top = shift == 0 ? high : high << shift | low >> (64 - shift)
    return scaled(Double(sticky(top, low << shift != 0)), twos + 64 - shift)
  }

  /// a / b · 2^twos, rounded once: a quotient of at least 63 bits and whether a rest is left.
  private static func quotient(_ a: UInt64, _ b: UInt64, twos: Int) -> Double {
    let (shiftA, shiftB) = (a.leadingZeroBitCount, b.leadingZeroBitCount)
    let numerator = a << shiftA
    let (quotient, rest) = (b << shiftB).dividingFullWidth((numerator >> 1, numerator << 63))
    return scaled(Double(sticky(quotient, rest != 0)), twos - 63 - shiftA + shiftB)
  }

  /// Notes in the last bit that smaller ones follow, so that a tie is not mistaken.
  private static func sticky(_ bits: UInt64, _ rest: Bool) -> UInt64 { rest ? bits | 1 : bits }

  /// value · 2^twos; exact, as the results stay far from the ends of the range.
  private static func scaled(_ value: Double, _ twos: Int) -> Double {
    Double(sign: .plus, exponent: twos, significand: value)
  }
}
