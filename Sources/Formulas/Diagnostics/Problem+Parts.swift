import Languages
import TextMeasures

/// What sentences about problems are put together from.
extension Problem {
  /// A text with nothing in it that steers the screen, cut where it is too long.
  static func shown(_ text: String) -> String { DisplayText.visible(text) }

  /// A shape as NumPy writes it.
  static func text(_ shape: [Int]) -> String { NumPyArray.text(of: shape) }

  /// The name before the arguments of a signature.
  static func name(of signature: String) -> String { String(signature.prefix { $0 != "(" }) }

  /// A number as it would be typed.
  static func number(_ number: Double) -> String {
    number.isFinite ? Syntax.spelling(of: number) : "\(number)"
  }

  /// The sides of an array: `3 × 4`.
  static func list(_ sides: [Double]) -> String {
    sides.map(number).joined(separator: " × ")
  }

  /// A character that cannot be seen is shown by its number.
  static func quoted(_ text: String) -> String {
    let shown = DisplayText.visible(text)
    guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first,
      shown != text || text.displayWidth == 0
    else { return shown }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The sides that differ and are not 1, the last ones aligned.
  static func clash(_ a: [Int], _ b: [Int]) -> Localized<String> {
    let pairs = zip(a.reversed(), b.reversed()).filter { $0 != $1 && $0 != 1 && $1 != 1 }
    return pairs.reversed().map { Localized("\($0) ≠ \($1)") }
      .joined(separator: Localized(en: ", ", zh: "，"))
  }
}

extension Operand {
  /// The source and its shape: `W2 (1, 4)`.
  var shown: String { "\(DisplayText.visible(text, limit: 30)) \(NumPyArray.text(of: shape))" }
}

extension ValueKind {
  /// What it is called in a sentence.
  var name: Localized<String> {
    switch self {
    case .array: Localized(en: "a number", zh: "数")
    case .tuple: Localized(en: "a tuple", zh: "元组")
    case .text: Localized(en: "a text", zh: "文字")
    case .none: Localized(en: "nothing", zh: "空值")
    }
  }
}
