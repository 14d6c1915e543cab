/// Where text comes to stand on rows of `columns` cells, by the rules libedit draws by.
struct TextLayout {
  let columns: Int
  private(set) var row = 0
  private(set) var column = 0

  /// Drawn in one go, libedit leaves out a space in the last cell and ends the row; typed, the
  /// space is there and the row goes on in the next.
  private let isDrawnWhole: Bool
  /// Cells of the lines that ended before the present row, as a terminal counts when its window
  /// changes: it joins rows that went on.
  private var lines: [Int] = []
  private var joined = 0

  init(columns: Int, isDrawnWhole: Bool = false) {
    self.columns = max(columns, 1)
    self.isDrawnWhole = isDrawnWhole
  }

  /// The row of the same text after the terminal has reflowed it to another width.
  func row(reflowedTo columns: Int) -> Int {
    if columns == self.columns { return row }
    let width = max(columns, 1)
    return lines.reduce((joined + column) / width) { $0 + max(1, ($1 + width - 1) / width) }
  }

  /// Goes on by a text.
  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars { add(scalar) }
  }

  /// Where a character of so many cells would stand.
  func place(of width: Int) -> (row: Int, column: Int) {
    column + width > columns && width <= columns ? (row + 1, 0) : (row, column)
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\n": endLine()
    case "\t": repeat { advance(1, isBlank: true) } while column % 8 != 0
    default: advance(over: scalar)
    }
  }

  private mutating func advance(over scalar: Unicode.Scalar) {
    let width = scalar.editorWidth
    if let width, width > 0 {
      advance(width, isBlank: scalar == " ")
    } else if width == nil {
      // libedit shows ^A or \U+0080, one cell after the other.
      let cells = scalar.value < 0x80 ? 2 : scalar.value > 0xFFFF ? 8 : 7
      for _ in 0..<cells { advance(1) }
    }
  }

  /// A wide character that does not fit begins the next row.
  private mutating func advance(_ width: Int, isBlank: Bool = false) {
    if column + width > columns && width <= columns { endLine() }
    column += width
    guard column >= columns else { return }
    if isBlank && isDrawnWhole { endLine() } else { goOn() }
  }

  private mutating func goOn() {
    joined += column
    (row, column) = (row + 1, 0)
  }

  private mutating func endLine() {
    lines.append(joined + column)
    (row, column, joined) = (row + 1, 0, 0)
  }
}
