import Drawing
import TextMeasures

extension Scale {
  /// The cell of a number: a mark for its sign and size; where colours tell the size, the sign
  /// alone is enough for those who see none.
  func cell(_ value: Double, isFirst: Bool, _ page: Page) -> Screen.Cell {
    let mark = mark(value, isASCII: page.glyphs.isASCII)
    guard page.style.isColored else { return Screen.Cell(character: mark) }
    let isNegative = value < 0 && mark != " "
    let sign: Character = value.isDrawable ? (isNegative && isFirst ? "-" : " ") : "?"
    return Screen.Cell(character: sign, ink: .color(.black), ground: color(value, isCoarse: true))
  }

  /// Its marks from the lowest number to the highest, between the two.
  func legend(for page: Page, low: String? = nil, high: String? = nil) -> String {
    let ends = [low ?? self.low.shortText(digits: 3), high ?? self.high.shortText(digits: 3)]
    let room = page.width - ends.reduce(4) { $0 + $1.displayWidth }
    // An odd number of steps has 0 in the middle.
    let steps = min(11, max(3, room / 2 - 1 + room / 2 % 2))
    var screen = Screen(width: steps * 2, height: 1)
    for step in 0..<steps {
      let value = self.high * (Double(step) / Double(steps - 1) * 2 - 1)
      for part in 0..<2 { screen[step * 2 + part, 0] = cell(value, isFirst: part == 0, page) }
    }
    let bar = screen.lines(page.style)[0].padded(to: screen.width)
    return "\(ends[0]) [\(bar)] \(ends[1])"
  }
}
