extension String {
  /// The text after a Chinese character: a blank stands between it and another script.
  var afterChinese: String {
    (first?.isASCII ?? false) ? " " + self : self
  }

  /// The text between two Chinese characters.
  var betweenChinese: String { afterChinese + gap }

  /// The blank between the end of the text and a Chinese character.
  var gap: String { (last?.isASCII ?? false) ? " " : "" }
}
