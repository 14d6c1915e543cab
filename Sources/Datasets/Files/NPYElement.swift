/// How one element of a NumPy file becomes a `Double`.
struct NPYElement {
  /// Its size in bytes.
  let size: Int
  private let kind: Character
  private let isBigEndian: Bool

  /// Takes NumPy's description, such as `<f8`: byte order, kind, size.
  init(_ type: String, file: String) throws(DatasetError) {
    let parts = Array(type)
    guard parts.count == 3, "<>|=".contains(parts[0]), let size = parts[2].wholeNumberValue,
      Self.sizes(of: parts[1]).contains(size), parts[2].isASCII
    else { throw .file(.elementTypeNPY(type), file) }
    self.size = size
    kind = parts[1]
    isBigEndian = parts[0] == ">"
  }

  private static func sizes(of kind: Character) -> [Int] {
    switch kind {
    case "f": [2, 4, 8]
    case "i", "u": [1, 2, 4, 8]
    case "b": [1]
    default: []
    }
  }

  /// The element at an offset, which must exist.
  func value(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Double {
    var bits: UInt64 = 0
    for index in 0..<size {
      let place = isBigEndian ? index : size - 1 - index
      bits = bits << 8 | UInt64(bytes[offset + place])
    }
    switch kind {
    case "f" where size == 8: return Double(bitPattern: bits)
    case "f" where size == 2: return Double(half: UInt16(truncatingIfNeeded: bits))
    case "f": return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case "i": return Double(signed(bits))
    case "b": return bits == 0 ? 0 : 1
    default: return Double(bits)
    }
  }

  private func signed(_ bits: UInt64) -> Int64 {
    let unused = 64 - 8 * size
    return Int64(bitPattern: bits << unused) >> unused
  }
}
