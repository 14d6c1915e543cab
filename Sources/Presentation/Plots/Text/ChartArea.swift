/// The inside of a chart in characters.
struct ChartArea {
  let chart: Chart
  let x: Extent
  let y: Extent
  let page: Page

  /// Everything drawn, from back to front.
  func screen(columns: Int, rows: Int) -> Screen {
    var screen = Screen(width: columns, height: rows)
    if let field = chart.field { screen.paint(field, for: page) }
    for series in chart.series {
      switch series.form {
      case .line: drawLine(series, on: &screen)
      case .points: drawPoints(series, on: &screen)
      case .bars(let width): drawBars(series, width, on: &screen)
      }
    }
    return screen
  }

  private func drawLine(_ series: Series, on screen: inout Screen) {
    var dots = Dots(columns: screen.width, rows: screen.height, isASCII: page.glyphs.isASCII)
    let points = series.thinned(to: dots.width * 8)
    dots.line(
      through: zip(points.x, points.y).map { x, y in
        x.isDrawable && y.isDrawable ? (self.x.place(of: x), self.y.place(of: y)) : nil
      }, series.ordinal)
    dots.place(on: &screen)
  }

  private func drawPoints(_ series: Series, on screen: inout Screen) {
    let look = Ordinal(series.ordinal)
    for (x, y) in zip(series.x, series.y) where x.isDrawable && y.isDrawable {
      guard let column = Self.cell(self.x.place(of: x), screen.width),
        let row = Self.cell(1 - self.y.place(of: y), screen.height)
      else { continue }
      screen[column, row].character = look.mark
      screen[column, row].ink = .color(chart.field == nil ? look.coarseColor : .black)
    }
  }

  /// The cell of a place from 0 to 1; nil outside.
  private static func cell(_ place: Double, _ count: Int) -> Int? {
    guard place >= -1e-9, place <= 1 + 1e-9 else { return nil }
    return min(max(Int(place * Double(count)), 0), count - 1)
  }

  private func drawBars(_ series: Series, _ width: Double, on screen: inout Screen) {
    for column in 0..<screen.width {
      let middle = (Double(column) + 0.5) / Double(screen.width)
      let bar = series.x.indices.last { x.place(of: series.x[$0]) <= middle }
      guard let bar, middle <= x.place(of: series.x[bar] + width), series.y[bar].isDrawable
      else { continue }
      drawBar(column, height: y.place(of: series.y[bar]), series, on: &screen)
    }
  }

  private func drawBar(
    _ column: Int, height: Double, _ series: Series, on screen: inout Screen
  ) {
    let (isASCII, blocks) = (page.glyphs.isASCII, page.glyphs.levels)
    let eighths = Int((height * Double(screen.height * 8)).rounded(.up))
    for row in 0..<screen.height {
      let filled = min(eighths - row * 8, 8)
      guard filled > 0 else { break }
      let block: Character = isASCII ? (filled >= 4 ? "#" : ".") : blocks[filled - 1]
      screen[column, screen.height - 1 - row] = Screen.Cell(
        character: block, ink: .color(Ordinal(series.ordinal).coarseColor))
    }
  }
}
