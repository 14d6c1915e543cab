import Datasets
import Languages
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
      let words = Localized(
        en: "\(part.rawValue) has no mistakes to count", zh: "\(part.rawValue) 没有错误可统计")
      return TextReport(words).text(for: page)
    }
    let title = Localized(
      en: "\(part.rawValue): \(tally.mistakes.grouped) of \(tally.examples.counted("example")) are "
        + "wrong, an error of \(tally.error.percentText)",
      zh: "\(part.rawValue)：\(tally.examples.grouped) 个样本错了 \(tally.mistakes.grouped) 个，"
        + "误差 \(tally.error.percentText)")
    let isUntagged = tally.kinds.allSatisfy { $0.label == nil }
    let untagged = Localized(
      en: "no mistake has a label yet: errors shows them, tag names them",
      zh: "还没有给错误贴标签：errors 显示它们，tag 命名")
    let note = isUntagged ? untagged : nil
    let tables = [[0, 1, 2, 3, 4], [0, 1, 2, 3], [0, 1, 3]].map(table)
    return TableReport(title: title, tables.fitting(page) ?? tables[0], note: note)
      .text(for: page)
  }

  /// The kinds with some of the columns.
  private func table(_ places: [Int]) -> Table {
    let columns = [
      Table.Column(Localized(en: "kind", zh: "种类")),
      Table.Column(Localized(en: "mistakes", zh: "错误数"), .trailing),
      Table.Column(Localized(en: "share", zh: "占比"), .trailing),
      Table.Column(Localized(en: "error without", zh: "消除后误差"), .trailing),
      Table.Column(Localized(en: "gain at most", zh: "最多能降"), .trailing),
    ]
    let rows = tally.kinds.map { kind -> [Table.Cell] in
      [
        kind.label.map { .text($0, as: .name) }
          ?? .words(Localized(en: "no label", zh: "没有标签"), as: .muted),
        .integer(kind.count), .text(kind.share.percentText),
        .text(kind.errorWithout.percentText),
        .text((tally.error - kind.errorWithout).percentText),
      ]
    }
    return Table(
      columns: places.map { columns[$0] }, rows: rows.map { row in places.map { row[$0] } })
  }
}
