import Matrices
import TextMeasures

/// A matrix's values in columns that fit a page.
struct MatrixGrid {
  private let matrix: Matrix<Double>
  private let rows: Selection
  private let page: Page
  private let format: NumberFormat
  private let candidates: Selection
  private let numbersRows: Bool

  init(
    _ matrix: Matrix<Double>, rows: Selection, digits: Int, page: Page, numbersRows: Bool = true
  ) {
    self.matrix = matrix
    self.numbersRows = numbersRows
    self.rows = rows
    self.page = page
    // The narrowest column takes three places, so no more than these can be shown.
    candidates = Selection(count: matrix.columns, limit: page.width / 3 + 2)
    let shown = candidates.indices.lazy.flatMap { column in
      rows.indices.lazy.map { matrix[$0, column] }
    }
    format = NumberFormat(for: shown, digits: digits)
  }

  /// The lines, or nil where not one column fits.
  func text(headed: Bool) -> String? {
    let labelWidth = numbersRows ? String(max(0, matrix.rows - 1)).count : 0
    let headWidth = headed ? labelWidth + 2 : 0
    guard let columns = fittingColumns(room: page.width - headWidth) else { return nil }
    let heads = headed ? rowHeads(width: labelWidth) : Array(repeating: "", count: rowCount + 1)
    let blocks = blocks(columns)
    return heads.enumerated().map { line, head in
      (head + blocks.map { $0[line] }.joined()).trimmingTrailingSpaces
    }.joined(separator: "\n")
  }

  private var rowCount: Int { rows.indices.count + (rows.isWhole ? 0 : 1) }
}

extension MatrixGrid {
  /// Takes columns from both ends in turn until the next one would not fit.
  private func fittingColumns(room: Int) -> Selection? {
    let widths = Dictionary(
      uniqueKeysWithValues: candidates.indices.map { ($0, columnWidth($0)) })
    if candidates.isWhole, widths.values.reduce(0, +) <= room { return candidates }
    var left = room - page.glyphs.columnEllipsis.displayWidth - 2
    var (head, tail) = (0, matrix.columns)
    while head < tail {
      let takesHead = head <= matrix.columns - tail
      guard let width = widths[takesHead ? head : tail - 1], width <= left else { break }
      left -= width
      if takesHead { head += 1 } else { tail -= 1 }
    }
    return head == 0 ? nil : Selection(head: 0..<head, tail: tail..<matrix.columns)
  }

  private func columnWidth(_ column: Int) -> Int {
    let values = rows.indices.map { format.string(matrix[$0, column]).count }
    return 2 + max(values.max() ?? 0, String(column).count)
  }

  /// Each shown column as its lines, head first; the mark for missing ones between.
  private func blocks(_ columns: Selection) -> [[String]] {
    let head = columns.head.map(block)
    let tail = columns.tail.map(block)
    return columns.isWhole ? head + tail : head + [gap] + tail
  }

  private var gap: [String] {
    let mark = "  " + page.glyphs.columnEllipsis
    return Array(repeating: page.style(mark, as: .muted), count: rowCount + 1)
  }

  private func block(_ column: Int) -> [String] {
    let width = columnWidth(column)
    let head = page.style(String(column).padded(to: width, .trailing), as: .muted)
    let cells = rows.indices.map { cell(matrix[$0, column], width: width) }
    return [head] + withRowGap(cells, page.glyphs.rowEllipsis.padded(to: width, .trailing))
  }

  private func cell(_ value: Double, width: Int) -> String {
    let role: Role? = value == 0 ? .muted : value.isFinite ? nil : .bad
    return page.style(format.string(value).padded(to: width, .trailing), as: role)
  }

  private func rowHeads(width: Int) -> [String] {
    let rule = " " + page.glyphs.vertical
    let heads = rows.indices.map { row in
      (numbersRows ? String(row) : "").padded(to: width, .trailing) + rule
    }
    let gap = page.glyphs.rowEllipsis.padded(to: width, .trailing) + rule
    return ([String.spaces(width + 2)] + withRowGap(heads, gap)).map {
      page.style($0, as: .muted)
    }
  }

  private func withRowGap(_ lines: [String], _ gap: String) -> [String] {
    if rows.isWhole { return lines }
    return lines.prefix(rows.head.count) + [page.style(gap, as: .muted)]
      + lines.suffix(rows.tail.count)
  }
}
