/// Characters and spellings typed for others: input methods, other languages, paper notation.
enum Lookalikes {
  /// Spellings by their first character.
  private static let spellings: [Unicode.Scalar: [(typed: String, meant: String)]] = [
    "&": [("&&", "and")], "|": [("||", "or")], "^": [("^", "**")], "<": [("<>", "!=")],
    ".": [(".*", "*"), ("./", "/"), (".^", "**")],
    "=": [("=<", "<="), ("=>", ">="), ("===", "==")],
  ]

  private static let characters: [Unicode.Scalar: String] = [
    "。": ".", "、": ",", "「": "[", "」": "]", "【": "[", "】": "]", "〔": "(", "〕": ")",
    "《": "<", "》": ">", "“": "\"", "”": "\"", "‘": "'", "’": "'", "…": "...", "—": "-",
    "–": "-", "−": "-", "×": "*", "·": "*", "⋅": "*", "∗": "*", "⊙": "*", "∘": "*", "÷": "/",
    "∕": "/", "≤": "<=", "≥": ">=", "≠": "!=", "ᵀ": ".T", "⊤": ".T", "²": "** 2", "³": "** 3",
    "√": "sqrt", "∑": "sum", "Σ": "sum", "π": "pi", "∞": "inf", "¬": "not", "∧": "and", "∨": "or",
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9",
  ]

  private static let greek: [Character: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon",
    "η": "alpha", "θ": "theta", "λ": "lambda", "μ": "mu", "µ": "mu", "σ": "sigma",
  ]

  /// A name with its Greek letters as they are written here: `β1` is `beta1`.
  static func spelledOut(_ name: String) -> String {
    name.map { greek[$0] ?? String($0) }.joined()
  }

  /// The ASCII spelling of a character, where it is not one of the language.
  static func meaning(of scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII { return scalar == "!" ? "not" : nil }
    if let meant = characters[scalar] { return meant }
    guard (0xff01...0xff5e).contains(scalar.value) else { return nil }
    return Unicode.Scalar(scalar.value - 0xfee0).map(String.init)
  }

  static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIILetter(scalar) }
    return scalar.properties.isXIDStart && meaning(of: scalar) == nil
  }

  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIILetter(scalar) || ("0"..."9").contains(scalar) }
    return scalar.properties.isXIDContinue && meaning(of: scalar) == nil
  }

  private static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
  }

  /// Throws where the lexer stands before one of them.
  static func check(_ lexer: Lexer) throws(FormulaError) {
    let start = lexer.offset
    guard let scalar = lexer.peek() else { return }
    for (typed, meant) in spellings[scalar] ?? [] where lexer.stands(typed) {
      let range = start..<(start + typed.utf8.count)
      throw FormulaError(.lookalike(typed: typed, meant: meant), at: range)
    }
    guard let meant = meaning(of: scalar), !lexer.stands("!=") else { return }
    let range = start..<(start + lexer.width(of: scalar))
    throw FormulaError(.lookalike(typed: String(scalar), meant: meant), at: range)
  }
}

extension String {
  /// A name with its Greek letters as formulas write them: `α` is `alpha`, `β1` is `beta1`.
  public var withGreekSpelledOut: String { Lookalikes.spelledOut(self) }
}
