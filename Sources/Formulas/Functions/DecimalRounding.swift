import Glibc

extension Double {
  /// Python's `round(x, decimals)`: the nearest decimal to the number as it really is, so that 2.675,
  /// which lies a little below, becomes 2.67.
  func roundedInDecimal(to decimals: Int) -> Double {
    let scale = pow(10, Double(decimals.magnitude))
    guard isFinite, decimals.magnitude <= 22 else {
      return decimals < 0 && isFinite ? 0 * self : self
    }
    let scaled = decimals < 0 ? self / scale : self * scale
    // From there on a number has no digits behind the point.
    guard scaled.magnitude < 0x1p52 else { return self }
    // What the product or the quotient has lost.
    let lost =
      decimals < 0
      ? addingProduct(-scaled, scale)
      : (-scaled).addingProduct(self, scale)
    let whole = scaled.roundedAtHalf(towards: lost)
    return decimals < 0 ? whole * scale : whole / scale
  }

  /// The nearest whole number; a half goes where the rest tells, and without one to the even.
  private func roundedAtHalf(towards rest: Double) -> Double {
    guard (self - rounded(.down)) == 0.5, rest != 0 else { return rounded(.toNearestOrEven) }
    return rest > 0 ? rounded(.up) : rounded(.down)
  }
}

extension Syntax {
  /// Whether its value is a number of Python's own: no function, no element of an array has made it.
  var isPythonsNumber: Bool {
    switch kind {
    case .number, .name: true
    case .unary, .binary: kind.children.allSatisfy(\.isPythonsNumber)
    default: false
    }
  }
}
