extension Character {
  /// Whether it takes two columns of a terminal: Chinese, its punctuation and full-width forms.
  var isWide: Bool {
    switch unicodeScalars.first?.value ?? 0 {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether it is a Chinese character, punctuation aside.
  var isChinese: Bool {
    switch unicodeScalars.first?.value ?? 0 {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// Whether it is punctuation of both languages, written alike.
  var isSharedPunctuation: Bool { "“”‘’…—·".contains(self) }
}
