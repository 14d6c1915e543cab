import TextMeasures

extension PageHeight {
  /// The rows `text` takes when wrapped at `width`: words stay whole, Chinese breaks anywhere.
  static func rows(of text: String, width: Int) -> Int {
    var rows = 1
    var used = 0
    for piece in pieces(of: text) {
      let columns = piece.displayWidth
      if used > 0 && used + columns > width {
        rows += 1
        used = 0
      }
      if used > 0 || piece != " " { used += columns }
    }
    return rows
  }

  /// Words, blanks and single Chinese characters.
  private static func pieces(of text: String) -> [String] {
    text.reduce(into: []) { pieces, character in
      let stands = character.isWide || character == " "
      let follows = pieces.last.map { $0 == " " || $0.first?.isWide == true } ?? true
      if stands || follows {
        pieces.append(String(character))
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
  }
}
