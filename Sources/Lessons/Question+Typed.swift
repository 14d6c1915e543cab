extension Question.Shape {
  /// Reads `(4, 3)`, `4, 3`, `4 3`, `4x3`, `4×3`, `4 by 3`, `4行3列`, `4 rows, 3 columns` or the same
  /// in full-width characters; columns may be said first.
  public init?(typed: String) {
    let separators = Set("()[]（），,、xX×*行列 \t")
    let words = Self.words.reduce(typed.halfWidth.lowercased()) {
      $0.replacingWord($1, with: $1.hasPrefix("col") ? "列" : $1.hasPrefix("row") ? "行" : " ")
    }
    let parts = words.split { separators.contains($0) }
    guard parts.count == 2, let rows = Int(parts[0]), let columns = Int(parts[1]),
      rows >= 0, columns >= 0
    else { return nil }
    let isTurned = words.firstIndex(of: "列").flatMap { column in
      words.firstIndex(of: "行").map { column < $0 }
    }
    self.init(
      rows: isTurned == true ? columns : rows, columns: isTurned == true ? rows : columns)
  }

  private static let words = ["by", "and", "row", "rows", "col", "cols", "column", "columns"]
}

extension Question {
  /// Reads `b`, `B`, `b)`, `选b` or `2` as an option from 0, of `count`.
  static func index(typed: String, of count: Int) -> Int? {
    let plain = typed.halfWidth.lowercased()
    // A number with decimals is none of the options by its place.
    if plain.contains(#/\d?\.\d/#) { return nil }
    let answer = plain.replacing(#/^(?:the )?(?:answer|option|choice)(?: is)?\b/#, with: "")
      .filter { !" \t().:、。我选择答案是项".contains($0) }
    if let number = Int(answer) { return (1...count).contains(number) ? number - 1 : nil }
    return (0..<min(count, 26)).first { letter($0) == answer }
  }
}

extension String {
  /// With full-width letters, digits and signs made plain, as a Chinese keyboard may type them.
  public var halfWidth: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isFull = (0xFF01...0xFF5E).contains(scalar.value)
      let plain = isFull ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
      result.append(plain ?? (scalar == "\u{3000}" ? " " : scalar))
    }
    return String(result)
  }
}
