extension RichText.Block {
  func text(_ page: Page) -> String {
    switch self {
    case .heading(let words):
      page.style(page.prose(words.plain).wrapped(to: page.width), as: .heading)
    case .paragraph(let words): words.styled(page).wrapped(to: page.width)
    case .list(let start, let items): Self.list(start, items, page)
    case .formula(let lines): Self.kept(lines, page, as: .formula)
    case .commands(let lines): lines.map { Self.command($0, page) }.joined(separator: "\n")
    case .table(let header, let alignments, let rows):
      Self.table(header, alignments, rows, page)
    }
  }

  /// Set in from the margin; lines too long for the page are broken where it ends.
  private static func kept(_ lines: String, _ page: Page, as role: Role) -> String {
    let inset = page.narrowed(by: 4)
    let folded = page.prose(lines).expandingTabs.folded(to: inset.width)
    return page.style(folded, as: role).indented(by: 4)
  }

  private static func command(_ line: String, _ page: Page) -> String {
    let prompt = page.style("> ", as: .muted)
    let text = page.style(page.line(line), as: .formula)
    return ("  " + prompt + text).wrapped(to: page.width, hanging: 6)
  }

  private static func list(_ start: Int?, _ items: [[Self]], _ page: Page) -> String {
    let marks = items.indices.map { index in
      start.map { "\($0 &+ index)." } ?? page.glyphs.bullet
    }
    let width = (marks.map(\.displayWidth).max() ?? 0) + 1
    return zip(marks, items).map { mark, blocks in
      let body = blocks.map { $0.text(page.narrowed(by: width + 2)) }.joined(separator: "\n")
      let text = body.indented(by: width + 2)
      return "  " + page.style(mark.padded(to: width), as: .muted) + text.dropFirst(width + 2)
    }.joined(separator: "\n")
  }

  private static func table(
    _ header: [[RichText.Inline]], _ alignments: [Alignment], _ rows: [[[RichText.Inline]]],
    _ page: Page
  ) -> String {
    let columns = header.enumerated().map { index, title in
      Table.Column(title.plain, index < alignments.count ? alignments[index] : .leading)
    }
    let cells = rows.map { $0.map { Table.Cell.text($0.plain, as: $0.cellRole) } }
    return Table(columns: columns, rows: cells).text(for: page)
  }
}
