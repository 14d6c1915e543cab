import Matrices

extension CSV {
  /// Writes numbers, rows as they are shown, without a header: as `numpy.savetxt` with commas does,
  /// but each number in the fewest digits that are read as the same.
  /// - Throws: `DatasetError.file`.
  public static func write(_ matrix: Matrix<Double>, to path: String) throws(DatasetError) {
    try FileBytes.write(encode(matrix), to: path)
  }

  /// Writes examples, a line each under a header, the targets in the last columns: classes by their
  /// names, nothing where a label is missing.
  /// - Throws: `DatasetError.file`.
  public static func write(_ dataset: Dataset, to path: String) throws(DatasetError) {
    try FileBytes.write(encode(dataset), to: path)
  }

  static func encode(_ matrix: Matrix<Double>) -> [UInt8] {
    var bytes: [UInt8] = []
    var spell = Spell()
    for row in 0..<matrix.rows where !spell.isOver(after: 64 * matrix.columns) {
      let fields = (0..<matrix.columns).map { "\(matrix[row, $0])" }
      bytes += Array((fields.joined(separator: ",") + "\n").utf8)
    }
    return bytes
  }

  static func encode(_ dataset: Dataset) -> [UInt8] {
    let header = (dataset.featureNames + dataset.targetNames).map(quoted)
    var bytes = Array((header.joined(separator: ",") + "\n").utf8)
    let X = dataset.X
    var spell = Spell()
    for example in 0..<dataset.count where !spell.isOver(after: 64 * X.rows) {
      let features = (0..<X.rows).map { number(X[$0, example]) }
      let line = (features + targets(of: example, in: dataset)).joined(separator: ",")
      bytes += Array((line + "\n").utf8)
    }
    return bytes
  }

  private static func targets(of example: Int, in dataset: Dataset) -> [String] {
    switch dataset.labels {
    case .oneHot(let names):
      if dataset.targetNames.count > 1 { return numbers(of: example, in: dataset) }
      return [dataset.classPosition(of: example).map { quoted(names[$0]) } ?? ""]
    case .binary:
      let names = dataset.labels.classNames
      return [dataset.classPosition(of: example).map { quoted(names[$0]) } ?? ""]
    case .tasks(let tasks):
      return zip(tasks, numbers(of: example, in: dataset)).map { task, number in
        guard case .binary(let negative, let positive) = task, !number.isEmpty else {
          return number
        }
        return quoted(number == "0" ? negative : positive)
      }
    case .numbers: return numbers(of: example, in: dataset)
    }
  }

  private static func numbers(of example: Int, in dataset: Dataset) -> [String] {
    (0..<dataset.Y.rows).map { number(dataset.Y[$0, example]) }
  }

  /// Whole numbers without a point, so that classes by number stay so; nothing for NaN.
  private static func number(_ value: Double) -> String {
    if value.isNaN { return "" }
    return Int(exactly: value).map(String.init) ?? "\(value)"
  }

  /// A text in quotes where it must be.
  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",;\t\"\n\r ".contains($0) || $0 == "\r\n" }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
