import Datasets
import Presentation
import Studies

/// Mistakes by kind.
struct TallyReport: Report {
  private let part: Splits.Part
  private let tally: Tally

  init(_ part: Splits.Part, _ tally: Tally) {
    self.part = part
    self.tally = tally
  }

  var kind: String { "tally" }

  var fields: [(String, JSON)] {
    let kinds = tally.kinds.map { kind in
      JSON.object([
        ("label", .optional(kind.label)), ("mistakes", .integer(kind.count)),
        ("share", .number(kind.share)), ("error_without", .number(kind.errorWithout)),
      ])
    }
    return [
      ("part", .string(part.rawValue)), ("examples", .integer(tally.examples)),
      ("mistakes", .integer(tally.mistakes)), ("error", .number(tally.error)),
      ("kinds", .array(kinds)),
    ]
  }

  func text(for page: Page) -> String {
    guard tally.mistakes > 0 else {
      return TextReport("\(part.rawValue) has no mistakes to count").text(for: page)
    }
    let title =
      "\(part.rawValue): \(tally.mistakes.grouped) of \(tally.examples.counted("example")) are "
      + "wrong, an error of \(tally.error.percentText)"
    let isUntagged = tally.kinds.allSatisfy { $0.label == nil }
    let note = isUntagged ? "no mistake has a label yet: errors shows them, tag names them" : nil
    let tables = [[0, 1, 2, 3, 4], [0, 1, 2, 3], [0, 1, 3]].map(table)
    return TableReport(title: title, tables.fitting(page) ?? tables[0], note: note)
      .text(for: page)
  }

  /// The kinds with some of the columns.
  private func table(_ places: [Int]) -> Table {
    let columns = [
      Table.Column("kind"), Table.Column("mistakes", .trailing), Table.Column("share", .trailing),
      Table.Column("error without", .trailing), Table.Column("gain at most", .trailing),
    ]
    let rows = tally.kinds.map { kind -> [Table.Cell] in
      [
        .text(kind.label ?? "no label", as: kind.label == nil ? .muted : .name),
        .integer(kind.count), .text(kind.share.percentText),
        .text(kind.errorWithout.percentText),
        .text((tally.error - kind.errorWithout).percentText),
      ]
    }
    return Table(
      columns: places.map { columns[$0] }, rows: rows.map { row in places.map { row[$0] } })
  }
}
