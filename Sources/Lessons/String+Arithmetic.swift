extension String {
  /// Arithmetic as it is typed on paper or on a Chinese keyboard, made plain: `25%`, `2 × 3`, `√2`,
  /// `14轮`, `＝0.5`.
  public var arithmetic: String {
    var text = halfWidth
    for (sign, plain) in [("×", "*"), ("·", "*"), ("÷", "/"), ("−", "-"), ("–", "-")] {
      text = text.replacing(sign, with: plain)
    }
    text = text.replacing(#/^\s*(?:about |roughly |approximately |大约|大概)/#, with: "")
    let bare = text.drop { $0.isWhitespace || "=≈约~".contains($0) }
    let signed = bare.hasPrefix("负") ? "-" + bare.dropFirst() : bare
    return String(signed).trimmed.withoutRootSigns.replacingWord("math.", with: "")
      .replacingWord("ln", with: "log").withLogarithmsCalled.withoutUnit.withoutPercentages
  }

  /// `√2` and `√(…)` as calls.
  var withoutRootSigns: String {
    guard let sign = firstIndex(of: "√") else { return self }
    let rest = self[index(after: sign)...]
    guard rest.first != "(" else {
      return self[..<sign] + "sqrt" + String(rest).withoutRootSigns
    }
    let digits = rest.prefix { $0.isNumber || $0 == "." || $0.isLetter }
    return self[..<sign] + "sqrt(\(digits))" + String(rest.dropFirst(digits.count)).withoutRootSigns
  }

  /// A number alone without what is counted behind it; a percentage as hundredths.
  private var withoutUnit: String {
    guard let end = lastIndex(where: { $0.isASCII && $0.isNumber }) else { return self }
    let number = self[...end]
    let unit = String(self[index(after: end)...]).trimmed
    guard !unit.isEmpty, Double(number) != nil else { return self }
    if unit == "%" { return "\(number) / 100" }
    return unit.allSatisfy(\.isLetter) ? String(number) : self
  }
}
