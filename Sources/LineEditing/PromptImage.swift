/// A prompt as libedit wants it: one row, and a mark around what takes no room.
struct PromptImage {
  /// Stands before and after an escape sequence.
  static let mark: Character = "\u{1}"

  /// What the reader prints itself: the rows before the last.
  private(set) var head = ""
  /// The last row with its marks.
  private(set) var marked = ""
  /// The last row without escapes.
  private(set) var plain = ""

  /// Keeps colour escapes, drops every other control character.
  init(_ styled: String) {
    let rows = styled.split(separator: "\n", omittingEmptySubsequences: false)
    head = rows.dropLast().map { $0 + "\n" }.joined()
    let pieces = Self.pieces(of: rows.last ?? "")
    marked = pieces.map { $0.isEscape ? "\(Self.mark)\($0.text)\(Self.mark)" : $0.text }.joined()
    plain = pieces.filter { !$0.isEscape }.map(\.text).joined()
  }

  private struct Piece {
    var text: String
    var isEscape: Bool
  }

  /// libedit joins no two escapes and forgets one at the very end: they are joined here, and a
  /// space comes after the last.
  private static func pieces(of row: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var rest = row.unicodeScalars[...]
    while let scalar = rest.first {
      if let length = colorEscapeLength(rest) {
        append(String(rest.prefix(length)), isEscape: true, to: &pieces)
        rest.removeFirst(length)
      } else {
        rest.removeFirst()
        guard scalar.properties.generalCategory != .control else { continue }
        append(String(Character(scalar)), isEscape: false, to: &pieces)
      }
    }
    closeWithSpace(&pieces)
    return pieces
  }

  private static func append(_ text: String, isEscape: Bool, to pieces: inout [Piece]) {
    if pieces.last?.isEscape == isEscape {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(Piece(text: text, isEscape: isEscape))
    }
  }

  private static func closeWithSpace(_ pieces: inout [Piece]) {
    guard let last = pieces.indices.last, pieces[last].isEscape else { return }
    if last > 0, pieces[last - 1].text.count > 1, pieces[last - 1].text.last == " " {
      pieces[last - 1].text.removeLast()
    }
    pieces.append(Piece(text: " ", isEscape: false))
  }

  /// The scalars of `ESC [ … m` at the beginning.
  static func colorEscapeLength(_ text: Substring.UnicodeScalarView) -> Int? {
    guard text.starts(with: ["\u{1B}", "["]) else { return nil }
    let parameters = text.dropFirst(2).prefix { ("0"..."9").contains($0) || $0 == ";" || $0 == ":" }
    guard text.dropFirst(2 + parameters.count).first == "m" else { return nil }
    return 3 + parameters.count
  }
}
