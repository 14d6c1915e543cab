import Languages
import TextMeasures

extension ShapesReport {
  /// A table where the page has room for it; else a line for each formula, with m for the sides
  /// that are 1 for one example; in full, three lines for each.
  public func text(for page: Page) -> String {
    let lines = rows.map { ShapesLine($0, page) }
    let widths = [
      columnWidth(lines, \.formula, Self.formulaTitle[page]),
      columnWidth(lines, \.one, Self.oneTitle[page]),
      columnWidth(lines, \.batch, batchTitle[page]),
    ]
    let isWide = widths.reduce(2 + 2 * (widths.count - 1), +) <= page.width
    if page.isSpoken { return isFull ? stack(lines, page) : brief(lines, page) }
    if isFull { return isWide ? table(lines, widths, page) : stack(lines, page) }
    let table = table(lines, widths, page)
    if isWide, page.holds(table) { return table }
    let brief = brief(lines, page)
    return page.holds(brief) ? brief : condensed(page)
  }

  private func brief(_ lines: [ShapesLine], _ page: Page) -> String {
    let text = grouped(lines, page) { line in
      [("  " + line.brief).wrapped(to: page.width, hanging: 4)]
    }.joined(separator: "\n")
    return text + "\n" + page.style(sizesNote[page].wrapped(to: page.width), as: .muted)
  }

  /// What m stands for, and how to see numbers instead.
  var sizesNote: Localized<String> {
    let m = Localized(
      en: "m is 1 for one example, \(batchSize) for the batch; ",
      zh: "一个样本时 m 是 1，整批时 m 是 \(batchSize)；")
    let full = Localized(en: "shapes full writes the numbers", zh: "shapes full 写出数字")
    return batchSize == 1 ? full : m + full
  }

  private static let formulaTitle = Localized(en: "formula", zh: "公式")
  private static let oneTitle = Localized(en: "one example", zh: "一个样本")
  private var batchTitle: Localized<String> {
    Localized(en: "batch of \(batchSize)", zh: "一批 \(batchSize) 个")
  }

  private func columnWidth(_ lines: [ShapesLine], _ cell: (ShapesLine) -> String, _ title: String)
    -> Int
  {
    max(title.displayWidth, lines.map { cell($0).displayWidth }.max() ?? 0)
  }

  private func table(_ lines: [ShapesLine], _ widths: [Int], _ page: Page) -> String {
    let titles = zip([Self.formulaTitle, Self.oneTitle, batchTitle], widths)
      .map { $0[page].padded(to: $1) }
    let header =
      "  " + page.style(titles.joined(separator: "  ").trimmingTrailingSpaces, as: .heading)
    return grouped(lines, page) { line in
      let cells = zip([line.formula, line.one, line.batch], widths).map { $0.padded(to: $1) }
      return ["  " + cells.joined(separator: "  ").trimmingTrailingSpaces]
    }.reduce(header) { $0 + "\n" + $1 }.replacing(String.noBreakSpace, with: " ")
  }

  private func stack(_ lines: [ShapesLine], _ page: Page) -> String {
    let width = max(Self.oneTitle[page].displayWidth, batchTitle[page].displayWidth)
    func shapes(_ title: Localized<String>, _ text: String) -> String {
      let label = "    " + page.style(title[page].padded(to: width), as: .muted) + "  "
      return (label + text).wrapped(to: page.width, hanging: 6)
    }
    return grouped(lines, page) { line in
      [
        ("  " + line.formula).wrapped(to: page.width, hanging: 4),
        shapes(Self.oneTitle, line.one), shapes(batchTitle, line.batch),
      ]
    }.joined(separator: "\n")
  }

  private func grouped(_ lines: [ShapesLine], _ page: Page, _ text: (ShapesLine) -> [String])
    -> [String]
  {
    var pass: String?
    return lines.flatMap { line in
      defer { pass = line.stage.pass }
      return (line.stage.pass == pass ? [] : [line.stage.heading(for: page)]) + text(line)
    }
  }
}

/// A row's three cells as text.
private struct ShapesLine {
  let stage: StageName
  let formula: String
  let one: String
  let batch: String
  let brief: String

  init(_ row: ShapesReport.Row, _ page: Page) {
    stage = StageName(row.stage)
    let mark = row.isOwn ? " " + page.style(StageName.yours[page], as: .muted) : ""
    formula = page.style(page.line(row.one.formula), as: .formula) + mark
    one = row.one.shapesText(for: page)
    batch = row.batch.shapesText(for: page)
    brief = row.batch.text(for: page, oneExample: row.one) + mark
  }
}
