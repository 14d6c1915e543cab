import Drawing

/// What a character of a picture is coloured by.
enum Ink: Hashable {
  case role(Role)
  case color(Color)
}

/// A picture in character cells, each one column wide.
struct Screen {
  struct Cell: Hashable {
    var character: Character = " "
    var ink: Ink?
    var ground: Color?
  }

  let width: Int
  let height: Int
  private var cells: [Cell]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: Cell(), count: self.width * self.height)
  }

  /// The cell at a column and a row from the top; what lies outside is not drawn.
  subscript(x: Int, y: Int) -> Cell {
    get { contains(x, y) ? cells[y * width + x] : Cell() }
    set { if contains(x, y) { cells[y * width + x] = newValue } }
  }

  private func contains(_ x: Int, _ y: Int) -> Bool {
    (0..<width).contains(x) && (0..<height).contains(y)
  }

  /// Writes characters one column wide, what was behind them kept.
  mutating func write(_ text: some StringProtocol, at x: Int, _ y: Int, _ ink: Ink? = nil) {
    for (offset, character) in text.enumerated() {
      self[x + offset, y].character = character
      self[x + offset, y].ink = ink
    }
  }

  /// Puts another picture on this one.
  mutating func place(_ other: Screen, at x: Int, _ y: Int) {
    for row in 0..<other.height {
      for column in 0..<other.width { self[x + column, y + row] = other[column, row] }
    }
  }

  /// The rows as styled text, spaces at their ends left out.
  func lines(_ style: Style) -> [String] {
    (0..<height).map { line(cells[($0 * width)..<(($0 + 1) * width)], style) }
  }

  private func line(_ row: ArraySlice<Cell>, _ style: Style) -> String {
    var rest = row
    while let last = rest.last, last.character == " ", last.ground == nil || !style.isColored {
      rest.removeLast()
    }
    var line = ""
    while let first = rest.first {
      let run = rest.prefix { $0.ink == first.ink && $0.ground == first.ground }
      line += style(String(run.map(\.character)), first)
      rest = rest.dropFirst(run.count)
    }
    return line
  }
}

extension Style {
  /// Text in a cell's colours.
  fileprivate func callAsFunction(_ text: String, _ cell: Screen.Cell) -> String {
    guard isColored else { return text }
    var codes: [String] = []
    if let ground = cell.ground { codes.append("48;5;\(ground.terminalIndex)") }
    switch cell.ink {
    case .role(let role) where cell.ground == nil: return self(text, as: role)
    case .color(let color): codes.append("38;5;\(color.terminalIndex)")
    case .role, nil: break
    }
    return codes.isEmpty ? text : "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
