import Datasets
import Languages
import Presentation
import Studies

/// The parts of the data side by side: a row a part, or a column a part on a narrow page.
struct ComparisonReport: Report {
  private let parts: [(name: Splits.Part, assessment: Assessment)]
  private let metrics: [Metric]
  private let digits: Int

  init(_ parts: [(name: Splits.Part, assessment: Assessment)], digits: Int) {
    self.parts = parts
    self.digits = digits
    metrics = Metric.allCases.filter { metric in
      parts.contains { $0.assessment.value(metric) != nil }
    }
  }

  var kind: String { "table" }

  var fields: [(String, JSON)] {
    rowsOfParts.fields + (note.map { [("note", JSON.string($0.en))] } ?? [])
  }

  private var note: Localized<String>? { parts.first?.assessment.averageNote }

  func text(for page: Page) -> String {
    let table = [rowsOfParts, columnsOfParts].fitting(page) ?? rowsOfParts
    return TableReport(table, note: note).text(for: page)
  }

  private static let examples = Localized(en: "examples", zh: "样本")

  private var rowsOfParts: Table {
    let columns = [Self.examples] + metrics.map { Localized($0.rawValue) }
    let rows = parts.map { part, assessment in
      let numbers = metrics.map { Table.Cell($0, of: assessment) }
      return [.text(part.rawValue, as: .name), .integer(assessment.examples)] + numbers
    }
    return Table(
      columns: [Table.Column(Localized(en: "part", zh: "部分"))]
        + columns.map { Table.Column($0, .trailing) },
      rows: rows, digits: digits)
  }

  private var columnsOfParts: Table {
    let columns = parts.map { Table.Column($0.name.rawValue, .trailing) }
    let examples =
      [Table.Cell.words(Self.examples)] + parts.map { .integer($0.assessment.examples) }
    let rows = metrics.map { metric in
      [.text(metric.rawValue)] + parts.map { Table.Cell(metric, of: $0.assessment) }
    }
    return Table(columns: [Table.Column("")] + columns, rows: [examples] + rows, digits: digits)
  }
}

extension Table.Cell {
  /// A metric's value; empty where it has no meaning.
  fileprivate init(_ metric: Metric, of assessment: Assessment) {
    self = assessment.value(metric).map { .number($0) } ?? .empty
  }
}
