/// A drawing in dots: eight to a cell by braille, one to a cell where only ASCII is drawn.
struct Dots {
  let columns: Int
  let rows: Int
  private let isASCII: Bool
  private var bits: [UInt8]
  private var ordinals: [Int]

  init(columns: Int, rows: Int, isASCII: Bool) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    self.isASCII = isASCII
    bits = Array(repeating: 0, count: self.columns * self.rows)
    ordinals = Array(repeating: 0, count: self.columns * self.rows)
  }

  private var cell: (width: Int, height: Int) { isASCII ? (1, 1) : (2, 4) }

  /// Dots from left to right.
  var width: Int { columns * cell.width }
  /// Dots from bottom to top.
  var height: Int { rows * cell.height }

  /// Sets a dot, counted from the left and from the bottom; outside there are none.
  mutating func set(_ x: Int, _ y: Int, _ ordinal: Int) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    let row = height - 1 - y
    let index = row / cell.height * columns + x / cell.width
    bits[index] |= isASCII ? 1 : Self.braille[row % 4][x % 2]
    ordinals[index] = ordinal
  }

  private static let braille: [[UInt8]] = [
    [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
  ]

  /// Puts the cells that have dots on a picture, what is behind them kept.
  func place(on screen: inout Screen) {
    for index in bits.indices where bits[index] != 0 {
      let (x, y) = (index % columns, index / columns)
      screen[x, y].character = character(index)
      screen[x, y].ink = .color(Ordinal(ordinals[index]).coarseColor)
    }
  }

  private func character(_ index: Int) -> Character {
    if isASCII { return Ordinal(ordinals[index]).mark }
    return Unicode.Scalar(0x2800 + UInt32(bits[index])).map(Character.init) ?? " "
  }
}

extension Dots {
  /// Draws a line through points, each from 0 to 1 in both directions, broken where one is nil.
  mutating func line(through points: [(x: Double, y: Double)?], _ ordinal: Int) {
    var pen = Pen(Ordinal(ordinal).dash(isASCII: isASCII))
    var last: (x: Int, y: Int)?
    for point in points {
      let next = point.map { (dot($0.x, width), dot($0.y, height)) }
      if let next {
        draw(from: last ?? next, to: next, ordinal, &pen)
      } else {
        pen = Pen(Ordinal(ordinal).dash(isASCII: isASCII))
      }
      last = next
    }
  }

  /// The dot of a place; far outside it makes no difference how far.
  private func dot(_ place: Double, _ count: Int) -> Int {
    Int((min(max(place, -1), 2) * Double(count - 1)).rounded())
  }

  private mutating func draw(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), _ ordinal: Int, _ pen: inout Pen
  ) {
    let length = max(abs(end.x - start.x), abs(end.y - start.y))
    for step in 0...length {
      if step == 0, length > 0, pen.hasBegun { continue }
      let share = length == 0 ? 0 : Double(step) / Double(length)
      let x = Double(start.x) + share * Double(end.x - start.x)
      let y = Double(start.y) + share * Double(end.y - start.y)
      if pen.advance() { set(Int(x.rounded()), Int(y.rounded()), ordinal) }
    }
  }

  /// Draws dashes: so many dots drawn, so many left out, in turn.
  private struct Pen {
    private let dash: [Int]
    private var place = 0
    private var left: Int
    private(set) var hasBegun = false

    init(_ dash: [Int]) {
      self.dash = dash
      left = dash.first ?? 0
    }

    mutating func advance() -> Bool {
      hasBegun = true
      guard !dash.isEmpty else { return true }
      if left == 0 {
        place = (place + 1) % dash.count
        left = dash[place]
      }
      left -= 1
      return place.isMultiple(of: 2)
    }
  }
}
