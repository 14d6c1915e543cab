import Matrices

/// What can be said of a matrix in one line.
public struct MatrixStatistics: Sendable, Hashable {
  /// Rows by columns.
  public let shape: Shape
  /// The least finite element, where there is one.
  public private(set) var minimum: Double?
  /// The greatest finite element, where there is one.
  public private(set) var maximum: Double?
  /// The mean of the finite elements, where there is one.
  public private(set) var mean: Double?
  /// The elements that are exactly zero.
  public private(set) var zeros = 0
  /// The elements that are no number.
  public private(set) var nans = 0
  /// The elements that are infinite.
  public private(set) var infinities = 0

  /// Looks at every element once.
  public init(_ matrix: Matrix<Double>) {
    shape = matrix.shape
    var low = Double.infinity
    var high = -Double.infinity
    var sum = 0.0
    for element in matrix.elements {
      if element.isFinite {
        low = Swift.min(low, element)
        high = Swift.max(high, element)
        sum += element
        if element == 0 { zeros += 1 }
      } else if element.isNaN {
        nans += 1
      } else {
        infinities += 1
      }
    }
    let finite = matrix.count - nans - infinities
    guard finite > 0 else { return }
    // Adding 0 takes the sign from a zero.
    let mean = Self.mean(of: matrix, sum: sum, count: finite)
    (minimum, maximum, self.mean) = (low + 0, high + 0, mean + 0)
  }

  /// The mean; where the sum overflows, by parts.
  private static func mean(of matrix: Matrix<Double>, sum: Double, count: Int) -> Double {
    if sum.isFinite { return sum / Double(count) }
    return matrix.elements.lazy.filter(\.isFinite).reduce(0) { $0 + $1 / Double(count) }
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
    let values = [("min", minimum), ("max", maximum), ("mean", mean)].compactMap { name, value in
      value.map { (name, $0.shortText(digits: digits + 1), Role?.none) }
    }
    let zeros = ("zeros", String(zeros), Role?.none)
    let broken = [("NaN", nans), ("Inf", infinities)].filter { !onlyStriking || $0.1 > 0 }
      .map { ($0, String($1), $1 > 0 ? Role.bad : nil) }
    return (values + [zeros] + broken).map { name, value, role in
      page.style(name, as: .muted) + .noBreakSpace + page.style(value, as: role)
    }
  }
}
