/// A stretch of a line that is still being typed, cut out without asking whether it makes sense.
struct TypedPiece {
  enum Kind: Equatable {
    /// Letters, digits and `_`, a letter first.
    case name
    case number
    /// A text in quotes, the last of which may be missing.
    case text
    case opening, closing
    case blank
    case comment
    case other
  }

  let kind: Kind
  let text: Substring

  var isName: Bool { kind == .name }

  /// All pieces of a line; put together they are the line.
  static func all(of line: String) -> [TypedPiece] {
    var rest = Substring(line)
    var pieces: [TypedPiece] = []
    while let first = rest.first {
      let piece = next(first, rest)
      pieces.append(piece)
      rest = rest[piece.text.endIndex...]
    }
    return pieces
  }

  private static func next(_ first: Character, _ rest: Substring) -> TypedPiece {
    func piece(_ kind: Kind, while belongs: (Character) -> Bool) -> TypedPiece {
      TypedPiece(kind: kind, text: rest.prefix(while: belongs))
    }
    switch first {
    case "#": return piece(.comment) { $0 != "\n" }
    case "\"", "'": return TypedPiece(kind: .text, text: text(in: rest, quotedBy: first))
    case "(", "[", "{": return TypedPiece(kind: .opening, text: rest.prefix(1))
    case ")", "]", "}": return TypedPiece(kind: .closing, text: rest.prefix(1))
    case _ where first.isWhitespace: return piece(.blank, while: \.isWhitespace)
    case _ where first.isNumber: return piece(.number) { $0.isNumber || $0 == "." || $0 == "e" }
    case _ where first.isLetter || first == "_":
      return piece(.name) { $0.isLetter || $0.isNumber || $0 == "_" }
    default: return TypedPiece(kind: .other, text: rest.prefix(1))
    }
  }

  private static func text(in rest: Substring, quotedBy quote: Character) -> Substring {
    let marks = String(repeating: quote, count: 3)
    if rest.hasPrefix(marks) {
      let end = rest.dropFirst(3).ranges(of: marks).first?.upperBound
      return end.map { rest[..<$0] } ?? rest
    }
    var index = rest.index(after: rest.startIndex)
    while index < rest.endIndex, rest[index] != quote, rest[index] != "\n" {
      if rest[index] == "\\", rest.index(after: index) < rest.endIndex {
        index = rest.index(after: index)
      }
      index = rest.index(after: index)
    }
    return index < rest.endIndex ? rest[...index] : rest
  }
}
