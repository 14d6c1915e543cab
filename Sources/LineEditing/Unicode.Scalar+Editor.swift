import CTerminal
import TextMeasures

extension Unicode.Scalar {
  /// The cells libedit reckons with, 0 for combining ones; nil for what it shows by its number.
  ///
  /// By the C library's table, as libedit does: rows must break where it breaks them.
  var editorWidth: Int? {
    let width = terminal_width(value)
    return width < 0 ? nil : Int(width)
  }

  /// Whether every terminal shows it in the cell of the letter before it, as an accent; how wide a
  /// face becomes by a joiner or a variant's mark hangs on the terminal.
  var joinsCell: Bool {
    guard value >= 0x300, editorWidth == 0 else { return false }
    if (0xFE00...0xFE0F).contains(value) || value >= 0xE0100 { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return false
    }
  }
}

extension String {
  /// The text on one row, with `?` for every character a terminal would obey instead of showing.
  var visible: String {
    var result = ""
    for scalar in unicodeScalars {
      let isHidden = scalar.editorWidth == nil || scalar.steersTerminal
      result.unicodeScalars.append(isHidden ? "?" : scalar)
    }
    return result
  }
}
