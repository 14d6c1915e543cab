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

  init(_ line: String) {
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
    all = words
  }
}
