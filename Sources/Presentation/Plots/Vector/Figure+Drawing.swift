import Drawing

extension Figure {
  /// The size of a drawing, in points of 1/72 inch: what a page's column holds.
  static var drawingSize: (width: Double, height: Double) { (640, 440) }

  /// The picture as an SVG file, its words as text.
  public var svg: String {
    let size = Self.drawingSize
    let canvas = VectorCanvas(width: size.width, height: size.height, title: title.en.sanitizedLine)
    draw(on: canvas)
    return canvas.svg
  }

  /// The picture as a PNG file of 1280 by 880 pixels, sharp in print at its size.
  public var png: [UInt8] { pixels(scale: 2).png }

  /// The picture in pixels.
  /// - Parameter scale: the pixels of a point.
  func pixels(scale: Double) -> PixelCanvas {
    let size = Self.drawingSize
    let canvas = PixelCanvas(width: size.width, height: size.height, scale: scale)
    draw(on: canvas)
    return canvas
  }

  /// Draws the title, the parts and the notes.
  func draw(on canvas: some Canvas) {
    let margin = 16.0
    let room = canvas.width - 2 * margin
    canvas.write(
      canvas.fitted(title.en.sanitizedLine, .title, to: room), at: Point(margin, 28), .title)
    let notes = allNotes.flatMap { canvas.wrapped($0.en.sanitizedLine, .note, to: room) }
    let bottom = canvas.height - 12 - Double(notes.count) * 15
    for (line, note) in notes.enumerated() {
      canvas.write(note, at: Point(margin, bottom + 15 * Double(line + 1)), .note)
    }
    let area = Rectangle(x: margin, y: 42, width: room, height: bottom - 46)
    if panels.count == 1 {
      panels[0].content.draw(on: canvas, in: area)
    } else {
      drawPanels(on: canvas, in: area)
    }
  }

  private func drawPanels(on canvas: some Canvas, in area: Rectangle) {
    let columns = panels.count <= 3 ? panels.count : panels.count == 5 || panels.count == 6 ? 3 : 4
    let rows = (panels.count + columns - 1) / columns
    let (width, height) = (area.width / Double(columns), area.height / Double(rows))
    for (index, panel) in panels.enumerated() {
      let x = area.x + Double(index % columns) * width
      let y = area.y + Double(index / columns) * height
      let title = canvas.fitted(panel.title.en.sanitizedLine, .tick, to: width - 8)
      canvas.write(title, at: Point(x, y + 12), .tick)
      panel.content.drawSmall(
        on: canvas, in: Rectangle(x: x, y: y + 18, width: width - 8, height: height - 24))
    }
  }
}

extension Figure.Content {
  func draw(on canvas: some Canvas, in area: Rectangle) {
    switch self {
    case .chart(let chart): ChartDrawing(chart, on: canvas, in: area).draw()
    case .cells(let cells): CellsDrawing(cells, on: canvas, in: area).draw()
    case .image(let image): image.draw(on: canvas, in: area)
    case .network(let diagram): DiagramDrawing(diagram, on: canvas, in: area).draw()
    }
  }

  /// Without axes and legends.
  fileprivate func drawSmall(on canvas: some Canvas, in area: Rectangle) {
    switch self {
    case .chart(let chart): ChartDrawing(chart, on: canvas, in: area).drawInside(area)
    case .image(let image): image.draw(on: canvas, in: area)
    case .cells, .network: draw(on: canvas, in: area)
    }
  }
}
