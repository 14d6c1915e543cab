/// The words by which a line shows that it is Python's.
public enum PythonWords {
  /// Words that no command is shortened to and no formula calls.
  public static let keywords = PythonToken.keywords

  /// Words that stand between two values.
  public static let operators: Set<String> = ["and", "or", "not", "in", "is", "if", "for"]

  private static let compounds: Set<String> = [
    "def", "for", "while", "if", "class", "with", "async",
  ]
  private static let simples: Set<String> = [
    "import", "from", "assert", "del", "raise", "global", "nonlocal", "pass", "return",
    "yield",
  ]

  /// Whether a line begins a statement of several lines.
  static func beginsCompound(_ line: String) -> Bool {
    if line.hasPrefix("@") { return true }
    let word = String(line.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    if word == "try" { return line.dropFirst(3).drop(while: \.isWhitespace).first == ":" }
    return compounds.contains(word)
  }

  /// Whether a line goes on with the compound statement before it.
  static func continuesCompound(_ line: String) -> Bool {
    let word = String(line.prefix { $0.isLetter })
    return ["elif", "else", "except", "finally"].contains(word)
  }

  /// Whether a line begins as only a statement of Python does.
  public static func beginsStatement(_ text: String) -> Bool {
    let line = text.drop { $0.isWhitespace }
    if beginsCompound(String(line)) { return true }
    let word = String(line.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    // Without a colon it is the price of large weights, a name that formulas have.
    if word == "lambda" { return line.contains(":") }
    if simples.contains(word) { return true }
    return word == "print" || line.hasPrefix("#")
  }
}
