/// Lines that begin with `#`, as `numpy.savetxt(header=…, footer=…)` writes them, and many old files.
///
/// They become blanks, so that every character keeps its place; the last of those at the beginning
/// stays as the header where it has as many fields as the lines below it, which are no header.
struct CSVComments {
  private static let mark = UInt8(ascii: "#")
  private static let space = UInt8(ascii: " ")

  private let original: CSVText
  /// Those before the first line of anything else.
  private let leading: [Range<Int>]

  /// Looks at the beginning of a text; one of nothing but such lines has no comments.
  init(_ text: CSVText) {
    original = text
    var found: [Range<Int>] = []
    for line in Lines(text.bytes, from: text.start) {
      if Self.isComment(text.bytes[line]) {
        found.append(line)
      } else if !text.bytes[line].allSatisfy(CSVBlanks.isBlank) {
        leading = found
        return
      }
    }
    leading = []
  }

  /// The text without the comments at its beginning.
  var without: CSVText {
    guard !leading.isEmpty else { return original }
    var bytes = original.bytes
    for line in leading { Self.blank(line, &bytes) }
    return CSVText(checked: bytes, file: original.file)
  }

  /// The same without those below, and with the header put back where a comment is one.
  /// - Parameter text: the text without comments at its beginning, of the same length.
  func resolved(in text: CSVText, delimiter: UInt8) -> CSVText {
    let lines = Lines(text.bytes, from: text.start).lazy.filter {
      !text.bytes[$0].allSatisfy(CSVBlanks.isBlank) && !Self.isComment(text.bytes[$0])
    }
    let rows = Array(lines.prefix(2)).map { Self.fields(of: text.bytes[$0], by: delimiter) }
    guard let first = rows.first, let end = first.last?.upperBound,
      !leading.isEmpty || text.bytes[end...].contains(Self.mark)
    else { return text }
    var bytes = text.bytes
    let areNumbered = rows.contains { Self.isNumber(bytes[$0[0]]) }
    Self.blankComments(&bytes, behind: end) { line in
      areNumbered || Self.fields(of: line, by: delimiter).count != first.count
    }
    if first.contains(where: { Self.isNumber(bytes[$0]) }) {
      restoreHeader(&bytes, first.count, delimiter)
    }
    return CSVText(checked: bytes, file: text.file)
  }

  /// Puts the last comment at the beginning back as the header, its fields apart by whatever gives as
  /// many as there are.
  private func restoreHeader(_ bytes: inout [UInt8], _ count: Int, _ delimiter: UInt8) {
    guard count > 1, let line = leading.last,
      let mark = original.bytes[line].firstIndex(of: Self.mark)
    else { return }
    let header = original.bytes[(mark + 1)..<line.upperBound]
    let ways =
      ([delimiter] + CSVLayout.delimiters).map { Self.fields(of: header, by: $0) }
      + [CSVBlanks.fields(of: header)]
    guard let fields = ways.first(where: { $0.count == count }) else { return }
    for field in fields {
      for index in field { bytes[index] = header[index] == delimiter ? Self.space : header[index] }
    }
    for field in fields.dropLast() { bytes[field.upperBound] = delimiter }
  }

  /// Blanks the comments below the first line that are no lines of the table.
  private static func blankComments(
    _ bytes: inout [UInt8], behind start: Int, where isNoLine: (ArraySlice<UInt8>) -> Bool
  ) {
    let lines = Lines(bytes, from: start).filter { [bytes] in
      isComment(bytes[$0]) && isNoLine(bytes[$0])
    }
    for line in lines { blank(line, &bytes) }
  }

  private static func blank(_ line: Range<Int>, _ bytes: inout [UInt8]) {
    for index in line { bytes[index] = space }
  }

  private static func fields(of line: ArraySlice<UInt8>, by delimiter: UInt8) -> [Range<Int>] {
    line.split(separator: delimiter, omittingEmptySubsequences: false).map(\.indices)
  }

  private static func isNumber(_ field: ArraySlice<UInt8>) -> Bool {
    NumberForm(field.filter { !CSVBlanks.isBlank($0) }) != nil
  }

  static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    line.first { !CSVBlanks.isBlank($0) } == mark
  }
}

/// Where the lines of a text are, without their ends.
private struct Lines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var start: Int

  init(_ bytes: [UInt8], from start: Int) { (self.bytes, self.start) = (bytes, start) }

  mutating func next() -> Range<Int>? {
    guard start < bytes.count else { return nil }
    let end = bytes[start...].firstIndex(where: CSVBlanks.isEnd) ?? bytes.count
    defer { start = end + 1 }
    return start..<end
  }
}
