import CEditLine

extension EditLineReader {
  /// Draws the line in view again in colours, and with the accents that libedit leaves out.
  ///
  /// libedit compares characters only, so it never notices; but it may draw some of them again
  /// where it moves the cursor, so this is done before every wait.
  /// - Parameter isFinal: Whether Enter was pressed: nothing is being typed at the cursor.
  func paint(isFinal: Bool = false) {
    guard !isDumb else { return }
    let line = edit.line
    let text = line.before + line.after
    guard text.utf8.count <= PaintedLine.limit else { return }
    let painted = PaintedLine(styled(text, isFinal ? Self.noPlace : line.before.utf8.count))
    guard painted.plain == text, painted.isOwn || isPainted else { return }
    isPainted = painted.isOwn
    guard let drawing = painted.drawing(from: startLayout, to: cursorLayout, rows: windowRows)
    else { return }
    edit_write(drawing)
  }

  private func styled(_ text: String, _ cursor: Int) -> String {
    guard let painter, settings.usesColor else { return text }
    return painter(text, cursor, textAbove)
  }

  /// A place for the cursor before every text.
  private static let noPlace = -(1 << 30)

  /// The rows of the cell that were ended by Enter, each with its end.
  var textAbove: String { rowsBefore.map { $0 + "\n" }.joined() }

  private var windowRows: Int { TerminalSize.current.rows }

  /// Where the line begins, behind the prompt.
  private var startLayout: TextLayout {
    var layout = TextLayout(columns: columns)
    layout.add(leftPrompt.image.plain)
    return layout
  }
}

/// A line with its colours.
struct PaintedLine {
  /// The longest line that is painted, in bytes.
  static let limit = 8_192

  /// The line without its colours.
  private(set) var plain = ""
  /// Whether it looks otherwise than libedit draws it: in colours, or with accents of their own.
  var isOwn: Bool { pieces.contains { $0.escape != nil || $0.scalar?.joinsCell == true } }

  private struct Piece {
    var scalar: Unicode.Scalar?
    var escape: String?
  }
  private var pieces: [Piece] = []

  init(_ styled: String) {
    var rest = styled.unicodeScalars[...]
    var plain = String.UnicodeScalarView()
    while let scalar = rest.first {
      if scalar == "\u{1B}", let length = PromptImage.colorEscapeLength(rest) {
        pieces.append(Piece(escape: String(rest.prefix(length))))
        rest.removeFirst(length)
      } else {
        pieces.append(Piece(scalar: scalar))
        plain.append(scalar)
        rest.removeFirst()
      }
    }
    self.plain = String(plain)
  }

  /// What draws the line over itself and leaves the cursor where it was.
  ///
  /// Nil where the line has rows outside the window, or characters of which nobody knows how wide
  /// the terminal shows them.
  func drawing(from start: TextLayout, to cursor: TextLayout, rows: Int) -> String? {
    var layout = start
    var row = start.row
    var drawing = ""
    for piece in pieces {
      guard let scalar = piece.scalar else {
        drawing += piece.escape ?? ""
        continue
      }
      guard scalar != "\n" else {
        layout.add("\n")
        continue
      }
      guard let width = scalar.editorWidth, width > 0 || scalar.joinsCell else { return nil }
      guard width > 0 else {
        drawing.unicodeScalars.append(scalar)
        continue
      }
      let place = layout.place(of: width)
      if place.row > row { drawing += String(repeating: "\r\n", count: place.row - row) }
      row = place.row
      drawing.unicodeScalars.append(scalar)
      layout.add(String(Character(scalar)))
    }
    guard max(row, layout.row) - start.row < rows, cursor.row < rows else { return nil }
    return "\u{1B}7" + Self.way(from: cursor, to: start) + drawing + "\u{1B}[0m\u{1B}8"
  }

  private static func way(from cursor: TextLayout, to start: TextLayout) -> String {
    let up = cursor.row - start.row
    return "\r" + (up > 0 ? "\u{1B}[\(up)A" : "")
      + (start.column > 0 ? "\u{1B}[\(start.column)C" : "")
  }
}
