/// A long row of numbers in few bytes, every bit kept: costs, which hardly change from one to the next.
///
/// Each number's bits are foretold from the two before it as if they went on in a straight line; what
/// is left is mostly small, and written down in groups of seven bits, the lowest first, each byte but
/// the last of a number with its highest bit set. Zigzag: 0, -1, 1, -2, … as 0, 1, 2, 3, …
///
///     PackedNumbers.numbers(PackedNumbers.bytes(of: [0.5, 0.25])[...])  // [0.5, 0.25]
enum PackedNumbers {
  static func bytes(of numbers: [Double]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * 2)
    var (last, slope) = (Int64(0), Int64(0))
    for number in numbers {
      let bits = Int64(bitPattern: number.bitPattern)
      let left = bits &- last &- slope
      (last, slope) = (bits, bits &- last)
      var rest = UInt64(bitPattern: left &<< 1 ^ left >> 63)
      while rest > 127 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    return bytes
  }

  /// The numbers again; nil where these are not the bytes of whole numbers.
  static func numbers(_ bytes: ArraySlice<UInt8>) -> [Double]? {
    var numbers: [Double] = []
    var (last, slope) = (Int64(0), Int64(0))
    var (rest, shift) = (UInt64(0), UInt64(0))
    for byte in bytes {
      guard shift < 64 else { return nil }
      rest |= UInt64(byte & 127) << shift
      shift += 7
      guard byte < 128 else { continue }
      let left = Int64(bitPattern: rest >> 1) ^ -Int64(rest & 1)
      let bits = last &+ slope &+ left
      numbers.append(Double(bitPattern: UInt64(bitPattern: bits)))
      (last, slope) = (bits, bits &- last)
      (rest, shift) = (0, 0)
    }
    return shift == 0 ? numbers : nil
  }
}
