extension Table {
  /// The table as HTML: a header and rows, numbers of a column with the same number of digits.
  public func html(for page: Page) -> String {
    let layout = TableLayout(self, page: page)
    let head = layout.titles.map { "<th>\($0.htmlEscaped)</th>" }.joined()
    let body = zip(rows, layout.cells).map { row, texts in
      let cells = zip(row, texts).map { cell, text in
        "<td\(cell.isNumber ? " class=\"n\"" : "")>\(text.htmlEscaped)</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body.joined(separator: "\n"))\n"
      + "</tbody></table>"
  }
}

extension Table.Cell {
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .integer: true
    case .text, .words, .empty: false
    }
  }
}

extension String {
  /// The text as it stands in HTML.
  public var htmlEscaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
