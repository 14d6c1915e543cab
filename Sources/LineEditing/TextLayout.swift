import CTerminal

/// Where text comes to stand on rows of `columns` cells, by the rules libedit draws by.
struct TextLayout: Equatable {
  let columns: Int
  private(set) var row = 0
  private(set) var column = 0

  init(columns: Int) { self.columns = max(columns, 1) }

  /// Goes on by a text.
  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars { add(scalar) }
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\n": breakRow()
    case "\t": repeat { advance(1) } while column % 8 != 0
    default: advanceOver(scalar)
    }
  }

  private mutating func advanceOver(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.of(scalar)
    if let width, width > 0 {
      advance(width)
    } else if width == nil {
      // libedit shows ^A or \U+0080, one cell after the other.
      let cells = scalar.value < 0x80 ? 2 : scalar.value > 0xFFFF ? 8 : 7
      for _ in 0..<cells { advance(1) }
    }
  }

  /// A wide character that does not fit begins the next row.
  private mutating func advance(_ width: Int) {
    if column + width > columns && width <= columns { breakRow() }
    column += width
    if column >= columns { breakRow() }
  }

  private mutating func breakRow() {
    row += 1
    column = 0
  }
}
