import Glibc

/// Entries of the history in which a text is looked for, with every key that is typed.
///
/// Small letters match capitals too; a capital matches only itself. What is compared are bytes, and
/// the small letters are made once, so that ten thousand entries are gone through in the time of a
/// key.
struct SearchedEntries {
  private let entries: [String]
  private let small: [String]

  init(_ entries: [String]) {
    self.entries = entries
    small = entries.map { entry in
      entry.utf8.contains(where: Self.mayBeCapital) ? entry.lowercased() : entry
    }
  }

  private static func mayBeCapital(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  /// The nearest entry that contains `text`, from `start` on in steps of -1 or 1.
  func find(_ text: String, from start: Int, step: Int) -> Int? {
    let searched = text.contains { $0.isUppercase } ? entries : small
    return text.withCString { pattern in
      var target = start
      while searched.indices.contains(target) {
        if searched[target].withCString({ strstr($0, pattern) != nil }) { return target }
        target += step
      }
      return nil
    }
  }
}
