extension Character {
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
