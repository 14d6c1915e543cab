import TextMeasures

/// What must stay on one line: an English word, or a Chinese character with its punctuation.
struct LineBreakWord {
  /// The spaces before it, dropped where a line is broken.
  var space = 0
  var units: [TextUnit] = []
  var width = 0
}

/// A paragraph, a word at a time.
struct LineBreakWords: Sequence, IteratorProtocol {
  private var units: TextUnits
  private var pending: TextUnit?

  init(_ paragraph: some StringProtocol) {
    units = TextUnits(paragraph)
    pending = units.next()
  }

  mutating func next() -> LineBreakWord? {
    guard pending != nil else { return nil }
    var word = LineBreakWord()
    var last: Character?
    while let unit = pending {
      if !unit.isEscape {
        if unit.isSpace, last != nil { break }
        if let last, Self.mayBreak(between: last, and: unit.character) { break }
      }
      take(unit, into: &word, last: &last)
    }
    return word
  }

  private mutating func take(
    _ unit: TextUnit, into word: inout LineBreakWord, last: inout Character?
  ) {
    pending = units.next()
    if unit.isSpace {
      word.space += 1
    } else {
      word.units.append(unit)
      word.width += unit.width
      if !unit.isEscape { last = unit.character }
    }
  }

  private static func mayBreak(between left: Character, and right: Character) -> Bool {
    guard left.isWide || right.isWide else { return false }
    return !closing.contains(right) && !opening.contains(left)
  }

  private static let closing = Set("，。、；：？！）】》」』〉”’…—～·％,.;:?!)]}%>›")
  private static let opening = Set("（【《「『〈“‘([{<‹")
}

extension TextUnit {
  fileprivate var isSpace: Bool { text == " " || text == "\t" }
}
