import TextMeasures

/// A chart in characters: its axes with ticks and labels around its inside.
struct ChartFrame {
  private let chart: Chart
  private let page: Page
  private let rows: Int

  /// - Parameter rows: The rows of the inside.
  init(_ chart: Chart, _ page: Page, rows: Int) {
    self.chart = chart
    self.page = page
    self.rows = max(3, rows)
  }

  /// The legend, the vertical axis' label, the inside with the axes, the other label.
  var lines: [String] {
    let yTicks = Ticks(covering: chart.y.extent.range, atMost: rows / 2, isWhole: chart.y.isWhole)
    let labelWidth = yTicks.labels.map(\.count).max() ?? 0
    let columns = columns(page.width - labelWidth - 1)
    let y = chart.isPlane ? chart.y.extent : yTicks.covered ?? chart.y.extent
    let area = ChartArea(chart: chart, x: chart.x.extent, y: y, page: page)
    var screen = Screen(width: labelWidth + 1 + columns, height: rows + 2)
    screen.place(area.screen(columns: columns, rows: rows), at: labelWidth + 1, 0)
    drawVertical(yTicks, y, labelWidth, on: &screen)
    drawHorizontal(columns, labelWidth, on: &screen)
    return legend + [muted(page.line(chart.y.label[page]))] + screen.lines(page.style)
      + [horizontalLabel(labelWidth + 1, columns)]
  }

  /// In a plane, so many that both directions look alike; a cell is twice as high as it is wide.
  ///
  /// In a window that is short as well, all there are: few rows alike are too small to be read.
  private func columns(_ room: Int) -> Int {
    let room = max(4, room)
    guard chart.isPlane, page.height ?? .max >= 24 else { return room }
    let (x, y) = (chart.x.extent.range, chart.y.extent.range)
    let ratio = (x.upperBound - x.lowerBound) / (y.upperBound - y.lowerBound)
    return min(room, Int(Double(rows) * 2 * min(max(ratio, 1), 2.5)))
  }

  private func muted(_ text: String) -> String {
    page.style(text.truncated(to: page.width, ellipsis: page.glyphs.ellipsis), as: .muted)
  }

  private func horizontalLabel(_ margin: Int, _ columns: Int) -> String {
    let label = page.line(chart.x.label[page])
    let start = margin + columns - label.displayWidth
    return muted(.spaces(start) + label)
  }
}

extension ChartFrame {
  private func drawVertical(
    _ ticks: Ticks, _ extent: Extent, _ margin: Int, on screen: inout Screen
  ) {
    let glyphs = page.glyphs
    for row in 0..<rows { screen.write(glyphs.vertical, at: margin, row, .role(.muted)) }
    for (value, label) in zip(ticks.values, ticks.labels) {
      let place = extent.place(of: value)
      guard place > -0.001, place < 1.001 else { continue }
      let row = min(Int((1 - place) * Double(rows)), rows - 1)
      screen.write(label, at: margin - label.count, row, .role(.muted))
      screen.write(glyphs.isASCII ? "+" : "┤", at: margin, row, .role(.muted))
    }
  }

  private func drawHorizontal(_ columns: Int, _ margin: Int, on screen: inout Screen) {
    let glyphs = page.glyphs
    let line = glyphs.joints[2][0] + String(repeating: glyphs.horizontal, count: columns)
    screen.write(line, at: margin, rows, .role(.muted))
    let ticks = TickRow(chart.x, columns: columns)
    for (column, label, start) in ticks.places {
      screen.write(glyphs.isASCII ? "+" : "┬", at: margin + 1 + column, rows, .role(.muted))
      let start = min(max(margin + 1 + start, 0), screen.width - label.count)
      screen.write(label, at: start, rows + 1, .role(.muted))
    }
  }

  private var legend: [String] {
    let legend = Legend(chart, page).text
    return legend.isEmpty ? [] : legend.split(separator: "\n").map(String.init)
  }
}

extension Ticks {
  /// From the first tick to the last, where there are two.
  var covered: Extent? {
    guard let first = values.first, let last = values.last, first < last else { return nil }
    return Extent(first...last)
  }
}
