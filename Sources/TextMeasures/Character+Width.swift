extension Character {
  /// The columns of a terminal it takes: 0, 1 or 2, and more for scripts that join letters.
  public var displayWidth: Int {
    if isASCII { return self < " " || self == "\u{7F}" || self == "\r\n" ? 0 : 1 }
    var width = 0
    for scalar in unicodeScalars {
      if scalar == "\u{FE0F}" || scalar.properties.isEmojiPresentation { return 2 }
      width += scalar.displayWidth
    }
    return width
  }

  /// Whether it takes two columns: Chinese, its punctuation, full-width forms, emoji.
  public var isWide: Bool { unicodeScalars.first?.isWide ?? false }
}
