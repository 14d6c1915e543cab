import Drawing
import Languages

/// A matrix as a picture in characters, with the numbers of its rows and columns and its scale.
struct CellsText {
  private let cells: Cells
  private let block: (rows: Int, columns: Int)
  private let scale: Scale
  private let margin: Int
  private let cellWidth: Int
  private let page: Page

  init(_ cells: Cells, _ page: Page) {
    self.page = page
    margin = max(2, String(max(0, cells.values.rows - 1)).count) + 1
    let room = max(4, page.width - margin)
    let rows = max(4, min(page.height.map { $0 - 8 } ?? 24, 24))
    (self.cells, block) = cells.thinned(rows: rows, columns: room)
    cellWidth = max(1, min(cells.look == .mask ? 2 : 3, room / max(1, self.cells.values.columns)))
    scale = cells.scale
  }

  var lines: [String] {
    let values = cells.values
    var screen = Screen(width: margin + values.columns * cellWidth, height: values.rows + 1)
    drawColumnNumbers(on: &screen)
    for row in 0..<values.rows {
      drawRowNumber(row, on: &screen)
      for column in 0..<values.columns { draw(row, column, on: &screen) }
    }
    let (row, column) = (cells.rowLabel[page], cells.columnLabel[page])
    let axes = Localized(
      en: "down: \(row)\(page.joint)across: \(column)",
      zh: "往下：\(row)\(page.joint)往右：\(column)")[page]
    return
      ([page.style(page.line(axes).wrapped(to: page.width), as: .muted)]
      + screen.lines(page.style) + [legend, blockNote].compactMap(\.self))
  }

  private func draw(_ row: Int, _ column: Int, on screen: inout Screen) {
    let value = cells.values[row, column]
    for part in 0..<cellWidth {
      let x = margin + column * cellWidth + part
      screen[x, row + 1] = cell(value, isFirst: part == 0)
    }
  }

  private func cell(_ value: Double, isFirst: Bool) -> Screen.Cell {
    switch cells.look {
    case .mask: return Screen.Cell(character: maskMark(value), ink: maskInk(value))
    case .signed:
      return scale.cell(value, isFirst: isFirst, page)
    }
  }

  private func maskMark(_ value: Double) -> Character {
    let marks = Array<Character>(page.glyphs.isASCII ? ".-+#" : "·░▒█")
    guard value.isDrawable else { return "?" }
    return marks[
      min(Int((min(abs(value), 1) * Double(marks.count - 1)).rounded()), marks.count - 1)]
  }

  private func maskInk(_ value: Double) -> Ink {
    value == 0 ? .role(.muted) : .color(Ordinal(0).coarseColor)
  }
}

extension CellsText {
  private func drawRowNumber(_ row: Int, on screen: inout Screen) {
    let every = max(1, cells.values.rows / 12)
    guard row.isMultiple(of: every) else { return }
    let label = String(row * block.rows)
    screen.write(label, at: margin - 1 - label.count, row + 1, .role(.muted))
  }

  private func drawColumnNumbers(on screen: inout Screen) {
    var next = 0
    for column in 0..<cells.values.columns {
      let label = String(column * block.columns)
      let x = margin + column * cellWidth
      guard x >= next, x + label.count <= screen.width else { continue }
      screen.write(label, at: x, 0, .role(.muted))
      next = x + max(label.count + 2, 5)
    }
  }

  private var blockNote: String? {
    guard block != (1, 1) else { return nil }
    let size = Localized(
      en: "\(block.rows) by \(block.columns) elements", zh: "\(block.rows) 乘 \(block.columns) 个元素")
    let share = Localized(
      en: "each cell is the share of \(size.en) that is kept", zh: "每格是 \(size.zh)里保留的比例")
    let largest = Localized(
      en: "each cell is the largest of \(size.en)", zh: "每格是 \(size.zh)里最大的")
    let words = cells.look == .mask ? share : largest
    return page.style(words[page].wrapped(to: page.width), as: .muted)
  }

  private var legend: String? {
    cells.look == .mask ? maskLegend : scale.legend(for: page)
  }

  private var maskLegend: String {
    "\(maskMark(1)) " + Localized(en: "not 0", zh: "不是 0")[page] + "   \(maskMark(0)) 0"
  }
}
