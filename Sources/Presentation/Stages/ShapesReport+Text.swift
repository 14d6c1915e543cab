import Languages
import TextMeasures

extension ShapesReport {
  /// A table where the page has room for it; else a line for each formula, with m for the sides
  /// that are 1 for one example; in full, three lines for each.
  public func text(for page: Page) -> String {
    let lines = rows.map { Line($0, page) }
    let widths = [
      columnWidth(lines, \.formula, Self.formulaTitle[page]),
      columnWidth(lines, \.one, Self.oneTitle[page]),
      columnWidth(lines, \.batch, batchTitle[page]),
    ]
    let isWide = widths.reduce(2 + 2 * (widths.count - 1), +) <= page.width
    if isFull { return isWide ? table(lines, widths, page) : stack(lines, page) }
    if isWide, fits(rows.count + passes + 1, page) { return table(lines, widths, page) }
    return brief(lines, page)
  }

  /// How many passes there are: each has a heading.
  private var passes: Int { Set(rows.map { StageName($0.stage).pass }).count }

  /// Whether so many rows leave room for the line that was typed and the next prompt.
  private func fits(_ count: Int, _ page: Page) -> Bool {
    page.height.map { count + 2 <= $0 } ?? true
  }

  private func brief(_ lines: [Line], _ page: Page) -> String {
    let text = grouped(lines, page) { line in
      [("  " + line.brief).wrapped(to: page.width, hanging: 4)]
    }.joined(separator: "\n")
    let m = Localized(
      en: "m is 1 for one example, \(batchSize) for the batch; ",
      zh: "一个样本时 m 是 1，整批时 m 是 \(batchSize)；")
    let full = Localized(en: "shapes full writes the numbers", zh: "shapes full 写出数字")
    let note = batchSize == 1 ? full : m + full
    let count = text.split(separator: "\n").count + 1
    let parts =
      fits(count, page) || passes < 2
      ? []
      : [
        Localized(
          en: "shapes forward, shapes backward or shapes 1 shows a part of this",
          zh: "shapes forward、shapes backward 或 shapes 1 只显示一部分")
      ]
    let notes = ([note] + parts).map { page.style($0[page].wrapped(to: page.width), as: .muted) }
    return ([text] + notes).joined(separator: "\n")
  }

  private static let formulaTitle = Localized(en: "formula", zh: "公式")
  private static let oneTitle = Localized(en: "one example", zh: "一个样本")
  private var batchTitle: Localized<String> {
    Localized(en: "batch of \(batchSize)", zh: "一批 \(batchSize) 个")
  }

  private func columnWidth(_ lines: [Line], _ cell: (Line) -> String, _ title: String) -> Int {
    max(title.displayWidth, lines.map { cell($0).displayWidth }.max() ?? 0)
  }

  private func table(_ lines: [Line], _ widths: [Int], _ page: Page) -> String {
    let titles = zip([Self.formulaTitle, Self.oneTitle, batchTitle], widths)
      .map { $0[page].padded(to: $1) }
    let header =
      "  " + page.style(titles.joined(separator: "  ").trimmingTrailingSpaces, as: .heading)
    return grouped(lines, page) { line in
      let cells = zip([line.formula, line.one, line.batch], widths).map { $0.padded(to: $1) }
      return ["  " + cells.joined(separator: "  ").trimmingTrailingSpaces]
    }.reduce(header) { $0 + "\n" + $1 }.replacing(String.noBreakSpace, with: " ")
  }

  private func stack(_ lines: [Line], _ page: Page) -> String {
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

  private func grouped(_ lines: [Line], _ page: Page, _ text: (Line) -> [String]) -> [String] {
    var pass: String?
    return lines.flatMap { line in
      defer { pass = line.stage.pass }
      let title = page.style(
        page.line(line.stage.passWords[page]).wrapped(to: page.width), as: line.stage.role)
      return (line.stage.pass == pass ? [] : [title]) + text(line)
    }
  }
}

/// A row's three cells as text.
private struct Line {
  let stage: StageName
  let formula: String
  let one: String
  let batch: String
  let brief: String

  init(_ row: ShapesReport.Row, _ page: Page) {
    stage = StageName(row.stage)
    formula = page.style(page.line(row.one.formula), as: .formula)
    one = row.one.shapesText(for: page)
    batch = row.batch.shapesText(for: page)
    brief = row.batch.text(for: page, oneExample: row.one)
  }
}
