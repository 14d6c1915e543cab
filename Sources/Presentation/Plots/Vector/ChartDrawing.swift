import Drawing

/// A chart drawn on a canvas: legend, axes with ticks and labels, and what is inside.
struct ChartDrawing<Surface: Canvas> {
  let chart: Chart
  let canvas: Surface
  let area: Rectangle

  init(_ chart: Chart, on canvas: Surface, in area: Rectangle) {
    (self.chart, self.canvas, self.area) = (chart, canvas, area)
  }

  func draw() {
    let legendHeight = LegendDrawing(chart, on: canvas).draw(in: area)
    let yTicks = Ticks(covering: chart.y.extent.range, atMost: 9, isWhole: chart.y.isWhole)
    let tickWidth = yTicks.labels.map { canvas.width(of: $0, .tick) }.max() ?? 0
    let left = 24 + tickWidth + 8
    let inside = fitted(
      Rectangle(
        x: area.x + left, y: area.y + legendHeight + 8, width: area.width - left - 12,
        height: area.height - legendHeight - 8 - 40))
    drawInside(inside)
    drawTicks(yTicks, inside)
    drawLabels(inside)
  }

  /// In a plane, so much of the room that a unit is as long on both axes, within reason.
  private func fitted(_ room: Rectangle) -> Rectangle {
    guard chart.isPlane else { return room }
    let (x, y) = (chart.x.extent.range, chart.y.extent.range)
    let ratio = (x.upperBound - x.lowerBound) / (y.upperBound - y.lowerBound)
    var fitted = room
    fitted.width = min(room.width, room.height * min(max(ratio, 0.8), 2))
    return fitted
  }

  /// The vertical extent: from tick to tick, except where a field fills it.
  private var y: Extent {
    guard chart.field == nil else { return chart.y.extent }
    return Ticks(covering: chart.y.extent.range, atMost: 9, isWhole: chart.y.isWhole).covered
      ?? chart.y.extent
  }

  func drawInside(_ inside: Rectangle) {
    if let field = chart.field {
      FieldDrawing(field, on: canvas, in: inside).draw()
    } else {
      drawGrid(inside)
    }
    let marks = SeriesDrawing(canvas: canvas, inside: inside, x: chart.x.extent, y: y)
    for series in chart.series { marks.draw(series, outlined: chart.field != nil) }
    drawFrame(inside)
  }

  private func drawFrame(_ inside: Rectangle) {
    let (right, bottom) = (inside.x + inside.width, inside.y + inside.height)
    let corner = Point(inside.x, bottom)
    var lines = [[Point(inside.x, inside.y), corner, Point(right, bottom)]]
    if chart.field != nil {
      lines.append([Point(inside.x, inside.y), Point(right, inside.y), Point(right, bottom)])
    }
    canvas.draw(lines, Stroke(.black, width: 1))
  }
}

extension ChartDrawing {
  private func drawGrid(_ inside: Rectangle) {
    let ticks = Ticks(covering: chart.y.extent.range, atMost: 9, isWhole: chart.y.isWhole)
    let lines = ticks.values.map { value in
      let place = inside.y + inside.height * (1 - y.place(of: value))
      return [Point(inside.x, place), Point(inside.x + inside.width, place)]
    }
    canvas.draw(lines, Stroke(Color(gray: 0.88), width: 0.75))
  }

  private func drawTicks(_ yTicks: Ticks, _ inside: Rectangle) {
    var marks: [[Point]] = []
    for (value, label) in zip(yTicks.values, yTicks.labels) {
      let place = y.place(of: value)
      guard place > -0.001, place < 1.001 else { continue }
      let height = inside.y + inside.height * (1 - place)
      marks.append([Point(inside.x - 4, height), Point(inside.x, height)])
      canvas.write(label, at: Point(inside.x - 8, height + 4), .tick.anchored(.end))
    }
    let xTicks = horizontalTicks(inside)
    for (value, label) in zip(xTicks.values, xTicks.labels) {
      let place = inside.x + inside.width * chart.x.extent.place(of: value)
      let bottom = inside.y + inside.height
      marks.append([Point(place, bottom), Point(place, bottom + 4)])
      canvas.write(label, at: Point(place, bottom + 17), .tick.anchored(.middle))
    }
    canvas.draw(marks, Stroke(.black, width: 1))
  }

  /// As many as have room for their labels.
  private func horizontalTicks(_ inside: Rectangle) -> Ticks {
    for count in stride(from: 9, through: 2, by: -1) {
      let ticks = Ticks(within: chart.x.extent.range, atMost: count, isWhole: chart.x.isWhole)
      let widest = ticks.labels.map { canvas.width(of: $0, .tick) }.max() ?? 0
      let count = Double(max(1, ticks.values.count))
      if (widest + 14) * count <= inside.width { return ticks }
    }
    return Ticks(within: chart.x.extent.range, atMost: 2, isWhole: chart.x.isWhole)
  }

  private func drawLabels(_ inside: Rectangle) {
    let middle = Point(inside.x + inside.width / 2, inside.y + inside.height + 35)
    let below = canvas.fitted(chart.x.label.en.sanitizedLine, .label, to: inside.width)
    canvas.write(below, at: middle, .label.anchored(.middle))
    let side = canvas.fitted(chart.y.label.en.sanitizedLine, .label, to: inside.height)
    canvas.write(
      side, at: Point(area.x + 12, inside.y + inside.height / 2), .label.anchored(.middle).upright)
  }
}
