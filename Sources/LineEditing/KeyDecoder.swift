/// Turns the bytes of a terminal into characters and keys.
struct KeyDecoder {
  /// Sequences without their Escape that `.editrc` binds and that go to libedit untouched.
  var untouched: Set<String> = []

  private static let escape = Unicode.Scalar(0x1B as UInt8)

  /// The scalars that `first` and the bytes after it stand for; none for what has no meaning here.
  func decode(_ first: UInt8, from bytes: KeyBytes) -> [Unicode.Scalar] {
    switch first {
    case 0x1B: decodeEscape(from: bytes)
    case 0..<0x80: [Unicode.Scalar(first)]
    default: decodeUTF8(first, from: bytes)
    }
  }

  /// Characters that are broken, or control characters of C1, count as not typed.
  private func decodeUTF8(_ first: UInt8, from bytes: KeyBytes) -> [Unicode.Scalar] {
    var sequence = [first]
    while sequence.count < expectedLength(first), let byte = bytes.continuation() {
      guard byte & 0xC0 == 0x80 else {
        bytes.putBack(byte)
        return []
      }
      sequence.append(byte)
    }
    let scalars = String(validating: sequence, as: UTF8.self)?.unicodeScalars
    guard let scalar = scalars?.first, scalar.value >= 0xA0 else { return [] }
    return [scalar]
  }

  private func expectedLength(_ first: UInt8) -> Int {
    switch first {
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: 1
    }
  }

  private func decodeEscape(from bytes: KeyBytes) -> [Unicode.Scalar] {
    guard let byte = bytes.continuation() else { return [Self.escape] }
    switch byte {
    case UInt8(ascii: "["): return key(controlSequence(from: bytes), orElse: [])
    case UInt8(ascii: "O"): return key(shiftSequence(from: bytes), orElse: [])
    case 0x20..<0x7F, 0x0A, 0x0D:
      let scalar = Unicode.Scalar(byte)
      return key(String(Character(scalar)), orElse: [Self.escape, scalar])
    default:
      bytes.putBack(byte)
      return [Self.escape]
    }
  }

  private func key(_ sequence: String, orElse other: [Unicode.Scalar]) -> [Unicode.Scalar] {
    if untouched.contains(sequence) { return [Self.escape] + sequence.unicodeScalars }
    return Key(sequence: sequence).map { [$0.scalar] } ?? other
  }

  /// `[`, parameters and the final byte; what follows `[[` on the Linux console too.
  private func controlSequence(from bytes: KeyBytes) -> String {
    var sequence = "["
    while sequence.utf8.count < 64, let byte = bytes.continuation() {
      guard (0x20..<0x7F).contains(byte) else {
        bytes.putBack(byte)
        break
      }
      sequence.unicodeScalars.append(Unicode.Scalar(byte))
      if byte >= 0x40 && sequence != "[[" { break }
    }
    return sequence
  }

  private func shiftSequence(from bytes: KeyBytes) -> String {
    guard let byte = bytes.continuation() else { return "O" }
    guard (0x20..<0x7F).contains(byte) else {
      bytes.putBack(byte)
      return "O"
    }
    return "O" + String(Character(Unicode.Scalar(byte)))
  }
}
