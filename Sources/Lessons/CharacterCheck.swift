/// The first look at a lesson's text, before any parser sees it.
struct CharacterCheck {
  /// No lesson needs more; every parser after this one is safe below it.
  static let limit = 256 * 1024

  let file: String

  /// The text with `\n` as its only line end, and no byte-order mark.
  func screened(_ text: String) throws(LessonError) -> String {
    let bytes = text.utf8.count
    guard bytes <= Self.limit else {
      throw LessonError(
        file: file, line: 1, reason: .tooLarge(bytes: bytes, limit: Self.limit))
    }
    let scalars = text.unicodeScalars
    let start = scalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars[...]
    return try withUnixLineEnds(start)
  }

  /// Sees that what a parser has made of escapes and entities disturbs no terminal either.
  func refuseControls(in text: String, line: Int, column: Int) throws(LessonError) {
    guard let scalar = text.unicodeScalars.first(where: { !$0.isHarmless }) else { return }
    throw control(scalar, at: (line, column))
  }

  private func withUnixLineEnds(
    _ scalars: Substring.UnicodeScalarView
  ) throws(LessonError) -> String {
    var result = String.UnicodeScalarView()
    var position = (line: 1, column: 1)
    var afterReturn = false
    for scalar in scalars {
      if afterReturn && scalar != "\n" { throw control("\r", at: position) }
      afterReturn = scalar == "\r"
      if afterReturn { continue }
      guard scalar.isHarmless else { throw control(scalar, at: position) }
      result.append(scalar)
      position = scalar == "\n" ? (position.line + 1, 1) : (position.line, position.column + 1)
    }
    if afterReturn { throw control("\r", at: position) }
    return String(result)
  }

  private func control(
    _ scalar: Unicode.Scalar, at place: (line: Int, column: Int)
  ) -> LessonError {
    let reason = LessonError.Reason.controlCharacter(scalar.value, column: place.column)
    return LessonError(file: file, line: place.line, reason: reason)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal shows it, and shows it where it stands.
  var isHarmless: Bool {
    switch value {
    case 0x09, 0x0A: true
    case 0x00...0x1F, 0x7F...0x9F: false
    case 0x2028, 0x2029, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: false
    case 0xFEFF: false
    default: true
    }
  }
}
