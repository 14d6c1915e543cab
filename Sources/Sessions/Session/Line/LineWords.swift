/// A line cut into words, as commands take them.
///
/// Words end at spaces outside quotes and brackets, so `search lr=log(1e-4, 1)` has two.
struct LineWords {
  /// A word and where it begins and ends in the line, in characters.
  struct Word: Equatable {
    let text: String
    let range: Range<Int>
  }

  /// The words.
  let all: [Word]

  init(_ line: String) { all = Self.plainWords(of: line) ?? Self.words(of: line) }

  /// The words of a line of ASCII without quotes and brackets, as most are: seen byte by byte.
  private static func plainWords(of line: String) -> [Word]? {
    var words: [Word] = []
    var (start, place) = (line.utf8.startIndex, 0)
    func word(upTo end: String.Index) {
      guard end > start else { return }
      let text = String(line[start..<end])
      words.append(Word(text: text, range: (place - text.utf8.count)..<place))
    }
    for index in line.utf8.indices {
      let byte = line.utf8[index]
      guard byte < 0x80, byte != 0x0D, !byte.opensOrCloses else { return nil }
      if byte == 0x20 || (0x09...0x0C).contains(byte) {
        word(upTo: index)
        start = line.utf8.index(after: index)
      }
      place += 1
    }
    word(upTo: line.utf8.endIndex)
    return words
  }

  private static func words(of line: String) -> [Word] {
    var words: [Word] = []
    var text = ""
    var start: Int?
    var depth = 0
    var quote: Character?
    let characters = Array(line)
    for (index, character) in characters.enumerated() {
      if quote == nil, depth <= 0, character.isWhitespace {
        if let begin = start { words.append(Word(text: text, range: begin..<index)) }
        (text, start) = ("", nil)
        continue
      }
      start = start ?? index
      if let open = quote {
        if character == open { quote = nil } else { text.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
      } else {
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        text.append(character)
      }
    }
    if let begin = start { words.append(Word(text: text, range: begin..<characters.count)) }
    return words
  }
}

extension UInt8 {
  /// Whether it is a quote or a bracket.
  fileprivate var opensOrCloses: Bool {
    switch self {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
