/// The checksum of a journal's records: CRC-32C, the cyclic code with Castagnoli's polynomial.
///
/// G. Castagnoli, S. Bräuer and M. Herrmann, "Optimization of cyclic redundancy-check codes with 24
/// and 32 parity bits", IEEE Transactions on Communications 41 (1993); as in RFC 3720. Eight bytes
/// are taken at once, each through a table of its own.
///
///     CRC32C.of(Array("123456789".utf8))  // 0xE3069283
public struct CRC32C: Hashable, Sendable {
  private var register: UInt32 = .max

  /// The sum of nothing yet.
  public init() {}

  /// The sum of the bytes so far.
  public var value: UInt32 { ~register }

  /// The sum of some bytes.
  public static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var sum = CRC32C()
    Array(bytes).withUnsafeBytes { sum.add($0) }
    return sum.value
  }

  /// Takes further bytes.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var register = self.register
    Self.tables.withUnsafeBufferPointer { tables in
      var index = 0
      while index + 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        register = Self.eight(word ^ UInt64(register), tables)
        index += 8
      }
      for byte in bytes[index...] {
        register = register >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: register) ^ byte)]
      }
    }
    self.register = register
  }

  /// Takes the bits of numbers, in the order of memory.
  public mutating func add<Number>(_ numbers: [Number]) where Number: BinaryFloatingPoint {
    numbers.withUnsafeBytes { add($0) }
  }

  /// Takes a text and its end, so that two texts are not taken for one.
  public mutating func add(_ text: String) {
    Array(text.utf8 + [0]).withUnsafeBytes { add($0) }
  }

  private static func eight(_ word: UInt64, _ tables: UnsafeBufferPointer<UInt32>) -> UInt32 {
    var (word, sum) = (word, UInt32(0))
    for table in stride(from: 7, through: 0, by: -1) {
      sum ^= tables[table * 256 + Int(word & 255)]
      word >>= 8
    }
    return sum
  }

  /// Table k holds what a byte comes to after k more bytes of 0.
  private static let tables: [UInt32] = {
    var tables = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0x82F6_3B78 : 0) }
    }
    for index in 256..<2048 {
      let sum = tables[index - 256]
      tables.append(sum >> 8 ^ tables[Int(sum & 255)])
    }
    return tables
  }()
}
