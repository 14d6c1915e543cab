import TextMeasures

/// A table's cells as text, and the widths at which they fit a page.
struct TableLayout {
  let titles: [String]
  let cells: [[String]]
  private(set) var widths: [Int]
  /// Whether columns at the right are left out.
  private(set) var isCut = false
  private let shortensFirst: [Bool]
  /// The width of each column's cells alone.
  private let cellWidths: [Int]
  /// Which columns are shapes, `(2, 60)`: half of one says something wrong.
  private let areShapes: [Bool]

  init(_ table: Table, page: Page) {
    let formats = table.columns.indices.map { column in
      NumberFormat(for: table.numbers(in: column), digits: table.digits)
    }
    areShapes = table.columns.indices.map { column in
      table.rows.contains { $0[column].isShape }
    }
    titles = table.columns.map { page.line($0.title[page]) }
    cells = table.rows.map { row in zip(row, formats).map { $0.line($1, page) } }
    shortensFirst = table.columns.indices.map { column in
      table.rows.contains { $0[column].isText }
    }
    widths = titles.map(\.displayWidth)
    var widest = Array(repeating: 0, count: titles.count)
    for row in cells {
      for (column, cell) in row.enumerated() {
        widest[column] = max(widest[column], cell.displayWidth)
      }
    }
    cellWidths = widest
    widths = zip(widths, widest).map { max($0, $1) }
  }

  /// Takes room from the widest columns until the table fits: titles that are wider than their
  /// cells before cells, words before numbers.
  ///
  /// Where even that is too wide, columns at the right are left out.
  mutating func fit(_ room: Int, mark: Int, separators: (Int) -> Int) {
    let inner = room - separators(widths.count)
    let titled = widths.indices.filter { widths[$0] > cellWidths[$0] && !shortensFirst[$0] }
    let least = widths.indices.map { areShapes[$0] ? cellWidths[$0] : Self.least }
    let leastTitle = Self.leastTitle(in: room)
    shorten(to: inner, columns: titled, least: cellWidths.map { max($0, leastTitle) })
    shorten(to: inner, columns: widths.indices.filter { shortensFirst[$0] }, least: least)
    shorten(to: inner, columns: Array(widths.indices), least: least)
    while widths.count > 1, total(separators) + (isCut ? mark : 0) > room {
      widths.removeLast()
      isCut = true
    }
  }

  /// Whether every title and cell can still be told from the others, and no column is left out.
  var isLegible: Bool {
    let wanted = zip(titles, cellWidths).map { max($0.displayWidth, $1) }
    return !isCut && zip(widths, wanted).allSatisfy { $0 >= min($1, Self.leastLegible) }
  }

  private static let leastLegible = 5

  /// How wide the whole table is.
  func width(_ separators: (Int) -> Int) -> Int { total(separators) }

  private func total(_ separators: (Int) -> Int) -> Int {
    widths.reduce(separators(widths.count), +)
  }

  private static let least = 3
  /// A title is still told from others by so much of it; where there is room, long words in cells give
  /// way before it.
  private static func leastTitle(in room: Int) -> Int { room < 60 ? 8 : 10 }

  /// - Parameter least: How narrow each column may become.
  private mutating func shorten(to room: Int, columns: [Int], least: [Int]) {
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      let able = columns.filter { widths[$0] > least[$0] }
      guard let widest = able.max(by: { widths[$0] < widths[$1] }) else { return }
      let second = able.map { widths[$0] }.filter { $0 < widths[widest] }.max() ?? 0
      let peers = able.filter { widths[$0] == widths[widest] }
      let floor = peers.map { least[$0] }.max() ?? 0
      let target = max(second, floor, widths[widest] - max(1, excess / peers.count))
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
