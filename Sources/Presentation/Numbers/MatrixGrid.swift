import Matrices
import TextMeasures

/// A matrix's values in columns that fit a page.
struct MatrixGrid {
  private let matrix: Matrix<Double>
  private let rows: VisibleLines
  private let page: Page
  private let format: NumberFormat
  private let candidates: VisibleLines
  private let numbersRows: Bool

  init(
    _ matrix: Matrix<Double>, rows: VisibleLines, digits: Int, page: Page, numbersRows: Bool = true
  ) {
    self.matrix = matrix
    self.numbersRows = numbersRows
    self.rows = rows
    self.page = page
    // The narrowest column takes three places, so no more than these can be shown.
    candidates = VisibleLines(count: matrix.columns, limit: page.width / 3 + 2)
    let shown = candidates.indices.lazy.flatMap { column in
      rows.indices.lazy.map { matrix[$0, column] }
    }
    format = NumberFormat(for: shown, digits: digits)
  }

  /// The lines, or nil where not one column fits.
  func text(headed: Bool) -> String? {
    let labelWidth = numbersRows ? String(max(0, matrix.rows - 1)).count : 0
    let headWidth = headed ? labelWidth + 2 : 0
    let room = page.width - headWidth
    guard let columns = allColumns(room: room) ?? outerColumns(room: room) else { return nil }
    let heads = headed ? rowHeads(width: labelWidth) : Array(repeating: "", count: rowCount + 1)
    return heads.enumerated().map { line, head in
      (head + columns.map { $0[line] }.joined()).trimmingTrailingSpaces
    }.joined(separator: "\n")
  }

  private var rowCount: Int { rows.indices.count + (rows.isWhole ? 0 : 1) }
}

extension MatrixGrid {
  /// The numbers of a column in digits, each written once.
  private struct Column {
    let number: Int
    let values: [Double]
    let cells: [String]
    let width: Int
  }

  private func column(_ number: Int) -> Column {
    let values = rows.indices.map { matrix[$0, number] }
    let cells = values.map(format.string)
    let widest = cells.map(\.utf8.count).max() ?? 0
    return Column(
      number: number, values: values, cells: cells, width: 2 + max(widest, String(number).count))
  }

  /// Every column as its lines, nil where they do not fit.
  private func allColumns(room: Int) -> [[String]]? {
    guard candidates.isWhole else { return nil }
    var left = room
    var columns: [[String]] = []
    for number in candidates.indices {
      let column = column(number)
      left -= column.width
      if left < 0 { return nil }
      columns.append(lines(column))
    }
    return columns
  }

  /// Columns from both ends in turn until the next one would not fit, the mark for missing ones
  /// between; nil where not one does.
  private func outerColumns(room: Int) -> [[String]]? {
    var left = room - page.glyphs.columnEllipsis.displayWidth - 2
    var (head, tail): ([[String]], [[String]]) = ([], [])
    while head.count + tail.count < matrix.columns {
      let takesHead = head.count <= tail.count
      let column = column(takesHead ? head.count : matrix.columns - 1 - tail.count)
      left -= column.width
      if left < 0 { break }
      if takesHead { head.append(lines(column)) } else { tail.append(lines(column)) }
    }
    return head.isEmpty ? nil : head + [gap] + tail.reversed()
  }

  private var gap: [String] {
    let mark = "  " + page.glyphs.columnEllipsis
    return Array(repeating: page.style(mark, as: .muted), count: rowCount + 1)
  }

  /// A column, its number first.
  private func lines(_ column: Column) -> [String] {
    let width = column.width
    let head = page.style(String(column.number).padded(to: width, .trailing), as: .muted)
    let cells = zip(column.values, column.cells).map { value, text in
      page.style(.spaces(width - text.utf8.count) + text, as: Self.role(of: value))
    }
    return [head] + withRowGap(cells, page.glyphs.rowEllipsis.padded(to: width, .trailing))
  }

  private static func role(of value: Double) -> Role? {
    value == 0 ? .muted : value.isFinite ? nil : .bad
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
