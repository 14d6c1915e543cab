import CZlib

/// A zip archive in memory: what lies in it by name, stored or deflated.
///
/// Read by its central directory, as the format demands (PKWARE's APPNOTE.TXT, 4.3).
struct ZipArchive {
  static let magic: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  /// What the end of an archive begins with.
  static let end: [UInt8] = [0x50, 0x4B, 0x05, 0x06]

  /// One file of the archive.
  struct Entry {
    let name: String
    fileprivate let method: UInt16
    fileprivate let sum: UInt32
    fileprivate let packed: Int
    /// How many bytes it becomes, as the archive says.
    let size: Int
    fileprivate let header: Int
  }

  let entries: [Entry]
  private let bytes: [UInt8]
  private let file: String

  /// Reads the directory.
  /// - Throws: `DatasetError.file`.
  init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    guard let entries = Self.directory(bytes) else { throw .file(.damagedZip(nil), file) }
    (self.entries, self.bytes, self.file) = (entries, bytes, file)
  }

  /// The bytes of a file.
  /// - Throws: `DatasetError.file` where they are damaged, encrypted or packed otherwise.
  func content(of entry: Entry) throws(DatasetError) -> [UInt8] {
    guard entry.size <= Self.most(of: entry.packed), let packed = packed(entry) else {
      throw .file(.damagedZip(entry.name), file)
    }
    var content = packed
    if entry.method == 8 {
      guard let whole = Gzip.deflated(packed, count: entry.size) else {
        throw .file(.damagedZip(entry.name), file)
      }
      content = whole
    }
    guard entry.method == 0 || entry.method == 8, content.count == entry.size,
      Self.sum(content) == entry.sum
    else { throw .file(.damagedZip(entry.name), file) }
    return content
  }

  /// The most bytes that deflate packs into so many: 258 into two bits, and a few at the beginning.
  private static func most(of packed: Int) -> Int { 1032 * packed + 1024 }

  private func packed(_ entry: Entry) -> [UInt8]? {
    let start = entry.header
    guard let nameCount = bytes.number(UInt16.self, at: start + 26),
      let extraCount = bytes.number(UInt16.self, at: start + 28),
      bytes[start..<(start + 4)].elementsEqual(Self.magic)
    else { return nil }
    let from = start + 30 + Int(nameCount) + Int(extraCount)
    guard from <= bytes.count, entry.packed <= bytes.count - from else { return nil }
    return Array(bytes[from..<(from + entry.packed)])
  }

  static func sum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_z(0, bytes, bytes.count))
  }

  /// The entries of the central directory, which the last 22 bytes and a comment point to.
  private static func directory(_ bytes: [UInt8]) -> [Entry]? {
    let earliest = max(0, bytes.count - 22 - 0xFFFF)
    let end = stride(from: bytes.count - 22, through: earliest, by: -1).first {
      bytes[$0..<($0 + 4)].elementsEqual(Self.end)
    }
    guard let end, let count = bytes.number(UInt16.self, at: end + 10),
      let start = bytes.number(UInt32.self, at: end + 16)
    else { return nil }
    var (entries, place) = ([Entry](), Int(start))
    for _ in 0..<count {
      guard let (entry, length) = entry(bytes, at: place) else { return nil }
      entries.append(entry)
      place += length
    }
    return entries
  }

  private static func entry(_ bytes: [UInt8], at place: Int) -> (Entry, length: Int)? {
    guard bytes.number(UInt32.self, at: place) == 0x0201_4B50,
      let flags = bytes.number(UInt16.self, at: place + 8), flags & 1 == 0,
      let method = bytes.number(UInt16.self, at: place + 10),
      let sum = bytes.number(UInt32.self, at: place + 16),
      let packed = bytes.number(UInt32.self, at: place + 20),
      let size = bytes.number(UInt32.self, at: place + 24),
      let name = bytes.number(UInt16.self, at: place + 28),
      let extra = bytes.number(UInt16.self, at: place + 30),
      let comment = bytes.number(UInt16.self, at: place + 32),
      let header = bytes.number(UInt32.self, at: place + 42), Int(header) + 30 <= bytes.count,
      place + 46 + Int(name) <= bytes.count
    else { return nil }
    let text = String(decoding: bytes[(place + 46)..<(place + 46 + Int(name))], as: UTF8.self)
    return (
      Entry(
        name: text, method: method, sum: sum, packed: Int(packed), size: Int(size),
        header: Int(header)),
      46 + Int(name) + Int(extra) + Int(comment)
    )
  }
}

extension [UInt8] {
  /// A little-endian number; nil where the bytes end before it.
  fileprivate func number<Word: FixedWidthInteger>(_ type: Word.Type, at place: Int) -> Word? {
    let size = MemoryLayout<Word>.size
    guard place >= 0, place <= count - size else { return nil }
    return self[place..<(place + size)].reversed().reduce(0) { $0 << 8 | Word($1) }
  }
}
