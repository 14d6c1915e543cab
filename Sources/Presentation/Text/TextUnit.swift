/// A piece of styled text: a character a person sees, or an escape sequence that takes no room.
struct TextUnit {
  /// As it is written.
  let text: Substring
  /// The columns it takes.
  let width: Int
  /// Whether it is an escape sequence.
  let isEscape: Bool

  var character: Character { text.first ?? " " }
}

/// Styled text, a unit at a time.
struct TextUnits: Sequence, IteratorProtocol {
  private var rest: Substring

  init(_ text: some StringProtocol) {
    rest = Substring(text)
  }

  mutating func next() -> TextUnit? {
    guard let first = rest.first else { return nil }
    if first == "\u{1B}", let escape = escapeSequence() { return escape }
    let text = rest.prefix(1)
    rest = rest.dropFirst()
    return TextUnit(text: text, width: first.displayWidth, isEscape: false)
  }

  /// `ESC [`, parameters, a final character.
  private mutating func escapeSequence() -> TextUnit? {
    guard rest.dropFirst().first == "[" else { return nil }
    let parameters = rest.dropFirst(2)
    guard let end = parameters.firstIndex(where: { !("0"..."9" ~= $0) && $0 != ";" }) else {
      return nil
    }
    let text = rest[...end]
    rest = rest[rest.index(after: end)...]
    return TextUnit(text: text, width: 0, isEscape: true)
  }
}

extension Character {
  /// The columns of a terminal it takes.
  var displayWidth: Int {
    if isASCII { return self < " " || self == "\u{7F}" || self == "\r\n" ? 0 : 1 }
    var width = 0
    for scalar in unicodeScalars {
      if scalar == "\u{FE0F}" || scalar.properties.isEmojiPresentation { return 2 }
      width += scalar.width
    }
    return width
  }
}
