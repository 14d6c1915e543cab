import Cells

/// What a row of Python asks for at its end, where that is no name: a dictionary's key, a file, a
/// module.
enum PythonPlace: Equatable {
  /// Behind `d["`: the dictionary, the quotation mark, and what has been typed of the key.
  case key(of: String, quote: Character, begun: String)
  /// Within the quotation marks of `load("`: with the mark.
  case file(String)
  /// Behind `import` or `from`.
  case module(String)
  /// Behind `from numpy import`: the module, and what has been typed of the name.
  case member(of: String, begun: String)

  /// Nil where it asks for none of these.
  init?(_ row: String) {
    if let place = Self.imported(row) {
      self = place
      return
    }
    let pieces = TypedPiece.all(of: row)
    guard let text = pieces.last, text.kind == .text, let quote = text.text.first,
      text.text.count == 1 || text.text.last != quote, pieces.count > 2
    else { return nil }
    let bracket = pieces[pieces.count - 2].text
    let name = Self.path(endingAt: pieces.count - 3, in: pieces)
    let begun = String(text.text.dropFirst())
    if bracket == "[", !name.isEmpty {
      self = .key(of: name, quote: quote, begun: begun)
    } else if bracket == "(", Self.readers.contains(name.split(separator: ".").last ?? "") {
      self = .file(String(text.text))
    } else {
      return nil
    }
  }

  private static let readers: Set<Substring> = ["load", "loadtxt", "genfromtxt", "open", "imread"]

  private static func imported(_ row: String) -> PythonPlace? {
    let words = row.split(separator: " ", omittingEmptySubsequences: true)
    let begun = row.last == " " ? "" : String(words.last ?? "")
    let before = begun.isEmpty ? words : words.dropLast()
    switch (before.first, before.count) {
    case ("import", 1), ("from", 1): return .module(begun)
    case ("import", _) where before.last?.last == ",": return .module(begun)
    case ("from", 3...) where before[2] == "import":
      return .member(of: String(before[1]), begun: begun)
    default: return nil
    }
  }

  /// The names with dots between that end at a piece.
  static func path(endingAt end: Int, in pieces: [TypedPiece]) -> String {
    var start = end
    while pieces.indices.contains(start), pieces[start].isName || pieces[start].text == "." {
      start -= 1
    }
    return start < end ? pieces[(start + 1)...end].map(\.text).joined() : ""
  }

  /// The function whose brackets are open at the end of a row, by its path.
  static func function(openAtEndOf row: String) -> String? {
    let pieces = TypedPiece.all(of: row)
    var depth = 0
    for index in pieces.indices.reversed() {
      if pieces[index].kind == .closing { depth += 1 }
      guard pieces[index].kind == .opening else { continue }
      if depth == 0 {
        let name = pieces[index].text == "(" ? path(endingAt: index - 1, in: pieces) : ""
        return name.isEmpty ? nil : name
      }
      depth -= 1
    }
    return nil
  }
}
