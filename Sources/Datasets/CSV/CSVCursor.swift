/// Walks over the fields of a CSV text, one after another.
struct CSVCursor {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")
  private static let space = UInt8(ascii: " ")

  /// One field: its bytes without quotes and outer spaces.
  struct Field {
    let range: Range<Int>
    let isQuoted: Bool
  }

  /// The whole text; its last byte is a newline.
  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let delimiter: UInt8
  let file: String
  var position: Int
  /// Whether the field read last was the last of its line.
  private(set) var endedLine = true

  init(
    bytes: UnsafeBufferPointer<UInt8>, start: Int, delimiter: UInt8, file: String, position: Int
  ) {
    self.bytes = bytes
    self.start = start
    self.delimiter = delimiter
    self.file = file
    self.position = position
  }

  func place(of offset: Int) -> FilePlace {
    FilePlace(of: offset, in: bytes, from: start, file: file)
  }

  /// Goes to the next line with something in it; false where there is none.
  @inline(__always)
  mutating func nextLine() -> Bool {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.newline || byte == Self.carriageReturn {
        position += 1
      } else if (byte == delimiter || byte == Self.space) && passEmptyLine() {
        continue
      } else {
        endedLine = false
        return true
      }
    }
    return false
  }

  /// Goes behind a line of nothing but delimiters and blanks, as spreadsheets leave at the end;
  /// stays before any other.
  private mutating func passEmptyLine() -> Bool {
    var end = position
    while bytes[end] == delimiter || bytes[end] == Self.space { end += 1 }
    guard bytes[end] == Self.newline || bytes[end] == Self.carriageReturn else { return false }
    position = end
    return true
  }

  /// Reads a plain number that fills its field; else stays where it is.
  @inline(__always)
  mutating func number() -> Double? {
    guard let base = bytes.baseAddress, position < bytes.count,
      let parsed = Decimal.read(base + position), parsed.value.isFinite,
      isEnd(base[position + parsed.length])
    else { return nil }
    position += parsed.length
    passEnd()
    return parsed.value
  }

  /// Reads plain numbers, one a field, until there is no more room, the line ends, or a field
  /// holds something else; how many there were.
  @inline(__always)
  mutating func numbers(into room: UnsafeMutableBufferPointer<Double>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var (at, count) = (base + position, 0)
    while count < room.count, let parsed = Decimal.read(at), parsed.value.isFinite {
      let end = at + parsed.length
      guard isEnd(end.pointee) else { break }
      room[count] = parsed.value
      count += 1
      at = end + 1
      guard end.pointee == delimiter else {
        position = end - base
        passEnd()
        return count
      }
    }
    position = at - base
    return count
  }

  /// Reads a field of any kind.
  mutating func field() throws(DatasetError) -> Field {
    let start = position
    while isPadding(bytes[position]) { position += 1 }
    guard bytes[position] != Self.quote else { return try quotedField() }
    while !isEnd(bytes[position]) { position += 1 }
    let range = trimmed(start..<position)
    passEnd()
    return Field(range: range, isQuoted: false)
  }

  private mutating func quotedField() throws(DatasetError) -> Field {
    let opening = position
    position += 1
    while true {
      while position < bytes.count, bytes[position] != Self.quote { position += 1 }
      guard position < bytes.count else { throw .csv(.unclosedQuote, place(of: opening)) }
      position += 1
      guard position < bytes.count, bytes[position] == Self.quote else { break }
      position += 1
    }
    let range = (opening + 1)..<(position - 1)
    while position < bytes.count, isPadding(bytes[position]) { position += 1 }
    // The newline added at the end may have been the last byte within the quotes.
    guard position < bytes.count, isEnd(bytes[position]) else {
      throw .csv(.textAfterQuote, place(of: min(position, bytes.count - 1)))
    }
    passEnd()
    return Field(range: range, isQuoted: true)
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.newline || byte == Self.carriageReturn
  }

  /// Goes behind the delimiter or the end of the line that ends a field.
  @inline(__always)
  private mutating func passEnd() {
    let end = bytes[position]
    position += 1
    guard end != delimiter else { return }
    endedLine = true
    if end == Self.carriageReturn, position < bytes.count, bytes[position] == Self.newline {
      position += 1
    }
  }

  private func isPadding(_ byte: UInt8) -> Bool {
    byte != delimiter && (byte == Self.space || byte == UInt8(ascii: "\t"))
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, isPadding(bytes[lower]) { lower += 1 }
    while lower < upper, isPadding(bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }
}
