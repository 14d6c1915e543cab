/// Text as a terminal shows it: how many cells it takes, and nothing in it that steers the screen.
enum DisplayText {
  /// The cells of a character: 2 for Chinese and emoji, 0 for what only marks another.
  static func width(of character: Character) -> Int {
    character.isASCII ? 1 : character.unicodeScalars.map(width).max() ?? 0
  }

  /// The cells of a text.
  static func width(of text: String) -> Int { text.reduce(0) { $0 + width(of: $1) } }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: 0
    case .format where scalar.value != 0xad: 0
    default: wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// The blocks whose characters are two cells wide (Unicode's East Asian Width W and F).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x231a...0x231b, 0x23e9...0x23ec, 0x2e80...0x303e, 0x3041...0x33ff,
    0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3,
    0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6,
    0x1f300...0x1f64f, 0x1f680...0x1f6ff, 0x1f900...0x1faff, 0x20000...0x3fffd,
  ]

  /// The character itself, or `�` for one that steers the screen; a tab is one space.
  static func visible(_ character: Character) -> Character {
    if let byte = character.asciiValue, byte > 0x1f, byte < 0x7f { return character }
    if character == "\t" { return " " }
    return character.unicodeScalars.contains(where: steers) ? "\u{fffd}" : character
  }

  /// A text of such characters, cut where it is too long for a sentence.
  static func visible(_ text: String, limit: Int = 40) -> String {
    let shown = String(text.prefix(limit).map(visible))
    return text.dropFirst(limit).isEmpty ? shown : shown + "…"
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1f, 0x7f...0x9f, 0x200e...0x200f, 0x2028...0x202e, 0x2066...0x2069, 0xfeff: true
    default: false
    }
  }
}
