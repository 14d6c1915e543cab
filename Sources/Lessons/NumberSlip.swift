/// How a wrong number relates to the right one, where it does.
public enum NumberSlip: Equatable, Sendable, CaseIterable {
  /// Right, rounded to fewer digits than are wanted.
  case close
  /// Right but for its sign.
  case sign
  /// A hundred times as large, as a percentage is.
  case hundredfold
  /// A hundredth, as a share is of a percentage.
  case hundredth
  /// 1 over it.
  case reciprocal
  /// 1 minus it.
  case complement
  /// With a logarithm of another base.
  case otherLogarithm
  /// Twice as large.
  case double
  /// Half as large.
  case half
  /// Its square.
  case square
  /// Its square root.
  case root
  /// The decimal point elsewhere.
  case decimalPoint
  /// A count that is one more or less.
  case offByOne
  /// NaN, which is no number.
  case noNumber
  /// Near, and not right to the last digits.
  case near
  /// Larger, and nothing else stands out.
  case tooLarge
  /// Smaller, and nothing else stands out.
  case tooSmall

  /// Compares a wrong number with the right one; nil where one of them is no number.
  ///
  /// What stands out is looked for to half a percent, as numbers are typed with few digits.
  /// - Parameter withLogarithm: Whether a logarithm belongs to the right one; elsewhere none of another
  ///   base can have been taken.
  init?(_ given: Double, for right: Double, withLogarithm: Bool = false) {
    guard given.isFinite, right.isFinite, given != right else { return nil }
    func isNear(_ number: Double) -> Bool {
      number.isFinite && number != 0 && abs(given - number) <= 0.005 * abs(number)
    }
    let found = Self.allCases.first { slip in
      (withLogarithm || slip != .otherLogarithm)
        && slip.numbers(for: right).contains(where: isNear)
    }
    let isCount = given == given.rounded() && right == right.rounded()
    if !isCount, Self.isRounded(given, of: right) {
      self = .close
    } else if let found {
      self = found
    } else if isCount, abs(given - right) == 1 {
      self = .offByOne
    } else if !isCount, abs(given - right) <= 0.03 * abs(right) {
      self = .near
    } else {
      self = given > right ? .tooLarge : .tooSmall
    }
  }

  /// Whether a number hardly differs from its square, its root and what divides 1, so that a number
  /// near it tells of none of them.
  private static func isNearOne(_ number: Double) -> Bool { abs(number - 1) <= 0.05 }

  /// Whether a number is another, rounded to so many decimals as it has.
  private static func isRounded(_ given: Double, of right: Double) -> Bool {
    // 1 for 0.99 is another answer, not one that was rounded.
    guard abs(given - right) <= 0.1 * abs(right), given != 1 || !isNearOne(right) else {
      return false
    }
    var scale = 1.0
    for _ in 0..<12 {
      if abs(given * scale - (given * scale).rounded()) < 1e-9 * scale { break }
      scale *= 10
    }
    return abs((right * scale).rounded() / scale - given) < 1e-9 * max(1, abs(right))
  }

  /// What the number would be, for the slips that say it.
  private func numbers(for right: Double) -> [Double] {
    switch self {
    case .sign: [-right]
    case .hundredfold: [100 * right]
    case .hundredth: [right / 100]
    case .reciprocal: Self.isNearOne(right) ? [] : [1 / right]
    case .complement: 0 < right && right < 1 ? [1 - right] : []
    case .otherLogarithm:
      [2.302585092994046, 0.6931471805599453].flatMap { [right * $0, right / $0] }
    case .double: [2 * right]
    case .half: [right / 2]
    case .square: Self.isNearOne(right) ? [] : [right * right]
    case .root: right > 0 && !Self.isNearOne(right) ? [right.squareRoot()] : []
    case .decimalPoint: [10, 0.1, 1000, 0.001, 1e4, 1e-4].map { $0 * right }
    case .close, .near, .offByOne, .noNumber, .tooLarge, .tooSmall: []
    }
  }
}
