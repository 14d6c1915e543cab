import Languages
import TextMeasures

extension ShapesReport {
  /// A paragraph for each layer of each pass: the products in full, of other tensors the shapes.
  func condensed(_ page: Page) -> String {
    let rest = Localized(
      en: "products only; shapes forward, shapes backward, shapes 1 write out the rest",
      zh: "只写出矩阵乘法；其余见 shapes forward、shapes backward、shapes 1")
    let notes = [sizesNote, rest].map {
      page.style($0[page].wrapped(to: page.width, hanging: 2), as: .muted)
    }
    return (paragraphs(page) + notes).joined(separator: "\n")
  }

  private func paragraphs(_ page: Page) -> [String] {
    var lines: [String] = []
    var rest = rows[...]
    var pass: String?
    while let first = rest.first {
      let stage = StageName(first.stage)
      let layer = rest.prefix { StageName($0.stage).isBeside(stage) }
      if stage.pass != pass { lines.append(stage.heading(for: page)) }
      lines.append(Self.items(layer, page).flowing(into: page.width, indent: 2))
      (pass, rest) = (stage.pass, rest.dropFirst(layer.count))
    }
    return lines
  }

  /// The products; between them tensors of one shape together.
  private static func items(_ rows: ArraySlice<Row>, _ page: Page) -> [String] {
    var items: [String] = []
    var last: String?
    for row in rows {
      let target = row.batch.hasProduct ? nil : row.batch.target
      let shape = target.map { $0.shapeText(page, unlike: row.one.target?.shape) }
      let item =
        target.map { page.style($0.name, as: .name) + .noBreakSpace + (shape ?? "") }
        ?? row.batch.text(for: page, oneExample: row.one)
      if let shape, shape == last, let before = items.popLast() {
        items.append(before.dropLast(shape.count + 1) + ", " + item)
      } else {
        items.append(item)
      }
      last = shape
    }
    return items
  }
}

extension StageName {
  /// Whether two stages belong to the same layer of a pass.
  fileprivate func isBeside(_ other: StageName) -> Bool {
    pass == other.pass && layer == other.layer
  }
}

extension [String] {
  /// The texts after one another, with semicolons between them; one that does not fit a line
  /// begins another.
  fileprivate func flowing(into width: Int, indent: Int) -> String {
    var lines: [String] = []
    for (index, text) in enumerated() {
      let item = text + (index < count - 1 ? ";" : "")
      let longer = (lines.last ?? "") + " " + item
      if index > 0, longer.displayWidth <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(.spaces(lines.isEmpty ? indent : indent + 2) + item)
      }
    }
    return lines.map { $0.wrapped(to: width, hanging: indent + 4) }.joined(separator: "\n")
  }
}
