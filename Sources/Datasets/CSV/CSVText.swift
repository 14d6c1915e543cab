/// The bytes of a CSV file: checked UTF-8 that ends in a newline.
struct CSVText {
  let bytes: [UInt8]
  let file: String
  /// Where the text begins, behind a byte order mark.
  var start: Int { bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0 }

  /// Takes bytes that were checked before.
  init(checked bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  init(bytes: consuming [UInt8], file: String) throws(DatasetError) {
    guard !bytes.isEmpty else { throw .file(.empty, file) }
    if let kind = ForeignFile.kind(of: bytes, file: file) { throw .file(.foreign(kind), file) }
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      throw .file(.utf16, file)
    }
    var bytes = bytes
    // Latin letters in UTF-16 have a zero beside each; a text has none.
    let beginning = bytes[..<min(64, bytes.count)]
    let zeros = beginning.count(where: { $0 == 0 })
    if zeros == beginning.count { throw .file(.zeros, file) }
    if zeros * 4 > beginning.count { throw .file(.utf16, file) }
    if bytes.last != CSVCursor.newline { bytes.append(CSVCursor.newline) }
    self.init(checked: bytes.withHalfWidthNumbers, file: file)
    if let offset = self.bytes.withUnsafeBufferPointer(UTF8Check.firstError) {
      throw .csv(.badUTF8(self.bytes[offset]), place(of: offset))
    }
  }

  /// Line and column of an offset.
  ///
  /// Only errors ask, so nothing is counted before.
  func place(of offset: Int) -> FilePlace {
    bytes.withUnsafeBufferPointer { FilePlace(of: offset, in: $0, from: start, file: file) }
  }

  func withCursor<Result>(
    delimiter: UInt8, from offset: Int, _ body: (inout CSVCursor) throws(DatasetError) -> Result
  ) throws(DatasetError) -> Result {
    try bytes.withUnsafeBufferPointer { (buffer) throws(DatasetError) -> Result in
      var cursor = CSVCursor(
        bytes: buffer, start: start, delimiter: delimiter, file: file, position: offset)
      return try body(&cursor)
    }
  }
}

extension FilePlace {
  /// The place of an offset into a text whose first line begins at `start`.
  init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, file: String) {
    var (line, lineStart) = (1, start)
    for index in start..<max(start, min(offset, bytes.count)) {
      let isLoneReturn =
        bytes[index] == CSVCursor.carriageReturn && index + 1 < bytes.count
        && bytes[index + 1] != CSVCursor.newline
      guard bytes[index] == CSVCursor.newline || isLoneReturn else { continue }
      line += 1
      lineStart = index + 1
    }
    let before = bytes[lineStart..<max(lineStart, min(offset, bytes.count))]
    // Every character has one byte that is no continuation byte.
    let column = before.count { $0 & 0xc0 != 0x80 } + 1
    self.init(
      file: file, line: line, column: column, text: Self.line(from: lineStart, in: bytes))
  }

  /// The line that begins at an offset; nil where it is too long for a person, or no text.
  private static func line(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let line = bytes[min(start, bytes.count)...].prefix(1001).prefix {
      $0 != CSVCursor.newline && $0 != CSVCursor.carriageReturn
    }
    return line.count > 1000 ? nil : String(validating: line, as: UTF8.self)
  }
}
