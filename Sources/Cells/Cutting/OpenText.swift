/// Whether Python's text goes on in the next line: an open bracket, a long text, a `\` at the end.
struct OpenText {
  /// The brackets that are open.
  private(set) var depth = 0
  /// The three quotes that will end a text of several lines.
  private var quote: String?
  private var isContinued = false

  /// Whether the next line belongs to this one.
  var isOpen: Bool { depth > 0 || quote != nil || isContinued }

  /// Goes on by a line.
  mutating func add(_ line: String) {
    isContinued = false
    if quote == nil, line.isPlain { return }
    var rest = Substring(line)
    while let character = rest.first {
      if let quote {
        skipText(&rest, until: quote)
      } else if character == "#" {
        return
      } else if character == "\"" || character == "'" {
        beginText(&rest, character)
      } else if character == "\\", rest.dropFirst().allSatisfy(\.isWhitespace) {
        isContinued = true
        return
      } else {
        count(character)
        rest.removeFirst()
      }
    }
  }

  private mutating func count(_ character: Character) {
    if "([{（［【".contains(character) { depth += 1 }
    if ")]}）］】".contains(character) { depth = max(0, depth - 1) }
  }

  private mutating func beginText(_ rest: inout Substring, _ quote: Character) {
    let long = String(repeating: quote, count: 3)
    if rest.hasPrefix(long) {
      rest.removeFirst(3)
      self.quote = long
    } else {
      rest.removeFirst()
      skipShortText(&rest, quote)
    }
  }

  /// A text in single quotes ends with its line at the latest.
  private func skipShortText(_ rest: inout Substring, _ quote: Character) {
    while let character = rest.popFirst(), character != quote {
      if character == "\\" { _ = rest.popFirst() }
    }
  }

  private mutating func skipText(_ rest: inout Substring, until quote: String) {
    while !rest.isEmpty {
      if rest.hasPrefix(quote) {
        rest.removeFirst(3)
        self.quote = nil
        return
      }
      if rest.removeFirst() == "\\" { _ = rest.popFirst() }
    }
  }
}

extension String {
  /// Whether nothing in a line opens, closes or goes on: the usual case, seen byte by byte.
  fileprivate var isPlain: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ")"),
        UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "\\"):
        false
      default: byte < 0x80
      }
    }
  }
}
