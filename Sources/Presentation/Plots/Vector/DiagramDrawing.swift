import Drawing

/// A network drawn on a canvas: circles for units, lines for weights.
struct DiagramDrawing<Surface: Canvas> {
  private let diagram: NetworkDiagram
  private let canvas: Surface
  private let area: Rectangle
  private let unitLimit = 16

  init(_ diagram: NetworkDiagram, on canvas: Surface, in area: Rectangle) {
    (self.diagram, self.canvas, self.area) = (diagram, canvas, area)
  }

  func draw() {
    for edge in diagram.edges(units: unitLimit, perLayer: 120) { draw(edge) }
    for layer in diagram.layers.indices { drawLayer(layer) }
    drawShapes()
    drawLegend()
  }

  private func center(_ layer: Int, _ unit: Int) -> Point {
    let count = min(diagram.layers[layer].units, unitLimit)
    let gaps = Double(max(1, diagram.layers.count - 1))
    let top = area.y + 34
    let height = area.height - 34 - 52
    return Point(
      area.x + 70 + (area.width - 140) * Double(layer) / gaps,
      top + height * (Double(unit) + 0.5) / Double(count))
  }

  /// The stronger, the thicker and darker; negative ones are dashed.
  private func draw(_ edge: NetworkDiagram.Edge) {
    let color = edge.weight < 0 ? Scale.negative : Scale.positive
    let stroke = Stroke(
      Color.white.mixed(with: color, share: 0.25 + 0.75 * edge.strength),
      width: 0.4 + 2.8 * edge.strength, dash: edge.weight < 0 ? [5, 3.5] : [])
    canvas.draw(
      [[center(edge.layer, edge.from), center(edge.layer + 1, edge.to)]], stroke)
  }

  private func drawLayer(_ layer: Int) {
    let units = diagram.layers[layer].units
    let shown = diagram.shownUnits(layer, limit: unitLimit)
    let radius = min(9, (area.height - 86) / Double(min(units, unitLimit)) * 0.4)
    for unit in 0..<shown {
      canvas.circle(
        center(layer, unit), radius: radius, fill: .white, stroke: Stroke(.black, width: 1.2))
      drawName(layer, unit, radius)
    }
    if shown < units {
      let place = center(layer, shown)
      canvas.write(
        "⋮ \((units - shown).grouped) more", at: Point(place.x, place.y + 4),
        .note.anchored(.middle))
    }
    let head = "\(diagram.layers[layer].name.sanitizedLine) (\(units.grouped))"
    canvas.write(head, at: Point(center(layer, 0).x, area.y + 14), .label.anchored(.middle))
  }

  private func drawName(_ layer: Int, _ unit: Int, _ radius: Double) {
    let names = diagram.layers[layer].unitNames
    guard unit < names.count else { return }
    let (place, isLast) = (center(layer, unit), layer == diagram.layers.count - 1)
    let name = canvas.fitted(names[unit].sanitizedLine, .tick, to: 70 - radius - 6)
    canvas.write(
      name, at: Point(place.x + (isLast ? radius + 5 : -radius - 5), place.y + 4),
      .tick.anchored(isLast ? .start : .end))
  }

  private func drawShapes() {
    for (layer, weights) in diagram.weights.enumerated() {
      let x = (center(layer, 0).x + center(layer + 1, 0).x) / 2
      canvas.write(
        "W\(layer + 1) \(weights.shape)", at: Point(x, area.y + area.height - 34),
        .tick.anchored(.middle))
    }
  }

  private func drawLegend() {
    let y = area.y + area.height - 8
    for (index, sign) in ["positive weight", "negative weight"].enumerated() {
      let x = area.x + 8 + Double(index) * 170
      let stroke = Stroke(
        index == 0 ? Scale.positive : Scale.negative, width: 2.4, dash: index == 0 ? [] : [5, 3.5])
      canvas.draw([[Point(x, y - 4), Point(x + 34, y - 4)]], stroke)
      canvas.write(sign, at: Point(x + 40, y), .tick)
    }
    canvas.write("the thicker, the stronger", at: Point(area.x + 360, y), .tick)
  }
}
