import Languages

/// How much of a terminal a page takes in one language, before commands print anything.
struct PageHeight {
  /// The columns text is wrapped at.
  static let width = 78
  /// The rows of a terminal of 24 that are left for a page beside title and prompt.
  static let rowLimit = 21

  let language: Language

  /// The rows of `page`, with an empty row between its blocks.
  ///
  /// An exercise is asked on its own, and checks are not shown.
  func rows(of page: LessonPage) -> Int {
    let heights = page.blocks.map(rows).filter { $0 > 0 }
    return heights.reduce(0, +) + max(0, heights.count - 1)
  }

  private func rows(_ block: Block) -> Int {
    switch block {
    case .text(let both, _): rows(both[language].elements, width: Self.width)
    case .table(let table, _): table.rows.count + 2
    case .formula(let both, _):
      both[language].split(separator: "\n", omittingEmptySubsequences: false).count
    case .run(let script), .type(let script):
      script.lines.reduce(0) {
        $0 + $1.text.split(separator: "\n", omittingEmptySubsequences: false).count
      }
    case .check, .exercise: 0
    }
  }

  private func rows(_ elements: [Prose.Element], width: Int) -> Int {
    elements.map { rows($0, width: width) }.reduce(0, +) + max(0, elements.count - 1)
  }

  private func rows(_ element: Prose.Element, width: Int) -> Int {
    switch element {
    case .paragraph(let inlines): Self.rows(of: inlines.plainText, width: width)
    case .list(_, let items):
      items.flatMap { $0 }.map { rows($0, width: width - 3) }.reduce(0, +)
    }
  }
}
