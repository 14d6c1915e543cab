/// What a key means while a line of a demo waits.
enum DemoKey: Equatable {
  case next, atOnce, back, digit(Int), list, takeOver, keys, leave, interrupt

  /// The keys that some bytes from the terminal are; what means nothing here is left out.
  static func all(in bytes: [UInt8]) -> [DemoKey] {
    guard bytes.first != 0x1B else {
      return [sequence(String(decoding: bytes.dropFirst(), as: UTF8.self))].compactMap(\.self)
    }
    // Whatever an input method makes of a key, it is one.
    if let first = bytes.first, first >= 0x80 { return [.next] }
    return bytes.compactMap(key)
  }

  /// Whether it shows the next line, or the rest of the one that is being typed.
  fileprivate var goesOn: Bool { self == .next || self == .atOnce }

  fileprivate var isDigit: Bool { if case .digit = self { true } else { false } }

  /// Arrows and pages, which a presenter's remote sends.
  private static func sequence(_ text: String) -> DemoKey? {
    switch text {
    case "[C", "OC", "[B", "OB", "[6~": .next
    case "[D", "OD", "[A", "OA", "[5~": .back
    default: nil
    }
  }

  private static func key(_ byte: UInt8) -> DemoKey? {
    switch byte {
    case UInt8(ascii: "b"), 0x08, 0x7F: .back
    case UInt8(ascii: "f"): .atOnce
    case UInt8(ascii: "l"): .list
    case UInt8(ascii: "i"): .takeOver
    case UInt8(ascii: "?"): .keys
    case UInt8(ascii: "q"), 4: .leave
    case 3: .interrupt
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit(Int(byte - UInt8(ascii: "0")))
    case 0x0A, 0x0D, 0x20..<0x7F: .next
    default: nil
    }
  }
}

extension [DemoKey] {
  /// What is to be done of the keys that were pressed while a line was typed: those that go on have
  /// brought the rest of the line, and no more.
  var asked: [DemoKey] {
    let rest = drop(while: \.goesOn)
    guard rest.first?.isDigit == true else { return Array(rest.prefix(1)) }
    return Array(rest.prefix(while: \.isDigit))
      + Array(rest.drop(while: \.isDigit).prefix { $0 == .next })
  }
}
