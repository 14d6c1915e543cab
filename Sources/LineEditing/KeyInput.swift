import CTerminal

/// Keys and pasted text from the terminal.
final class KeyInput {
  enum Event: Equatable { case scalar(Unicode.Scalar), signal, end }

  /// What came of reading pasted text.
  enum Paste: Equatable { case bytes([UInt8], isCut: Bool), interrupted, end }

  var decoder = KeyDecoder()
  private let bytes: KeyBytes
  private var scalars: [Unicode.Scalar] = []

  init(descriptor: Int32) { bytes = KeyBytes(descriptor: descriptor) }

  /// Whether no key waits to be read.
  var isEmpty: Bool { scalars.isEmpty && bytes.isEmpty }

  /// Whether the key that was read last has a second part.
  var goesOn: Bool { !scalars.isEmpty }

  /// The next character, or a `Key` as its scalar.
  func next() -> Event {
    while scalars.isEmpty {
      switch bytes.next() {
      case .byte(let byte): scalars = decoder.decode(byte, from: bytes)
      case .end: return .end
      case .signal, .timeout: return .signal
      }
    }
    return .scalar(scalars.removeFirst())
  }

  /// Prepares for a line, once libedit has chosen the modes of the terminal.
  func beginLine() { bytes.readsWithoutWaiting = terminal_read_without_waiting() }

  /// Lets the editor see a key again.
  func putBack(_ scalar: Unicode.Scalar) { scalars.insert(scalar, at: 0) }

  /// Pasted bytes up to the mark of their end; those beyond `limit` are read and dropped.
  func paste(limit: Int) -> Paste {
    bytes.blockSize = 4_096
    defer { bytes.blockSize = 1 }
    var matcher = PasteEnd()
    var collected: [UInt8] = []
    while !matcher.isComplete {
      switch bytes.next() {
      case .byte(let byte):
        matcher.take(byte)
        if collected.count < limit + PasteEnd.mark.count { collected.append(byte) }
      case .end: return .end
      case .signal, .timeout:
        if terminal_take_interrupt() { return .interrupted }
      }
    }
    if collected.count < limit + PasteEnd.mark.count {
      collected.removeLast(PasteEnd.mark.count)
    }
    return .bytes(Array(collected.prefix(limit)), isCut: collected.count > limit)
  }
}

/// Recognises `ESC [ 201 ~`, whose first byte occurs in it only once.
private struct PasteEnd {
  static let mark: [UInt8] = [0x1B] + Array("[201~".utf8)
  private var matched = 0

  var isComplete: Bool { matched == Self.mark.count }

  mutating func take(_ byte: UInt8) {
    if byte == Self.mark[matched] {
      matched += 1
    } else {
      matched = byte == Self.mark[0] ? 1 : 0
    }
  }
}
