extension Figure {
  /// The picture in characters, no wider than the page.
  func text(for page: Page) -> String {
    let heading = page.style(page.line(title[page]).wrapped(to: page.width), as: .heading)
    let notes = allNotes.map { page.style(page.line($0[page]).wrapped(to: page.width), as: .muted) }
    let body =
      panels.count == 1 ? panels[0].content.lines(page) : PanelGrid(panels, page).lines
    return ([heading] + body + notes).joined(separator: "\n")
  }
}

extension Figure.Content {
  fileprivate func lines(_ page: Page) -> [String] {
    switch self {
    case .chart(let chart): ChartFrame(chart, page, rows: chart.rows(page)).lines
    case .cells(let cells): CellsText(cells, page).lines
    case .image(let image):
      image.screen(for: page, columns: page.width, rows: max(8, (page.height ?? 36) - 6))
        .lines(page.style)
    case .network(let diagram): DiagramText(diagram, page).lines
    }
  }
}

extension Chart {
  /// The rows of its inside: what the screen leaves beside the rest.
  fileprivate func rows(_ page: Page) -> Int {
    let suitable = isPlane ? min(22, page.width / 2 - 4) : page.width < 60 ? 10 : 16
    return max(4, min(suitable, page.height.map { $0 - 10 } ?? suitable))
  }
}
