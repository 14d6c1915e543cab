import Matrices

extension Dataset {
  /// Two variables as a data set: x is (features, m), y (outputs, m), NaN in y a missing label.
  ///
  /// y stays as it is. Its meaning is taken from its values: several rows with one 1 in each
  /// column are classes, rows of 0 and 1 are questions to be answered by yes or no, all else are
  /// numbers.
  /// - Throws: `DatasetError.variables` where they do not fit together, are empty, or hold a
  ///   number that is not finite.
  public static func from(
    x: Matrix<Double>, y: Matrix<Double>
  ) throws(DatasetError) -> Dataset {
    guard x.columns == y.columns else {
      throw .variables(.exampleCount(x: x.shape, y: y.shape))
    }
    try check(x, name: "x") { $0.isFinite }
    try check(y, name: "y") { !$0.isInfinite }
    return Dataset(
      name: "x y", source: "variables x \(x.shape) and y \(y.shape)", X: x, Y: y,
      featureNames: (1...x.rows).map { "x\($0)" }, targetNames: targetNames(y.rows),
      labels: meaning(of: y))
  }

  /// Two variables as training set and two as test set, and all of them as one set.
  /// - Throws: `DatasetError.variables` as above, and where the test set has other rows.
  public static func from(
    x: Matrix<Double>, y: Matrix<Double>, testX: Matrix<Double>, testY: Matrix<Double>
  ) throws(DatasetError) -> (whole: Dataset, parts: Splits) {
    let training = try from(x: x, y: y)
    let test = try training.like(x: testX, y: testY)
    let shapes = try (
      Shape.checked(x.rows, x.columns + testX.columns, file: training.source),
      Shape.checked(y.rows, x.columns + testX.columns, file: training.source)
    )
    let whole = try from(
      x: Matrix(shape: shapes.0, columnMajor: training.X.elements + test.X.elements),
      y: Matrix(shape: shapes.1, columnMajor: training.Y.elements + test.Y.elements))
    let end = whole.count
    let indices: [Splits.Part: [Int]] = [
      .train: Array(0..<x.columns), .test: Array(x.columns..<end),
    ]
    return (whole, Splits(whole, indices: indices))
  }

  /// Two variables as a set of the same kind as this one, to be judged on.
  /// - Throws: `DatasetError.variables` where they do not fit together or have other rows.
  public func like(x: Matrix<Double>, y: Matrix<Double>) throws(DatasetError) -> Dataset {
    do throws(DatasetError) {
      var other = try Dataset.from(x: x, y: y)
      for (name, own, wanted) in [("x", x.shape, features.shape), ("y", y.shape, Y.shape)] {
        guard own.rows == wanted.rows else {
          throw DatasetError.variables(.rows(name: name, own, training: wanted))
        }
      }
      (other.labels, other.targetNames) = (labels, targetNames)
      return other
    } catch .variables(let problem) {
      throw .variables(.ofTest(problem))
    }
  }

  static func targetNames(_ count: Int) -> [String] {
    count == 1 ? ["y"] : (0..<count).map { "y\($0 + 1)" }
  }

  private static func check(
    _ matrix: Matrix<Double>, name: String, _ isFine: (Double) -> Bool
  ) throws(DatasetError) {
    guard matrix.count > 0 else { throw .variables(.empty(name: name, matrix.shape)) }
    guard let wrong = matrix.elements.firstIndex(where: { !isFine($0) }) else { return }
    let (column, row) = wrong.quotientAndRemainder(dividingBy: matrix.rows)
    throw .variables(.notFinite(name: name, row: row, column: column))
  }

  private static func meaning(of y: Matrix<Double>) -> Labels {
    let rows = (0..<y.rows).map { row in
      (0..<y.columns).allSatisfy { y[row, $0].isNaN || y[row, $0] == 0 || y[row, $0] == 1 }
    }
    if y.rows == 1, rows[0] { return .binary(negative: "0", positive: "1") }
    if rows.allSatisfy({ $0 }), y.isOneHot { return .oneHot((0..<y.rows).map(String.init)) }
    guard y.rows > 1, rows.contains(true) else { return .numbers }
    return .tasks(rows.map { $0 ? .binary(negative: "0", positive: "1") : .number })
  }
}
