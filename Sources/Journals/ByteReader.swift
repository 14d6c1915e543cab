/// Takes values out of bytes as `ByteWriter` has put them in.
struct ByteReader {
  /// The bytes are not what was written.
  struct Damaged: Error {}

  private let bytes: ArraySlice<UInt8>
  private var next: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    next = bytes.startIndex
  }

  /// Whether all has been taken.
  var isAtEnd: Bool { next == bytes.endIndex }

  mutating func byte() throws(Damaged) -> UInt8 {
    guard !isAtEnd else { throw Damaged() }
    defer { next += 1 }
    return bytes[next]
  }

  mutating func answer() throws(Damaged) -> Bool { try byte() == 1 }

  mutating func word() throws(Damaged) -> UInt64 {
    try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func sum() throws(Damaged) -> UInt32 {
    try take(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  mutating func integer() throws(Damaged) -> Int { Int(Int64(bitPattern: try word())) }

  mutating func number() throws(Damaged) -> Double { Double(bitPattern: try word()) }

  mutating func text() throws(Damaged) -> String {
    guard let text = String(validating: try data(), as: UTF8.self) else { throw Damaged() }
    return text
  }

  mutating func data() throws(Damaged) -> ArraySlice<UInt8> { try take(integer()) }

  mutating func list<Element>(
    _ each: (inout ByteReader) throws(Damaged) -> Element
  ) throws(Damaged) -> [Element] {
    let count = try integer()
    // Every element has a byte at least, so that no count asks for more memory than there are bytes.
    guard (0...(bytes.endIndex - next)).contains(count) else { throw Damaged() }
    var list: [Element] = []
    for _ in 0..<count { list.append(try each(&self)) }
    return list
  }

  mutating func optional<Wrapped>(
    _ some: (inout ByteReader) throws(Damaged) -> Wrapped
  ) throws(Damaged) -> Wrapped? {
    try answer() ? try some(&self) : nil
  }

  private mutating func take(_ count: Int) throws(Damaged) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.endIndex - next else { throw Damaged() }
    defer { next += count }
    return bytes[next..<next + count]
  }
}
