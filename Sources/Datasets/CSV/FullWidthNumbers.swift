extension [UInt8] {
  /// The text with fields such as `－１．５`, as Chinese and Japanese input writes numbers, in the
  /// digits of all other files; a text that only holds such digits stays as it is.
  var withHalfWidthNumbers: [UInt8] {
    guard contains(0xef) else { return self }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var start = startIndex
    while start < endIndex {
      let end = self[start...].firstIndex(where: \.endsField) ?? endIndex
      result += Self.halfWidthNumber(self[start..<end]) ?? Array(self[start..<end])
      if end < endIndex { result.append(self[end]) }
      start = Swift.min(end + 1, endIndex)
    }
    return result
  }

  /// A field in plain digits; nil where it has none of the others, or is no number.
  private static func halfWidthNumber(_ field: ArraySlice<UInt8>) -> [UInt8]? {
    guard field.contains(0xef) else { return nil }
    var (plain, hasDigit) = ([UInt8](), false)
    var rest = field
    while let byte = rest.first {
      guard byte >= 0x80 else {
        guard byte.isOfNumber else { return nil }
        plain.append(byte)
        rest.removeFirst()
        continue
      }
      // U+FF01 … U+FF5E are ! … ~; of these the ones that numbers have are U+FF05 … U+FF1F.
      let next = rest.dropFirst()
      guard byte == 0xef, next.first == 0xbc, let last = next.dropFirst().first,
        (0x80...0xbf).contains(last), (last - 0x60).isOfNumber
      else { return nil }
      hasDigit = hasDigit || (0x90...0x99).contains(last)
      plain.append(last - 0x60)
      rest = rest.dropFirst(3)
    }
    return hasDigit ? plain : nil
  }
}

extension UInt8 {
  /// Whether a field ends here, whatever its table's delimiter is.
  fileprivate var endsField: Bool {
    switch Unicode.Scalar(self) {
    case ",", ";", "\t", "|", "\"", "\n", "\r": true
    default: false
    }
  }

  /// Whether numbers have it: digits, signs, a point, per cent and blanks.
  fileprivate var isOfNumber: Bool {
    switch Unicode.Scalar(self) {
    case "0"..."9", ".", "-", "+", "%", " ": true
    default: false
    }
  }
}
