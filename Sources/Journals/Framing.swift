/// Frames: the length of what follows and a sum over length and content, then the content.
///
///     0        4        8
///     │ length │ sum    │ content …
///
/// Both are four bytes, the lowest first. A flipped bit anywhere is noticed by the sum, an end that
/// was cut off by the length.
enum Framing {
  /// The bytes before the content.
  private static let headLength = 8

  /// A content in its frame.
  static func frame(_ content: [UInt8]) -> [UInt8] {
    var length = ByteWriter()
    length.put(UInt32(clamping: content.count))
    var head = length
    head.put(sum(length.bytes[...], content[...]))
    return head.bytes + content
  }

  /// The content of the frame that begins at an index, and where the next one begins; nil where
  /// there is no whole one.
  static func content(
    of bytes: [UInt8], at start: Int
  ) -> (content: ArraySlice<UInt8>, end: Int)? {
    var reader = ByteReader(bytes[start...])
    guard let length = try? reader.sum(), let sum = try? reader.sum() else { return nil }
    let first = start + headLength
    guard Int(length) <= bytes.count - first else { return nil }
    let content = bytes[first..<first + Int(length)]
    guard Self.sum(bytes[start..<start + 4], content) == sum else { return nil }
    return (content, content.endIndex)
  }

  private static func sum(_ length: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>) -> UInt32 {
    var sum = CRC32C()
    length.withUnsafeBytes { sum.add($0) }
    content.withUnsafeBytes { sum.add($0) }
    return sum.value
  }
}
