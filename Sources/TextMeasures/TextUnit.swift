/// A piece of styled text: a character a person sees, or an escape sequence that takes no room.
public struct TextUnit {
  /// As it is written.
  public let text: Substring
  /// The columns it takes.
  public let width: Int
  /// Whether it is an escape sequence.
  public let isEscape: Bool

  /// The character a person sees; the first of an escape sequence.
  public var character: Character { text.first ?? " " }
}

/// Styled text, a unit at a time.
public struct TextUnits: Sequence, IteratorProtocol {
  private var rest: Substring

  /// The units of a text, from its beginning.
  public init(_ text: some StringProtocol) {
    rest = Substring(text)
  }

  /// The next unit, nil at the end of the text.
  public mutating func next() -> TextUnit? {
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
