import Formulas
import Matrices
import Presentation

/// Two values side by side, element by element.
struct ElementwiseComparison {
  private let left: (source: String, value: Matrix<Double>)
  private let right: (source: String, value: Matrix<Double>)
  private let tolerance: Double

  init(left: String, right: String, tolerance: Double, in session: Session) throws {
    self.left = (left, try Self.numbers(left, session))
    self.right = (right, try Self.numbers(right, session))
    self.tolerance = tolerance
  }

  private static func numbers(_ source: String, _ session: Session) throws -> Matrix<Double> {
    guard let matrix = try session.value(of: source).matrix else {
      throw SessionError.kind(source, needed: .numbers)
    }
    return matrix
  }

  /// Whether the sides agree, and where they differ most.
  func report(_ what: String) throws -> CheckReport {
    let shape = left.value.count == 1 ? right.value.shape : left.value.shape
    let (a, b) = (try Self.spread(left.value, to: shape), try Self.spread(right.value, to: shape))
    let errors = zip(a.elements, b.elements).map(Self.error)
    let worst = errors.indices.max { errors[$0] < errors[$1] }
    let difference = worst.map { errors[$0] } ?? 0
    return CheckReport(
      passed: difference <= tolerance, what: what, left: left.source, right: right.source,
      difference: difference, tolerance: tolerance,
      worst: worst.map { place($0, a, b, shape) })
  }

  /// A number stands for a whole matrix of it; other shapes must be the same.
  private static func spread(_ matrix: Matrix<Double>, to shape: Shape) throws -> Matrix<Double> {
    if matrix.shape == shape { return matrix }
    guard matrix.count == 1 else { throw ShapeError.cannotBroadcast(shape, matrix.shape) }
    return Matrix(shape: shape, filledWith: matrix.elements[0])
  }

  /// The difference over the larger of 1 and the size; infinite where only one side is a number.
  private static func error(_ a: Double, _ b: Double) -> Double {
    if a == b || (a.isNaN && b.isNaN) { return 0 }
    let error = abs(a - b) / max(1, abs(a), abs(b))
    return error.isNaN ? .infinity : error
  }

  private func place(
    _ index: Int, _ a: Matrix<Double>, _ b: Matrix<Double>, _ shape: Shape
  ) -> CheckReport.Comparison {
    let isMatrix = shape.count > 1
    return CheckReport.Comparison(
      left: a.elements[index], right: b.elements[index],
      row: isMatrix ? index % shape.rows : nil, column: isMatrix ? index / shape.rows : nil)
  }
}
