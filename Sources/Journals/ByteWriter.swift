/// Puts values into bytes, the lowest byte of a number first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  mutating func put(_ number: UInt32) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  mutating func put(_ number: Int) { put(UInt64(bitPattern: Int64(number))) }

  mutating func put(_ number: Double) { put(number.bitPattern) }

  mutating func put(_ byte: UInt8) { bytes.append(byte) }

  mutating func put(_ answer: Bool) { put(UInt8(answer ? 1 : 0)) }

  mutating func put(_ text: String) { put(bytes: Array(text.utf8)) }

  mutating func put(bytes more: [UInt8]) {
    put(more.count)
    bytes += more
  }

  mutating func put<Element>(_ list: [Element], _ each: (inout ByteWriter, Element) -> Void) {
    put(list.count)
    for element in list { each(&self, element) }
  }

  mutating func put<Wrapped>(_ value: Wrapped?, _ some: (inout ByteWriter, Wrapped) -> Void) {
    put(value != nil)
    if let value { some(&self, value) }
  }
}
