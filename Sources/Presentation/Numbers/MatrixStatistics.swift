import Languages
import Matrices

/// What can be said of a matrix in one line.
public struct MatrixStatistics: Sendable, Hashable {
  /// Rows by columns.
  public let shape: Shape
  /// The mean of the finite elements, where there is one.
  public let mean: Double?
  private let survey: Survey

  /// The least finite element, where there is one; a zero has no sign.
  public var minimum: Double? { survey.minimum.map { $0 + 0 } }
  /// The greatest finite element, where there is one; a zero has no sign.
  public var maximum: Double? { survey.maximum.map { $0 + 0 } }
  /// The elements that are exactly zero.
  public var zeros: Int { survey.zeros }
  /// The elements that are no number.
  public var nans: Int { survey.nans }
  /// The elements that are infinite.
  public var infinities: Int { survey.infinities }

  /// Looks at every element.
  public init(_ matrix: Matrix<Double>) {
    shape = matrix.shape
    survey = matrix.survey
    // Adding 0 takes the sign from a zero.
    mean = survey.minimum == nil ? nil : Self.mean(of: matrix, survey) + 0
  }

  /// Whether the mean is no larger than what adding the elements up may be wrong by: 0, as far as
  /// anybody can tell.
  ///
  /// A sum of n numbers is off by some sqrt(n) roundings of half a unit in the last place.
  var isMeanRounding: Bool {
    guard let mean, let minimum, let maximum, mean != 0 else { return false }
    let largest = max(abs(minimum), abs(maximum))
    let steps = 4 + Double(shape.rows * shape.columns).squareRoot()
    return abs(mean) <= largest * .ulpOfOne / 2 * steps
  }

  /// The mean of the finite elements; where their sum overflows, by parts.
  private static func mean(of matrix: Matrix<Double>, _ survey: Survey) -> Double {
    let isWhole = survey.nans + survey.infinities == 0
    let count = Double(matrix.count - survey.nans - survey.infinities)
    let finite = matrix.elements.lazy.filter(\.isFinite)
    let sum = isWhole ? matrix.total : finite.reduce(0, +)
    return sum.isFinite ? sum / count : finite.reduce(0) { $0 + $1 / count }
  }

  /// The statistics as members of a JSON object.
  public var fields: [(String, JSON)] {
    [
      ("min", .optional(minimum)), ("max", .optional(maximum)), ("mean", .optional(mean)),
      ("zeros", .integer(zeros)), ("nan", .integer(nans)), ("infinite", .integer(infinities)),
    ]
  }

  /// The statistics on one line, or more where the page is narrow.
  public func text(for page: Page, digits: Int = NumberFormat.defaultDigits) -> String {
    parts(page, digits: digits).joined(separator: "  ").wrapped(to: page.width)
  }

  /// Name and number of each, held together; where only what strikes is wanted, NaN and Inf are
  /// left out while there are none.
  func parts(_ page: Page, digits: Int, onlyStriking: Bool = false) -> [String] {
    let names = Localized(
      en: ["min", "max", "mean", "zeros"], zh: ["最小", "最大", "均值", "零值"])[page]
    let zero = page.line("≈0")
    let values = zip(names, [minimum, maximum, mean]).enumerated().compactMap { index, part in
      part.1.map { value in
        let text = index == 2 && isMeanRounding ? zero : value.shortText(digits: digits + 1)
        return (part.0, text, Role?.none)
      }
    }
    let zeros = (names[3], String(zeros), Role?.none)
    let broken = [("NaN", nans), ("Inf", infinities)].filter { !onlyStriking || $0.1 > 0 }
      .map { ($0, String($1), $1 > 0 ? Role.bad : nil) }
    return (values + [zeros] + broken).map { name, value, role in
      page.style(name, as: .muted) + .noBreakSpace + page.style(value, as: role)
    }
  }
}
