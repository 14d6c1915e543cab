import Matrices

extension NPZ {
  /// Writes an archive that `numpy.load` reads, whole or not at all.
  /// - Throws: `DatasetError.file`, also where the arrays are more than such an archive holds.
  public static func write(
    _ arrays: [(name: String, values: Matrix<Double>)], to path: String
  ) throws(DatasetError) {
    let size = arrays.reduce(0) { $0 + $1.values.count * 8 + 1024 }
    guard size < maximumCount else { throw .file(.tooLarge(limit: maximumCount), path) }
    try FileBytes.write(encode(arrays), to: path)
  }

  /// Places in an archive without extensions are 32 bits.
  private static let maximumCount = Int(UInt32.max)

  /// The bytes of an archive: every array stored as it is, with its sum; no dates, so that the same
  /// arrays are the same bytes.
  static func encode(_ arrays: [(name: String, values: Matrix<Double>)]) -> [UInt8] {
    var (bytes, directory) = ([UInt8](), [UInt8]())
    for (name, values) in arrays {
      let content = NPY.encode(values)
      let entry = ZipEntry(
        name: Array((name + ".npy").utf8), sum: ZipArchive.sum(content), size: content.count,
        place: bytes.count)
      bytes += entry.header + content
      directory += entry.record
    }
    return bytes + directory
      + ZipEntry.end(count: arrays.count, size: directory.count, place: bytes.count)
  }
}

/// One stored file of an archive that is written (PKWARE's APPNOTE.TXT, 4.3).
private struct ZipEntry {
  let name: [UInt8]
  let sum: UInt32
  let size: Int
  let place: Int

  /// Version 2.0, names in UTF-8, stored, 1 January 1980.
  private var common: [UInt8] {
    Self.short(20, 1 << 11, 0, 0, 33) + Self.long(Int(sum), size, size) + Self.short(name.count, 0)
  }

  /// What stands before the content.
  var header: [UInt8] { Self.long(0x0403_4B50) + common + name }

  /// What stands in the directory behind the files.
  var record: [UInt8] {
    Self.long(0x0201_4B50) + Self.short(20) + common + Self.short(0, 0, 0) + Self.long(0, place)
      + name
  }

  /// What the archive ends with.
  static func end(count: Int, size: Int, place: Int) -> [UInt8] {
    long(0x0605_4B50) + short(0, 0, count, count) + long(size, place) + short(0)
  }

  private static func short(_ words: Int...) -> [UInt8] {
    words.flatMap { UInt16($0).littleEndianBytes }
  }
  private static func long(_ words: Int...) -> [UInt8] {
    words.flatMap { UInt32($0).littleEndianBytes }
  }
}

extension FixedWidthInteger {
  fileprivate var littleEndianBytes: [UInt8] {
    withUnsafeBytes(of: littleEndian) { Array($0) }
  }
}
