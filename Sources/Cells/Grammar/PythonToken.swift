/// The smallest piece of a cell's text that means something.
struct PythonToken {
  enum Kind {
    case name(String)
    case keyword(String)
    case number(PythonValue)
    case text([TextPart])
    case symbol(String)
    case newline, indent, dedent, end
  }

  let kind: Kind
  let span: Span

  func isSymbol(_ text: String) -> Bool {
    if case .symbol(let symbol) = kind { symbol == text } else { false }
  }

  func isKeyword(_ text: String) -> Bool {
    if case .keyword(let word) = kind { word == text } else { false }
  }

  static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
  ]
}

/// A piece of a text: letters, or between braces of an f-string an expression with its format.
enum TextPart {
  case literal(String)
  case field(Span, label: String?, conversion: Character?, format: [TextPart])
}
