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
