import TextMeasures

/// A table's cells as text, and the widths at which they fit a page.
struct TableLayout {
  let titles: [String]
  let cells: [[String]]
  private(set) var widths: [Int]
  /// Whether columns at the right are left out.
  private(set) var isCut = false
  private let shortensFirst: [Bool]

  init(_ table: Table, page: Page) {
    let formats = table.columns.indices.map { column in
      NumberFormat(for: table.numbers(in: column), digits: table.digits)
    }
    titles = table.columns.map { page.line($0.title[page]) }
    cells = table.rows.map { row in zip(row, formats).map { $0.line($1, page) } }
    shortensFirst = table.columns.indices.map { column in
      table.rows.contains { $0[column].isText }
    }
    widths = titles.map(\.displayWidth)
    for row in cells {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], cell.displayWidth)
      }
    }
  }

  /// Takes room from the widest columns until the table fits: words before numbers.
  ///
  /// Where even that is too wide, columns at the right are left out.
  mutating func fit(_ room: Int, mark: Int, separators: (Int) -> Int) {
    let inner = room - separators(widths.count)
    shorten(to: inner, columns: widths.indices.filter { shortensFirst[$0] })
    shorten(to: inner, columns: Array(widths.indices))
    while widths.count > 1, total(separators) + (isCut ? mark : 0) > room {
      widths.removeLast()
      isCut = true
    }
  }

  private func total(_ separators: (Int) -> Int) -> Int {
    widths.reduce(separators(widths.count), +)
  }

  private static let least = 3

  private mutating func shorten(to room: Int, columns: [Int]) {
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      let widest = columns.max { widths[$0] < widths[$1] }
      guard let widest, widths[widest] > Self.least else { return }
      let second = columns.map { widths[$0] }.filter { $0 < widths[widest] }.max() ?? 0
      let peers = columns.filter { widths[$0] == widths[widest] }
      let target = max(second, Self.least, widths[widest] - max(1, excess / peers.count))
      for peer in peers where excess > 0 {
        excess -= widths[peer] - target
        widths[peer] = target
      }
    }
  }
}

extension Table {
  fileprivate func numbers(in column: Int) -> [Double] {
    rows.compactMap { row in
      if case .number(let number) = row[column] { number } else { nil }
    }
  }
}
