/// Tables whose fields stand apart by blanks, as `numpy.savetxt` and many old files have them.
enum CSVBlanks {
  private static let sampleCount = 20
  private static let tab = UInt8(ascii: "\t")

  /// Whether the first lines fall into equally many fields by blanks, numbers among them, and
  /// into fewer by the delimiter.
  static func separate(_ text: CSVText, delimiter: UInt8) -> Bool {
    let lines = text.bytes[text.start...].split(
      maxSplits: sampleCount * 2, whereSeparator: isEnd
    ).prefix(sampleCount).filter { !CSVComments.isComment($0) && !$0.allSatisfy(isBlank) }
    guard let first = lines.first, let last = lines.last else { return false }
    if delimiter == UInt8(ascii: ","), haveDecimalCommas(lines) { return true }
    guard delimiter == tab || !first.contains(delimiter) else { return false }
    let count = fields(of: first).count
    let isFiner = lines.allSatisfy { line in
      line.count { $0 == delimiter } + 1 < fields(of: line).count
        && (delimiter == tab || !line.contains(delimiter))
    }
    return count > 1 && isFiner && lines.allSatisfy { fields(of: $0).count == count }
      && fields(of: last).contains { NumberForm(last[$0]) != nil }
  }

  /// Whether lines fall into equally many fields by blanks, and every comma in them is in the midst
  /// of a number: `1,5 2,5 0`.
  private static func haveDecimalCommas(_ lines: [ArraySlice<UInt8>]) -> Bool {
    let comma = UInt8(ascii: ",")
    let counts = Set(lines.map { fields(of: $0).count })
    guard counts.count == 1, counts != [1] else { return false }
    let written = lines.flatMap { line in fields(of: line).map { line[$0] } }
      .filter { $0.contains(comma) }
    return !written.isEmpty
      && written.allSatisfy { $0.first != comma && $0.last != comma && NumberForm($0) != nil }
  }

  /// The same text with a tab behind each field and blanks for all else between them, so that
  /// every character keeps its place.
  static func separated(_ text: CSVText) -> CSVText {
    var bytes = text.bytes
    var start = text.start
    while start < bytes.count {
      let end = bytes[start...].firstIndex(where: isEnd) ?? bytes.count
      if !CSVComments.isComment(bytes[start..<end]) { separate(&bytes, start..<end) }
      start = end + 1
    }
    return CSVText(checked: bytes, file: text.file)
  }

  private static func separate(_ bytes: inout [UInt8], _ line: Range<Int>) {
    let fields = fields(of: bytes[line])
    for (field, next) in zip(fields, fields.dropFirst()) {
      for index in field.upperBound..<next.lowerBound { bytes[index] = UInt8(ascii: " ") }
      bytes[field.upperBound] = tab
    }
    for index in (fields.last?.upperBound ?? line.lowerBound)..<line.upperBound {
      bytes[index] = UInt8(ascii: " ")
    }
  }

  /// Where the fields of a line are; blanks within quotes are part of one.
  static func fields(of line: ArraySlice<UInt8>) -> [Range<Int>] {
    var (fields, isQuoted, start) = ([Range<Int>](), false, Int?.none)
    for (index, byte) in zip(line.indices, line) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, isBlank(byte) {
        if let begun = start { fields.append(begun..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    return start.map { fields + [$0..<line.endIndex] } ?? fields
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == tab }

  static func isEnd(_ byte: UInt8) -> Bool {
    byte == CSVCursor.newline || byte == CSVCursor.carriageReturn
  }
}
