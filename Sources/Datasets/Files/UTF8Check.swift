/// Looks for the first byte that is not UTF-8 (RFC 3629).
enum UTF8Check {
  /// The offset of the first wrong byte, or nil where all is well.
  static func firstError(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset < bytes.count {
      // Eight ASCII bytes at once: that is what nearly every data file is made of.
      if offset + 8 <= bytes.count,
        raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        offset += 8
      } else if let length = characterLength(in: bytes, at: offset) {
        offset += length
      } else {
        return offset
      }
    }
    return nil
  }

  private static func characterLength(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> Int? {
    guard let (length, second) = expectation(bytes[offset]) else { return nil }
    guard offset + length <= bytes.count else { return nil }
    if length > 1, !second.contains(bytes[offset + 1]) { return nil }
    for index in 2..<max(2, length) where bytes[offset + index] & 0xc0 != 0x80 { return nil }
    return length
  }

  /// How long a character with this first byte is, and what its second byte may be.
  private static func expectation(_ first: UInt8) -> (Int, ClosedRange<UInt8>)? {
    switch first {
    case 0x00...0x7f: (1, 0x00...0xff)
    case 0xc2...0xdf: (2, 0x80...0xbf)
    case 0xe0: (3, 0xa0...0xbf)
    case 0xed: (3, 0x80...0x9f)
    case 0xe1...0xef: (3, 0x80...0xbf)
    case 0xf0: (4, 0x90...0xbf)
    case 0xf4: (4, 0x80...0x8f)
    case 0xf1...0xf3: (4, 0x80...0xbf)
    default: nil
    }
  }
}
