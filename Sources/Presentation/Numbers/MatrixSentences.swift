import Languages
import Matrices

/// A matrix's values as sentences, one a row, for those who hear them.
struct MatrixSentences {
  private let matrix: Matrix<Double>
  private let rows: VisibleLines
  private let columns: VisibleLines
  private let format: NumberFormat

  /// The most values of a row that are read.
  private static let columnLimit = 12

  init(_ matrix: Matrix<Double>, rows: VisibleLines, digits: Int) {
    let columns = VisibleLines(count: matrix.columns, limit: Self.columnLimit)
    (self.matrix, self.rows, self.columns) = (matrix, rows, columns)
    format = NumberFormat(
      for: columns.indices.lazy.flatMap { column in
        rows.indices.lazy.map { matrix[$0, column] }
      }, digits: digits)
  }

  func text(_ page: Page, _ numbersRows: Bool) -> String {
    let sentence = { (row: Int) -> String in
      let head = numbersRows ? Localized(en: "row \(row): ", zh: "第 \(row) 行：")[page] : ""
      return (head + values(row, page)).wrapped(to: page.width, hanging: 2)
    }
    let gap = Localized(
      en: "\(missing(rows, matrix.rows).counted("more row"))",
      zh: "中间还有 \(missing(rows, matrix.rows).grouped) 行")
    return
      (rows.head.map(sentence) + (rows.isWhole ? [] : [gap[page]]) + rows.tail.map(sentence))
      .joined(separator: "\n")
  }

  private func values(_ row: Int, _ page: Page) -> String {
    let number = { (column: Int) in format.string(matrix[row, column]) }
    let gap = Localized(
      en: "\(missing(columns, matrix.columns).grouped) more",
      zh: "还有 \(missing(columns, matrix.columns).grouped) 个")
    return
      (columns.head.map(number) + (columns.isWhole ? [] : [gap[page]]) + columns.tail.map(number))
      .joined(separator: Localized<String>.comma[page])
  }

  private func missing(_ lines: VisibleLines, _ count: Int) -> Int {
    count - lines.indices.count
  }
}
