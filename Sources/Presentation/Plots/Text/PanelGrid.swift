import Languages
import TextMeasures

/// Several small pictures, as many in a row as fit.
struct PanelGrid {
  private let panels: [Figure.Panel]
  private let page: Page

  init(_ panels: [Figure.Panel], _ page: Page) {
    self.panels = panels
    self.page = page
  }

  var lines: [String] {
    let blocks = panels.map(block)
    let width = blocks.map(\.width).max() ?? 0
    let perRow = max(1, (page.width + 2) / (width + 2))
    return stride(from: 0, to: blocks.count, by: perRow).flatMap { start in
      row(Array(blocks[start..<min(start + perRow, blocks.count)]), width)
    } + legend
  }

  /// The marks of quantities, of which each panel has its own largest.
  private var legend: [String] {
    guard panels.contains(where: { $0.content.isQuantity }) else { return [] }
    let scale = Scale(kind: .signed, low: -1, high: 1)
    let signs = Localized(en: ("negative", "positive"), zh: ("负", "正"))[page]
    let (low, high) = page.width < 30 ? ("-", "+") : signs
    return [scale.legend(for: page, low: low, high: high)]
  }

  private struct Block {
    let lines: [String]
    let width: Int
  }

  private func block(_ panel: Figure.Panel) -> Block {
    let screen = screen(panel.content)
    let title = page.line(panel.title[page]).truncated(
      to: max(8, screen.width), ellipsis: page.glyphs.ellipsis)
    return Block(
      lines: [page.style(title, as: .name)] + screen.lines(page.style),
      width: max(screen.width, title.displayWidth))
  }

  private func screen(_ content: Figure.Content) -> Screen {
    let columns = page.width < 60 ? 18 : page.width < 120 ? 24 : 28
    switch content {
    case .chart(let chart):
      return ChartArea(chart: chart, x: chart.x.extent, y: chart.y.extent, page: page)
        .screen(columns: columns, rows: columns * 2 / 5)
    case .image(let image):
      return image.screen(for: page, columns: max(columns, 28), rows: 20)
    case .cells, .network: return Screen(width: 0, height: 0)
    }
  }

  private func row(_ blocks: [Block], _ width: Int) -> [String] {
    let height = blocks.map(\.lines.count).max() ?? 0
    return (0..<height).map { line in
      blocks.map { block in
        (line < block.lines.count ? block.lines[line] : "").padded(to: width)
      }.joined(separator: "  ").trimmingTrailingSpaces
    }
  }
}

extension Figure.Content {
  fileprivate var isQuantity: Bool {
    guard case .chart(let chart) = self else { return false }
    return chart.field?.meaning == .quantity
  }
}
