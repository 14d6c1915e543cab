/// What the first lines tell about a CSV text: its delimiter, its header, its columns.
struct CSVLayout {
  let delimiter: UInt8
  let hasHeader: Bool
  let names: [String]
  let dataStart: Int
  var notes: [Note] = []

  init(of text: CSVText, hasHeader asked: Bool?) throws(DatasetError) {
    delimiter = Self.delimiter(of: text)
    let lines = try Self.firstLines(of: text, delimiter: delimiter)
    let isSure = Self.isHeader(lines.first)
    hasHeader = asked ?? (isSure || Self.hasTextAboveNumber(lines.first, lines.second))
    if hasHeader, lines.second == nil { throw .file(.headerOnly, text.file) }
    names = lines.first.enumerated().map { [hasHeader] index, cell in
      hasHeader && !cell.text.isEmpty ? cell.text : "x\(index + 1)"
    }
    dataStart = hasHeader ? lines.secondStart : lines.firstStart
    if hasHeader, asked == nil, !isSure { notes = [.tookHeader(line: names)] }
  }

  private struct Cell {
    let text: String
    let content: CSVCursor.Content
  }

  private struct Lines {
    var first: [Cell] = []
    var second: [Cell]?
    var firstStart = 0
    var secondStart = 0
  }

  private static func firstLines(
    of text: CSVText, delimiter: UInt8
  ) throws(DatasetError) -> Lines {
    try text.withCursor(delimiter: delimiter, from: text.start) {
      (cursor) throws(DatasetError) -> Lines in
      var lines = Lines()
      guard cursor.nextLine() else { throw .file(.empty, text.file) }
      lines.firstStart = cursor.position
      lines.first = try cells(&cursor)
      lines.secondStart = cursor.position
      if cursor.nextLine() { lines.second = try cells(&cursor) }
      return lines
    }
  }

  private static func cells(_ cursor: inout CSVCursor) throws(DatasetError) -> [Cell] {
    let fields = try cursor.line()
    return fields.map { [cursor] in
      Cell(text: cursor.text(of: $0), content: cursor.content(of: $0))
    }
  }

  /// The one of comma, semicolon and tab that the first line has most of, outside quotes.
  private static func delimiter(of text: CSVText) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    let ends = [CSVCursor.newline, CSVCursor.carriageReturn]
    for byte in text.bytes[text.start...].drop(while: ends.contains) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if ends.contains(byte) { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  /// Whether a line has text in it and no number.
  private static func isHeader(_ cells: [Cell]) -> Bool {
    cells.allSatisfy { $0.content == .text || $0.content == .missing }
      && cells.contains { $0.content == .text }
  }

  private static func hasTextAboveNumber(_ first: [Cell], _ second: [Cell]?) -> Bool {
    zip(first, second ?? []).contains { above, below in
      guard case .number = below.content else { return false }
      return above.content == .text
    }
  }
}
