/// What the first lines tell about a CSV text: its delimiter, its header, its columns.
struct CSVLayout {
  let delimiter: UInt8
  let hasHeader: Bool
  let names: [String]
  let dataStart: Int
  /// Whether the header leaves the first column without a name, as pandas does for its index.
  let firstIsUnnamed: Bool
  var notes: [Note] = []

  /// Looks at the first lines; where commas are decimal signs they are no delimiters.
  init(
    of text: CSVText, delimiter: UInt8, hasHeader asked: Bool?
  ) throws(DatasetError) {
    self.delimiter = delimiter
    let lines = try Self.firstLines(of: text, delimiter: delimiter)
    let isSure = Self.isHeader(lines.first)
    hasHeader = asked ?? (isSure || Self.hasTextAboveNumber(lines.first, lines.second))
    if hasHeader, lines.second == nil { throw .file(.headerOnly, text.file) }
    names = lines.first.enumerated().map { [hasHeader] index, cell in
      hasHeader && !cell.text.isEmpty ? cell.text : "x\(index + 1)"
    }
    firstIsUnnamed =
      hasHeader && lines.first.first.map { $0.text.isEmpty || $0.text == "Unnamed: 0" } ?? false
    dataStart = hasHeader ? lines.secondStart : lines.firstStart
    if hasHeader, asked == nil, !isSure { notes = [.tookHeader(line: names)] }
  }

  private struct Cell {
    let text: String
    let content: CSVCursor.Content
    /// Whether it is a number in a notation other than the plain one.
    var isWritten: Bool { content == .text && NumberForm(Array(text.utf8)) != nil }
    var isText: Bool { content == .text && !isWritten }
    var isNumber: Bool { if case .number = content { true } else { isWritten } }
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

  /// What fields may stand apart by.
  static let delimiters = ",;\t|".utf8.map(\.self)

  /// The one of comma, semicolon and tab that the first line has most of, outside quotes, or the bar
  /// where it has none of them.
  ///
  /// Commas that all stand between digits are decimal signs where there is another delimiter.
  static func delimiter(of text: CSVText, decimal: DecimalSign?) -> UInt8 {
    let line = firstLine(of: text)
    func count(_ byte: UInt8) -> Int { line.count { $0 == byte } }
    let (comma, bar) = (UInt8(ascii: ","), UInt8(ascii: "|"))
    let others = delimiters.filter { $0 != comma && $0 != bar }
    var best = others.max { count($0) < count($1) } ?? comma
    if count(best) == 0 { best = bar }
    if decimal == .comma { return count(best) > 0 ? best : UInt8(ascii: ";") }
    guard count(best) > 0 else { return comma }
    let areDecimal = line.indices.allSatisfy { index in
      line[index] != comma || isDigit(line, index - 1) && isDigit(line, index + 1)
    }
    // Bars within a field are common: `12,Heat,Action|Crime|Thriller`.
    return areDecimal || best != bar && count(best) > count(comma) ? best : comma
  }

  private static func isDigit(_ line: [UInt8], _ index: Int) -> Bool {
    line.indices.contains(index) && line[index] &- UInt8(ascii: "0") <= 9
  }

  /// The first line that is not blank, without what stands in quotes.
  private static func firstLine(of text: CSVText) -> [UInt8] {
    let ends = [CSVCursor.newline, CSVCursor.carriageReturn]
    var (line, isQuoted) = ([UInt8](), false)
    for byte in text.bytes[text.start...].drop(while: ends.contains) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if ends.contains(byte) {
        if !line.allSatisfy(CSVBlanks.isBlank) { break }
        line = []
        continue
      }
      line.append(byte)
    }
    return line
  }

  /// Whether a line has text in it and no number.
  private static func isHeader(_ cells: [Cell]) -> Bool {
    cells.allSatisfy { $0.isText || $0.content == .missing } && cells.contains(where: \.isText)
  }

  private static func hasTextAboveNumber(_ first: [Cell], _ second: [Cell]?) -> Bool {
    zip(first, second ?? []).contains { above, below in
      above.isText && below.isNumber
    }
  }
}
