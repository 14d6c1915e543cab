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

  private static let firstWords = compounds.union(simples).union(["try", "lambda", "print"])

  /// Whether a line begins with plain ASCII and with no word or sign of a statement, as most do: seen
  /// byte by byte.
  private static func beginsOtherwise(_ line: String) -> Bool {
    guard let first = line.utf8.first, (0x24..<0x7F).contains(first), first != UInt8(ascii: "@")
    else { return false }
    guard let end = line.utf8.firstIndex(where: { !$0.isOfName }) else {
      return line.utf8.count > 8 || !firstWords.contains(line)
    }
    guard line.utf8[end] < 0x80 else { return false }
    return !firstWords.contains(String(line[..<end]))
  }

  /// Whether a line begins a statement of several lines.
  static func beginsCompound(_ line: String) -> Bool {
    if beginsOtherwise(line) { return false }
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
    if beginsOtherwise(text) { return false }
    let line = text.drop { $0.isWhitespace }
    if beginsCompound(String(line)) { return true }
    let word = String(line.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    // Without a colon it is the price of large weights, a name that formulas have.
    if word == "lambda" { return line.contains(":") }
    if simples.contains(word) { return true }
    return word == "print" || line.hasPrefix("#")
  }
}
