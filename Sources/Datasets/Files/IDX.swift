import Matrices

/// An IDX file of unsigned bytes, as MNIST's images and labels come in.
///
/// Two zero bytes, the element type (8 for unsigned bytes), the number of dimensions, each
/// dimension as a big-endian 32-bit number, then the elements, the last dimension fastest.
struct IDX {
  /// The dimensions, the number of examples first.
  let dimensions: [Int]
  let elements: ArraySlice<UInt8>

  static func isIDX(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && bytes[0] == 0 && bytes[1] == 0 && (1...4).contains(bytes[3])
      && (0x08...0x0e).contains(bytes[2])
  }

  /// Reads the bytes of a file.
  /// - Throws: `DatasetError.file` where the type is another or the size is not what it says.
  init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    guard Self.isIDX(bytes) else { throw .file(.notIDX, file) }
    guard bytes[2] == 8 else { throw .file(.elementTypeIDX(bytes[2]), file) }
    let headerCount = 4 + 4 * Int(bytes[3])
    guard bytes.count >= headerCount else {
      throw .file(.truncated(expected: headerCount, found: bytes.count), file)
    }
    dimensions = stride(from: 4, to: headerCount, by: 4).map { start in
      bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    elements = bytes[headerCount...]
    let count = try Self.product(dimensions, file)
    guard elements.count == count else {
      throw .file(.truncated(expected: headerCount + count, found: bytes.count), file)
    }
  }

  private static func product(_ dimensions: [Int], _ file: String) throws(DatasetError) -> Int {
    var count = 1
    for dimension in dimensions {
      count = try Shape.checked(count, dimension, file: file).count
    }
    return count
  }
}
