/// Numbers the different texts of a column in the order they first come, straight from bytes.
struct ClassTable {
  /// The most classes a target may have.
  static let limit = 1000

  private(set) var names: [[UInt8]] = []
  // Open addressing: positions of `names` plus 1, or 0 where free. Four times the limit, so that
  // a search is short.
  private var slots: [Int] = []

  /// The number of a text, or nil where it would be one class too many.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    if slots.isEmpty { slots = Array(repeating: 0, count: 4096) }
    var slot = Int(truncatingIfNeeded: Self.hash(text)) & (slots.count - 1)
    while slots[slot] > 0 {
      let known = slots[slot] - 1
      if names[known].elementsEqual(text) { return known }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard names.count < Self.limit else { return nil }
    names.append(Array(text))
    slots[slot] = names.count
    return names.count - 1
  }

  /// The 64-bit hash FNV-1a, folded.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let hash = text.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 32)
  }
}
