import Engine
import Languages
import Presentation

/// Where two runs part, and their costs side by side.
struct CompareReport: Report {
  private let names: (a: String, b: String)
  private let comparison: RunComparison
  private let settings: [Localized<String>]

  init(_ names: (a: String, b: String), _ comparison: RunComparison, settings: [Localized<String>])
  {
    (self.names, self.comparison, self.settings) = (names, comparison, settings)
  }

  var kind: String { "compare" }

  var fields: [(String, JSON)] {
    let first = comparison.first.map { difference in
      JSON.object([
        ("iteration", .integer(difference.iteration)), ("stage", .string("\(difference.stage)")),
        ("tensor", .string(difference.tensor)), ("difference", .number(difference.largest)),
        ("row", .integer(difference.row)), ("column", .integer(difference.column)),
      ])
    }
    return [
      ("a", .string(names.a)), ("b", .string(names.b)),
      ("settings", .array(settings.map { .string($0.en) })), ("first", first ?? .null),
      ("cost_a", .array(comparison.costs.a.map { .number($0) })),
      ("cost_b", .array(comparison.costs.b.map { .number($0) })),
    ]
  }

  func text(for page: Page) -> String {
    let lines = settings + planLines + [firstLine]
    let head = lines.map { $0[page].wrapped(to: page.width, hanging: 2) }
    guard comparison.compared != nil else { return head.joined(separator: "\n") }
    return (head + [TableReport(table).text(for: page)]).joined(separator: "\n")
  }

  private var planLines: [Localized<String>] {
    guard !comparison.unshared.isEmpty else { return [] }
    return [
      Localized(en: "only one of them has: ", zh: "只有其中一个有：")
        + comparison.unshared.joined(separator: ", ")
    ]
  }

  private var firstLine: Localized<String> {
    guard let first = comparison.first else {
      return Localized(
        en: "\(names.a) and \(names.b) are the same, bit for bit, as far as both have run",
        zh: "在两者都运行过的部分，\(names.a) 与 \(names.b) 逐位相同")
    }
    let place = Localized(
      en: "first difference: iteration \(first.iteration), \(first.stage), \(first.tensor)",
      zh: "第一处不同：第 \(first.iteration) 次迭代，\(first.stage)，\(first.tensor)")
    guard !first.largest.isNaN else {
      return place + Localized(en: " has another shape", zh: " 形状不同")
    }
    let (a, b) = (first.values.a.shortText(digits: 8), first.values.b.shortText(digits: 8))
    return place
      + Localized(
        en: "[\(first.row), \(first.column)] is \(a) in \(names.a) and \(b) in \(names.b)",
        zh: "[\(first.row), \(first.column)] 在 \(names.a) 里是 \(a)，在 \(names.b) 里是 \(b)")
  }

  /// The costs of up to ten iterations, evenly spread.
  private var table: Table {
    let columns = [
      Table.Column(Localized(en: "iteration", zh: "迭代"), .trailing),
      Table.Column("J \(names.a)", .trailing),
      Table.Column("J \(names.b)", .trailing),
      Table.Column(Localized(en: "difference", zh: "差"), .trailing),
    ]
    guard let range = comparison.compared else { return Table(columns: columns) }
    let count = min(10, range.count)
    let iterations = (0..<count).map { step in
      range.lowerBound + (count == 1 ? 0 : step * (range.count - 1) / (count - 1))
    }
    let rows = iterations.map { iteration in
      let (a, b) = (comparison.costs.a[iteration - 1], comparison.costs.b[iteration - 1])
      return [.integer(iteration), .number(a), .number(b), .number(b - a)] as [Table.Cell]
    }
    return Table(columns: columns, rows: rows)
  }
}
