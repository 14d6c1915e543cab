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
