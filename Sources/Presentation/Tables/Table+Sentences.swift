import Languages

extension Table {
  /// A sentence for each row, for those who hear it: every cell after its column's title.
  func sentences(_ page: Page) -> String {
    let layout = TableLayout(self, page: page)
    let lines = layout.cells.map { cells in
      zip(layout.titles, cells).compactMap { Self.words($0, $1, page) }
        .joined(separator: Localized(en: "; ", zh: "；")[page])
    }
    let nothing = Localized(en: "no rows", zh: "没有行")[page]
    return (lines.isEmpty ? [nothing] : lines)
      .map { $0.wrapped(to: page.width, hanging: 2) }.joined(separator: "\n")
  }

  /// `units: 8`; nil where there is nothing to say.
  private static func words(_ title: String, _ cell: String, _ page: Page) -> String? {
    if cell.isEmpty { return nil }
    // A mark in a column without a title says where the person is.
    if title.isEmpty, cell == "*" { return Localized(en: "here", zh: "当前")[page] }
    return title.isEmpty ? cell : title + Localized<String>.colon[page] + cell
  }
}
