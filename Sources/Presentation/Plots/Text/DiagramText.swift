import Drawing
import Languages

/// A network in characters: a column a layer, lines for the strongest weights.
struct DiagramText {
  private let diagram: NetworkDiagram
  private let page: Page
  private let unitLimit: Int
  private let edgeLimit: Int
  private let rows: Int

  init(_ diagram: NetworkDiagram, _ page: Page) {
    self.diagram = diagram
    self.page = page
    let available = max(5, min(page.height.map { $0 - 10 } ?? 21, 21))
    let limit = min(available, 12)
    let most = diagram.layers.map { min($0.units, limit) }.max() ?? 1
    unitLimit = limit
    rows = max(5, min(available, most * 2 + 1))
    edgeLimit = page.width < 60 ? 16 : 32
  }

  var lines: [String] {
    var screen = Screen(width: page.width, height: rows)
    let edges = diagram.edges(units: unitLimit, perLayer: edgeLimit)
    drawEdges(edges, on: &screen)
    for layer in diagram.layers.indices { drawUnits(layer, on: &screen) }
    return heads + screen.lines(page.style) + [legend(edges)]
  }

  /// The column in which a layer's units stand.
  private func column(_ layer: Int) -> Int {
    let margin = 8
    let room = page.width - 2 * margin
    let gaps = max(1, diagram.layers.count - 1)
    return margin + room * layer / gaps
  }

  /// The row of a unit; the last row of a long layer is for the dots.
  private func row(_ layer: Int, _ unit: Int) -> Int {
    let count = min(diagram.layers[layer].units, unitLimit)
    let spacing = Double(rows) / Double(count)
    return min(Int((Double(unit) + 0.5) * spacing), rows - 1)
  }

  private func drawEdges(_ edges: [NetworkDiagram.Edge], on screen: inout Screen) {
    var dots = Dots(columns: screen.width, rows: screen.height, isASCII: page.glyphs.isASCII)
    for edge in edges {
      let (start, end) = (column(edge.layer) + 2, column(edge.layer + 1) - 2)
      guard start < end else { continue }
      func place(_ column: Int, _ row: Int) -> (x: Double, y: Double) {
        (
          (Double(column) + 0.5) / Double(screen.width),
          1 - (Double(row) + 0.5) / Double(screen.height)
        )
      }
      dots.line(
        through: [
          place(start, row(edge.layer, edge.from)), place(end, row(edge.layer + 1, edge.to)),
        ], edge.weight < 0 ? 1 : 0)
    }
    dots.place(on: &screen)
  }

  private func drawUnits(_ layer: Int, on screen: inout Screen) {
    let shown = diagram.shownUnits(layer, limit: unitLimit)
    let x = column(layer)
    for unit in 0..<shown {
      let label = label(layer, unit)
      let start = layer == 0 ? x + 1 - label.count : layer == last ? x - 1 : x - label.count / 2
      screen.write(label, at: start, row(layer, unit), .role(.name))
    }
    guard shown < diagram.layers[layer].units else { return }
    screen.write(page.glyphs.rowEllipsis, at: x, row(layer, shown), .role(.muted))
  }

  private var last: Int { diagram.layers.count - 1 }

  /// A unit's name where it is plain enough for the drawing, else its number.
  private func label(_ layer: Int, _ unit: Int) -> String {
    let names = diagram.layers[layer].unitNames
    guard unit < names.count, names[unit].utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
      return "(\(unit))"
    }
    return names[unit].truncated(to: 9, ellipsis: page.glyphs.isASCII ? "." : "…")
  }

  private var heads: [String] {
    let parts = diagram.layers.map { "\(page.line($0.name)) (\($0.units))" }
    let shapes = diagram.weights.enumerated().map { "W\($0 + 1) \($1.shape)" }
    let separator = " \(page.glyphs.arrow) "
    return [
      parts.joined(separator: separator).wrapped(to: page.width),
      page.style(shapes.joined(separator: "  ").wrapped(to: page.width), as: .muted),
    ]
  }

  private func legend(_ edges: [NetworkDiagram.Edge]) -> String {
    let count = count(edges.count)
    let (plus, minus) = (Ordinal(0).mark, Ordinal(1).mark)
    let signs =
      page.glyphs.isASCII
      ? Localized(en: "\(plus) positive, \(minus) negative", zh: "\(plus) 为正，\(minus) 为负")
      : Localized(
        en: "lines without gaps are positive, dashed ones negative", zh: "实线为正，虚线为负")
    return page.style((count + signs)[page].wrapped(to: page.width), as: .muted)
  }

  /// How many weights are drawn, of how many.
  private func count(_ drawn: Int) -> Localized<String> {
    let all = diagram.weights.reduce(0) { $0 + $1.count }
    let (edges, zeros) = (drawn.grouped, diagram.zeros.grouped)
    if drawn == all {
      return Localized(en: "all \(all.counted("weight")); ", zh: "全部 \(all.grouped) 个权重；")
    }
    if drawn + diagram.zeros == all {
      return Localized(
        en: "\(edges) of \(all.counted("weight")), the other "
          + (diagram.zeros == 1 ? "one is 0; " : "\(zeros) are 0; "),
        zh: "\(all.grouped) 个权重里的 \(edges) 个，其余 \(zeros) 个是 0；")
    }
    let between = diagram.edgeCount(units: unitLimit)
    return Localized(
      en: "the strongest \(edges) of the \(between.counted("weight")) between the "
        + "units drawn, of \(all.grouped) in all; ",
      zh: "画出的单元之间 \(between.grouped) 个权重里最强的 \(edges) 个，"
        + "一共 \(all.grouped) 个；")
  }
}
