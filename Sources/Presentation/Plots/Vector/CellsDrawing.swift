import Drawing

/// A matrix drawn as cells, with the numbers of its rows and columns and its scale.
struct CellsDrawing<Surface: Canvas> {
  private let cells: Cells
  private let canvas: Surface
  private let area: Rectangle
  private let scale: Scale
  private let block: (rows: Int, columns: Int)

  init(_ cells: Cells, on canvas: Surface, in area: Rectangle) {
    (self.cells, block) = cells.thinned(rows: 160, columns: 260)
    (self.canvas, self.area, scale) = (canvas, area, cells.scale)
  }

  private var rows: Int { cells.values.rows }
  private var columns: Int { cells.values.columns }

  /// Where the cells lie; none is much wider than it is high, or much higher than it is wide.
  private var inside: Rectangle {
    let (width, height) = (area.width - 60 - 80, area.height - 50)
    let cell = (width: width / Double(columns), height: height / Double(rows))
    return Rectangle(
      x: area.x + 60, y: area.y + 6, width: min(cell.width, cell.height * 3, 96) * Double(columns),
      height: min(cell.height, cell.width * 6, 48) * Double(rows))
  }

  func draw() {
    let inside = self.inside
    let size = (width: inside.width / Double(columns), height: inside.height / Double(rows))
    for column in 0..<columns {
      for row in 0..<rows {
        let cell = Rectangle(
          x: inside.x + Double(column) * size.width, y: inside.y + Double(row) * size.height,
          width: size.width, height: size.height)
        draw(cells.values[row, column], cell)
      }
    }
    drawFrame(inside)
    drawNumbers(inside, size)
    if cells.look == .signed { drawScale(inside) } else { drawMeaning(inside) }
  }

  private func draw(_ value: Double, _ cell: Rectangle) {
    canvas.fill(cell, color(value))
    guard cells.look == .signed, value < 0, min(cell.width, cell.height) >= 7 else { return }
    let middle = Point(cell.x + cell.width / 2, cell.y + cell.height / 2)
    let half = min(cell.width, cell.height) * 0.2
    let isDark = (scale.place(of: value) ?? 0) < -0.55
    canvas.draw(
      [[Point(middle.x - half, middle.y), Point(middle.x + half, middle.y)]],
      Stroke(isDark ? .white : .black, width: 1))
  }

  private func color(_ value: Double) -> Color {
    guard cells.look == .mask else { return scale.color(value) }
    return Color.white.mixed(with: Color(0x0B3C5D), share: min(abs(value), 1))
  }

  private func drawFrame(_ inside: Rectangle) {
    let (right, bottom) = (inside.x + inside.width, inside.y + inside.height)
    canvas.draw(
      [
        [
          Point(inside.x, inside.y), Point(right, inside.y), Point(right, bottom),
          Point(inside.x, bottom), Point(inside.x, inside.y),
        ]
      ], Stroke(.black, width: 1))
  }
}

extension CellsDrawing {
  private func drawNumbers(_ inside: Rectangle, _ size: (width: Double, height: Double)) {
    let bottom = inside.y + inside.height
    let most = min(9, max(1, Int(inside.height / 15)))
    let rowTicks = Ticks(within: 0...Double(max(1, rows - 1)), atMost: most, isWhole: true)
    for value in rowTicks.values where Int(value) < rows {
      let y = inside.y + (value + 0.5) * size.height + 4
      canvas.write(
        "\(Int(value) * block.rows)", at: Point(inside.x - 6, y), .tick.anchored(.end))
    }
    let columnTicks = Ticks(within: 0...Double(max(1, columns - 1)), atMost: 9, isWhole: true)
    for value in columnTicks.values where Int(value) < columns {
      let x = inside.x + (value + 0.5) * size.width
      canvas.write(
        "\(Int(value) * block.columns)", at: Point(x, bottom + 16), .tick.anchored(.middle))
    }
    canvas.write(
      cells.columnLabel.en, at: Point(inside.x + inside.width / 2, bottom + 33),
      .label.anchored(.middle))
    canvas.write(
      cells.rowLabel.en, at: Point(inside.x - 42, inside.y + inside.height / 2),
      .label.anchored(.middle).upright)
  }

  /// What the two colours of a mask stand for.
  private func drawMeaning(_ inside: Rectangle) {
    let x = inside.x + inside.width + 14
    for (index, meaning) in ["not 0", "0"].enumerated() {
      let y = inside.y + Double(index) * 22
      canvas.fill(Rectangle(x: x, y: y, width: 14, height: 14), color(index == 0 ? 1 : 0))
      canvas.draw(
        [
          [
            Point(x, y), Point(x + 14, y), Point(x + 14, y + 14), Point(x, y + 14), Point(x, y),
          ]
        ], Stroke(.black, width: 0.75))
      canvas.write(meaning, at: Point(x + 20, y + 11), .tick)
    }
  }

  /// The colours from the largest negative number at the bottom to the largest positive one.
  private func drawScale(_ inside: Rectangle) {
    let steps = 40
    let height = max(80, inside.height)
    let x = inside.x + inside.width + 22
    for step in 0..<steps {
      let value = scale.high * (1 - 2 * Double(step) / Double(steps - 1))
      let part = height / Double(steps)
      canvas.fill(
        Rectangle(x: x, y: inside.y + Double(step) * part, width: 12, height: part),
        scale.color(value))
    }
    for (value, place) in [(scale.high, 0.0), (0, 0.5), (scale.low, 1)] {
      canvas.write(
        value.shortText(digits: 3), at: Point(x + 17, inside.y + height * place + 4), .tick)
    }
  }
}
