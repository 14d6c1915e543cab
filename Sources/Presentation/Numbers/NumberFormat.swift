/// Writes numbers that stand together with the same number of digits.
///
/// Whole numbers have no decimals; others have as many as show `digits` significant digits of the
/// largest. Where most of them would be too small for that, or they are very large or small, all
/// are in scientific notation.
public struct NumberFormat: Sendable, Hashable {
  let notation: NumberNotation
  /// What is not larger could be rounded to 0.
  private let smallestShown: Double

  /// The significant digits shown where a person has not asked for others.
  public static let defaultDigits = 4
  /// The digits a person may ask for: with 17 every `Double` can be told from its neighbours.
  public static let digitsRange = 1...17

  /// Chooses the notation that suits all the values.
  public init(for values: some Sequence<Double>, digits: Int = NumberFormat.defaultDigits) {
    let digits = min(max(digits, Self.digitsRange.lowerBound), Self.digitsRange.upperBound)
    let magnitudes = values.filter(\.isFinite).map(\.magnitude)
    notation = Self.notation(for: magnitudes, digits: digits)
    smallestShown = if case .fixed(let decimals) = notation { Self.half(decimals) } else { 0 }
  }

  private static func notation(for magnitudes: [Double], digits: Int) -> NumberNotation {
    let largest = magnitudes.max() ?? 0
    if largest < 1e10, magnitudes.allSatisfy({ $0.rounded() == $0 }) { return .fixed(0) }
    guard largest >= 1e-3, largest < 1e6 else { return .scientific(digits - 1) }
    let decimals = decimals(for: largest, digits: digits)
    let nonzero = magnitudes.filter { $0 != 0 }
    let hidden = nonzero.count { $0 <= half(decimals) }
    return hidden * 2 > nonzero.count ? .scientific(digits - 1) : .fixed(decimals)
  }

  /// Half of the last decimal, and a trifle for how powers of ten are rounded.
  private static func half(_ decimals: Int) -> Double { 0.5000001 * power(-decimals) }

  private static func decimals(for largest: Double, digits: Int) -> Int {
    let exponent = exponent(of: largest)
    return exponent < 0 ? digits - 1 - exponent : max(min(2, digits), digits - exponent)
  }

  /// The power of ten a number between 1e-3 and 1e6 begins at.
  private static func exponent(of number: Double) -> Int {
    (-3...5).last { number >= power($0) } ?? -3
  }

  private static func power(_ exponent: Int) -> Double {
    let powers = (0..<abs(exponent)).reduce(1.0) { product, _ in product * 10 }
    return exponent < 0 ? 1 / powers : powers
  }

  /// The number in digits.
  ///
  /// An exact zero has no sign, and only an exact zero looks like one: a number too small for the
  /// decimals shown stands as `3e-05` among the others.
  public func string(_ number: Double) -> String {
    if number != 0, number.magnitude <= smallestShown {
      return NumberPrinter(.scientific(0)).string(number)
    }
    return NumberPrinter(notation).string(number == 0 ? 0 : number)
  }
}

extension Double {
  /// The number by itself, with at most so many significant digits and no trailing zeros.
  public func shortText(digits: Int = 4) -> String {
    let digits = min(max(digits, 1), 17)
    if let whole = Int(exactly: self), whole.magnitude < 1_000_000_000 { return String(whole) }
    return NumberPrinter(.general(digits)).string(self)
  }
}
