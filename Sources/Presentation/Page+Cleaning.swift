extension Page {
  /// Text that is not our own, made safe to print, kept on one line, in the page's characters.
  func line(_ text: some StringProtocol) -> String {
    drawable(text.sanitizedLine)
  }

  /// Text that is not our own, made safe to print, its lines kept, in the page's characters.
  func prose(_ text: some StringProtocol) -> String {
    drawable(text.sanitized)
  }

  /// The text without the signs that an ASCII page cannot draw in one column.
  private func drawable(_ text: String) -> String {
    guard glyphs.isASCII, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.reduce(into: "") { $0 += Self.substitutes[$1] ?? String($1) }
  }

  private static let substitutes: [Character: String] = [
    "→": "->", "←": "<-", "≠": "!=", "≤": "<=", "≥": ">=", "≈": "~", "·": "*", "×": "x",
    "…": "...", "⋯": "...", "⋮": ":", "−": "-", "–": "-", "—": "--", "“": "\"", "”": "\"",
    "‘": "'", "’": "'", "‹": "[", "›": "]", "•": "*", "✓": "ok", "✗": "x", "│": "|", "─": "-",
    "▶": ">", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+",
    "┼": "+", "█": "#", "░": ".", "▼": "v", "▲": "^", "↑": "^", "↓": "v", "═": "=", "║": "|",
  ]
}
