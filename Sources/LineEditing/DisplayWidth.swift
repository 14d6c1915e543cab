import CTerminal

/// How many cells of the terminal text takes; Chinese characters take two.
enum DisplayWidth {
  /// The cells of one scalar, 0 for combining ones; nil where it is a control character.
  static func of(_ scalar: Unicode.Scalar) -> Int? {
    let width = terminal_width(scalar.value)
    return width < 0 ? nil : Int(width)
  }

  /// The cells of a text without control characters.
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (of($1) ?? 0) }
  }

  /// The longest beginning of at most `cells` cells.
  static func prefix(of text: String, cells: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += of(String(character))
        return used <= cells
      })
  }
}

extension String {
  /// The text on one row, with `?` for every character a terminal would obey instead of showing.
  var visible: String {
    var result = ""
    for scalar in unicodeScalars {
      let isHidden = DisplayWidth.of(scalar) == nil || Self.turnsText(scalar)
      result.unicodeScalars.append(isHidden ? "?" : scalar)
    }
    return result
  }

  /// Line separators and marks that reverse what stands around them.
  private static func turnsText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
