import TextMeasures

/// Text for a sentence, with nothing in it that steers the screen.
enum DisplayText {
  /// The character itself, or `�` for one that steers the screen; a tab is one space.
  static func visible(_ character: Character) -> Character {
    if let byte = character.asciiValue, byte > 0x1f, byte < 0x7f { return character }
    if character == "\t" { return " " }
    return character.unicodeScalars.contains(where: \.steersTerminal) ? "\u{fffd}" : character
  }

  /// A text of such characters, cut where it is too long for a sentence.
  static func visible(_ text: String, limit: Int = 40) -> String {
    let shown = String(text.prefix(limit).map(visible))
    return text.dropFirst(limit).isEmpty ? shown : shown + "…"
  }
}
