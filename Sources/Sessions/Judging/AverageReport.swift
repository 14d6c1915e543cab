import Languages
import Presentation
import Studies

/// An exponentially weighted average: how it begins and how it ends.
struct AverageReport: Report {
  private let column: String
  private let series: [Double]
  private let average: WeightedAverage
  private let digits: Int

  init(_ column: String, _ series: [Double], _ average: WeightedAverage, digits: Int) {
    self.column = column
    self.series = series
    self.average = average
    self.digits = digits
  }

  var kind: String { "average" }

  var fields: [(String, JSON)] {
    [
      ("column", .string(column)), ("beta", .number(average.beta)),
      ("span", .number(average.span)), ("theta", .array(series.map { .number($0) })),
      ("v", .array(average.values.map { .number($0) })),
      ("v_corrected", .array(average.corrected.map { .number($0) })),
    ]
  }

  func text(for page: Page) -> String {
    let beta = average.beta.shortText(digits: 10)
    let rest = (1 - average.beta).shortText(digits: 10)
    let span = average.span.shortText(digits: 3)
    let title = Localized(
      en: "\(column): \(series.count.counted("value")), beta \(beta) averages over about \(span)",
      zh: "\(column)：\(series.count.grouped) 个值，beta \(beta) 大约平均最近 \(span) 个")
    let formula = "v = \(beta) * v + \(rest) * theta, v_corrected = v / (1 - \(beta) ** t)"
    let note = Localized(
      en: "\(formula); kept as theta, v, v_corrected",
      zh: "\(formula)；保存为 theta、v、v_corrected")
    return TableReport(title: title, table(page), note: note).text(for: page)
  }

  /// The values at the beginning and at the end that are shown.
  private static let shown = (first: 8, last: 3)

  private func table(_ page: Page) -> Table {
    let columns = ["t", "theta", "v", "v_corrected"].map { Table.Column($0, .trailing) }
    let count = series.count
    guard count > Self.shown.first + Self.shown.last + 1 else {
      return Table(columns: columns, rows: series.indices.map(row), digits: digits)
    }
    let gap = columns.map { _ in Table.Cell.text(page.glyphs.rowEllipsis, as: .muted) }
    let first = (0..<Self.shown.first).map(row)
    let last = ((count - Self.shown.last)..<count).map(row)
    return Table(columns: columns, rows: first + [gap] + last, digits: digits)
  }

  private func row(_ index: Int) -> [Table.Cell] {
    [
      .integer(index + 1), .number(series[index]), .number(average.values[index]),
      .number(average.corrected[index]),
    ]
  }
}
