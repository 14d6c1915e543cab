/// An image for terminals with kitty's graphics protocol: a PNG file in pieces, in base 64.
struct KittyGraphics {
  /// The most bytes a piece may have.
  private static let pieceSize = 4096

  private let png: [UInt8]
  private let columns: Int

  /// - Parameter columns: how many cells of the screen it is wide.
  init(png: [UInt8], columns: Int) {
    (self.png, self.columns) = (png, columns)
  }

  /// The escape sequences; the terminal is told not to answer.
  var text: String {
    let bytes = Base64.encode(png)
    let starts = Array(stride(from: 0, to: bytes.count, by: Self.pieceSize))
    return starts.map { start in
      let piece = bytes[start..<min(start + Self.pieceSize, bytes.count)]
      let isLast = start + Self.pieceSize >= bytes.count
      let head = start == 0 ? "a=T,f=100,q=2,c=\(columns)," : "q=2,"
      return "\u{1B}_G\(head)m=\(isLast ? 0 : 1);" + String(decoding: piece, as: UTF8.self)
        + "\u{1B}\\"
    }.joined()
  }
}

/// Bytes as text of 64 letters (RFC 4648).
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var number = group.reduce(0) { $0 << 8 | UInt32($1) }
      number <<= 8 * UInt32(3 - group.count)
      for place in 0..<4 {
        let letter = Int(number >> (18 - 6 * UInt32(place)) & 63)
        result.append(place <= group.count ? letters[letter] : UInt8(ascii: "="))
      }
    }
    return result
  }
}
