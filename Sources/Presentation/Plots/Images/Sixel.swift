import Drawing

/// An image for terminals with sixels: columns of six pixels, a colour at a time.
struct Sixel {
  private let colors: [UInt8]
  private let columns: Int
  private let rows: Int

  /// Takes a drawing in 6 by 6 by 6 colours.
  init(_ canvas: PixelCanvas) {
    (columns, rows) = (canvas.columns, canvas.rows)
    colors = canvas.pixels.map { pixel in
      let parts = [16, 8, 0].map { (Int(pixel >> UInt32($0)) & 0xFF) * 5 + 127 }
      return UInt8(parts.reduce(0) { $0 * 6 + $1 / 255 })
    }
  }

  /// The escape sequence.
  var text: String {
    let used = Set(colors).sorted()
    let palette = used.map { color in
      let parts = [color / 36, color / 6 % 6, color % 6].map { "\($0 * 20)" }
      return "#\(color);2;" + parts.joined(separator: ";")
    }
    let bands = stride(from: 0, to: rows, by: 6).map { band(from: $0) }
    return "\u{1B}P0;1;0q\"1;1;\(columns);\(rows)" + palette.joined()
      + bands.joined(separator: "-") + "\u{1B}\\"
  }

  /// Six rows of pixels, each colour in them by itself.
  private func band(from top: Int) -> String {
    let height = min(6, rows - top)
    let used = Set(colors[(top * columns)..<((top + height) * columns)]).sorted()
    return used.map { color in
      let line = (0..<columns).map { column in
        (0..<height).reduce(UInt8(0)) { bits, row in
          colors[(top + row) * columns + column] == color ? bits | 1 << row : bits
        }
      }
      return "#\(color)" + Self.runs(line)
    }.joined(separator: "$")
  }

  /// The sixels with repetitions counted: `!12~`.
  private static func runs(_ line: [UInt8]) -> String {
    var text = ""
    var rest = line[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }.count
      let character = Character(Unicode.Scalar(63 + first))
      text += run > 3 ? "!\(run)\(character)" : String(repeating: character, count: run)
      rest = rest.dropFirst(run)
    }
    return text
  }
}
