import TextMeasures

extension StringProtocol {
  /// The text in lines no wider than a width: English is broken between words, Chinese between
  /// characters, no line begins with closing punctuation; escape sequences carry over, and a
  /// no-break space holds two words together.
  /// - Parameter hanging: columns the second line and those after it are set in, per paragraph.
  public func wrapped(to width: Int, hanging: Int = 0) -> String {
    if isPlainLine(of: width) { return String(self) }
    return split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { LineFiller(width: Swift.max(2, width), hanging: hanging).lines(of: $0) }
      .joined(separator: "\n")
      .replacing(String.noBreakSpace, with: " ")
  }

  /// Whether it is one line of plain ASCII that is short enough, as most are, and ends with no space.
  private func isPlainLine(of width: Int) -> Bool {
    var length = 0
    var last = UInt8(ascii: "x")
    for byte in utf8 {
      guard (0x20..<0x7F).contains(byte) else { return false }
      (length, last) = (length + 1, byte)
    }
    return length <= width && last != UInt8(ascii: " ")
  }
}

/// Fills lines with the words of one paragraph.
private struct LineFiller {
  let width: Int
  let hanging: Int
  private var lines: [String] = []
  private var line = ""
  private var used = 0
  private var style = ""

  init(width: Int, hanging: Int) {
    self.width = width
    self.hanging = min(hanging, max(0, width - 2))
  }

  func lines(of paragraph: some StringProtocol) -> [String] {
    var filler = self
    for word in LineBreakWords(paragraph) { filler.add(word) }
    filler.finishLine()
    return filler.lines
  }

  private mutating func add(_ word: LineBreakWord) {
    if word.width == 0 {
      append(word.units)
    } else if used + word.space + word.width <= width {
      append(word.units, space: mayIndent ? word.space : 0)
    } else if word.width <= width - hanging {
      if !isAtStart { breakLine() }
      append(word.units, space: mayIndent ? min(word.space, width - used - word.width) : 0)
    } else {
      addInPieces(word)
    }
  }

  private mutating func addInPieces(_ word: LineBreakWord) {
    if !isAtStart, used + word.space < width { append([], space: word.space) }
    for unit in word.units {
      if used + unit.width > width { breakLine() }
      append([unit])
    }
  }

  /// The first line keeps the spaces it begins with; the others begin at the margin.
  private var mayIndent: Bool { lines.isEmpty || !isAtStart }

  private var isAtStart: Bool { used <= (lines.isEmpty ? 0 : hanging) }

  private mutating func append(_ units: [TextUnit], space: Int = 0) {
    line += String.spaces(space)
    used += space
    for unit in units {
      line += unit.text
      used += unit.width
      if unit.isEscape { style = unit.text == "\u{1B}[0m" ? "" : style + unit.text }
    }
  }

  private mutating func breakLine() {
    finishLine()
    line = .spaces(hanging) + style
    used = hanging
  }

  private mutating func finishLine() {
    lines.append(style.isEmpty ? line : line + "\u{1B}[0m")
  }
}
