import CMark

/// Makes a table out of a paragraph whose lines begin with `|`, as web views do.
struct TableReader {
  let file: String

  /// The table in `node`, or nil where the paragraph is none.
  func table(_ node: MarkdownNode) throws(LessonError) -> LessonTable? {
    let lines = node.children.split { $0.type == CMARK_NODE_SOFTBREAK }
    guard lines.count >= 2, let ruler = Self.alignments(lines[1]),
      lines.allSatisfy({ $0.first?.literal.hasPrefix("|") == true })
    else { return nil }
    var rows: [[LessonTable.Cell]] = []
    for (offset, line) in lines.enumerated() where offset != 1 {
      rows.append(try row(line, expected: ruler.count, line: node.line + offset))
    }
    return LessonTable(header: rows[0], alignments: ruler, rows: Array(rows.dropFirst()))
  }

  private func row(
    _ nodes: ArraySlice<MarkdownNode>, expected: Int, line: Int
  ) throws(LessonError) -> [LessonTable.Cell] {
    let inlines = try ProseReader(file: file).inlines(Array(nodes))
    let cells = Array(inlines.split(at: "|").dropFirst().dropLast())
    guard cells.count == expected else {
      throw LessonError(
        file: file, line: line,
        reason: .raggedTable(found: cells.count, expected: expected))
    }
    return cells.map(Self.cell)
  }

  private static func cell(_ inlines: [Prose.Inline]) -> LessonTable.Cell {
    let sides = inlines.split(at: " · ").map(\.trimmed)
    guard sides.count == 2 else {
      return LessonTable.Cell(en: inlines.trimmed, zh: inlines.trimmed)
    }
    return LessonTable.Cell(en: sides[0], zh: sides[1])
  }

  /// Reads the second line, `|---|:-:|--:|`.
  private static func alignments(_ nodes: ArraySlice<MarkdownNode>) -> [LessonTable.Alignment]? {
    let text = nodes.map(\.literal).joined().trimmed
    guard text.hasPrefix("|"), text.contains("-"), text.allSatisfy({ "|:- ".contains($0) })
    else { return nil }
    return text.split(separator: "|").map { column in
      let column = column.trimmed
      guard column.hasSuffix(":") else { return .left }
      return column.hasPrefix(":") ? .center : .right
    }
  }
}

extension [Prose.Inline] {
  /// The parts between the places where plain text has `mark`.
  func split(at mark: String) -> [[Prose.Inline]] {
    var parts: [[Prose.Inline]] = [[]]
    for inline in self {
      guard case .text(let words) = inline else {
        parts[parts.count - 1].append(inline)
        continue
      }
      for (index, piece) in words.pieces(between: mark).enumerated() {
        if index > 0 { parts.append([]) }
        if !piece.isEmpty { parts[parts.count - 1].append(.text(piece)) }
      }
    }
    return parts
  }

  /// Without the blanks at both ends.
  var trimmed: [Prose.Inline] {
    var result = self
    if case .text(let words) = result.first {
      result[0] = .text(String(words.drop(while: \.isWhitespace)))
    }
    if case .text(let words) = result.last {
      let blanks = words.reversed().prefix(while: \.isWhitespace).count
      result[result.count - 1] = .text(String(words.dropLast(blanks)))
    }
    return result.filter { $0 != .text("") }
  }
}
