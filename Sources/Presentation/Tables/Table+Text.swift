import TextMeasures

extension Table {
  /// The table in lines no wider than the page; a row is always one line.
  public func text(for page: Page) -> String {
    guard !columns.isEmpty else { return "" }
    if page.isSpoken { return sentences(page) }
    var layout = TableLayout(self, page: page)
    let separators: (Int) -> Int = { rules == .box ? 3 * $0 + 1 : 2 * ($0 - 1) }
    layout.fit(
      page.width, mark: page.glyphs.columnEllipsis.displayWidth + 2, separators: separators)
    if !layout.isLegible, let turned = turned(layout),
      TableLayout(turned, page: page).width(separators) <= page.width
    {
      return turned.text(for: page)
    }
    let lines = TableLines(table: self, layout: layout, page: page)
    return (rules == .box ? lines.boxed : lines.light).joined(separator: "\n")
  }
}

extension Table {
  /// The table with a column for each of its rows, which a narrow page may hold whole; nil where that
  /// is no narrower.
  private func turned(_ layout: TableLayout) -> Table? {
    guard rules == .light, columns.count > rows.count + 1, !rows.isEmpty else { return nil }
    let cells = layout.cells
    let heads = [columns[0]] + cells.map { Column($0[0], .trailing) }
    let told = columns.indices.dropFirst().filter { column in cells.contains { !$0[column].isEmpty }
    }
    return Table(
      columns: heads,
      rows: told.map { column in
        [.text(layout.titles[column], as: .heading)] + cells.map { .text($0[column]) }
      })
  }
}

private struct TableLines {
  let table: Table
  let layout: TableLayout
  let page: Page

  var light: [String] {
    let rule = layout.widths.map { String(repeating: page.glyphs.horizontal, count: $0) }
    return ([header] + [rule.map { page.style($0, as: .muted) }] + body).map(plainLine)
  }

  var boxed: [String] {
    [rule(0), boxLine(header), rule(1)] + body.map(boxLine) + [rule(2)]
  }

  private var header: [String] {
    cells(layout.titles) { _ in layout.titles.contains { !$0.isEmpty } ? .heading : nil }
  }

  private var body: [[String]] {
    zip(table.rows, layout.cells).map { row, texts in cells(texts) { row[$0].role } }
  }

  private func cells(_ texts: [String], role: (Int) -> Role?) -> [String] {
    zip(texts, layout.widths).enumerated().map { column, cell in
      let text = cell.0.truncated(to: cell.1, ellipsis: page.glyphs.ellipsis)
      let padding = cell.1 - text.displayWidth
      return aligned(page.style(text, as: role(column)), padding, table.columns[column].alignment)
    }
  }

  private func aligned(_ text: String, _ padding: Int, _ alignment: Alignment) -> String {
    switch alignment {
    case .leading: text + .spaces(padding)
    case .center: .spaces(padding / 2) + text + .spaces(padding - padding / 2)
    case .trailing: .spaces(padding) + text
    }
  }

  private func plainLine(_ cells: [String]) -> String {
    (cells.joined(separator: "  ") + cut).trimmingTrailingSpaces
  }

  /// At the end of every line, where columns are left out.
  private var cut: String {
    layout.isCut ? "  " + page.style(page.glyphs.columnEllipsis, as: .muted) : ""
  }

  private func boxLine(_ cells: [String]) -> String {
    let rule = page.style(page.glyphs.vertical, as: .muted)
    return rule + cells.map { " \($0) " }.joined(separator: rule) + rule + cut
  }

  private func rule(_ row: Int) -> String {
    let joints = page.glyphs.joints[row]
    let lines = layout.widths.map { String(repeating: page.glyphs.horizontal, count: $0 + 2) }
    return page.style(joints[0] + lines.joined(separator: joints[1]) + joints[2], as: .muted)
  }
}
