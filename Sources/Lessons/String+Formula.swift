extension String {
  /// A formula as it is written on paper, in a textbook or on a Chinese keyboard, spelled as formulas
  /// here are: `W1 := W1 - α * dW1`, `（A1 - Y）²`, `ln(0.8)`, `5%`.
  public var plainFormula: String {
    var text = halfWidth
    text = text.withoutSumSigns
    for (sign, plain) in Self.signs { text = text.replacing(sign, with: plain) }
    text = text.withoutRootSigns.trimmed
    while let last = text.last, "。．;".contains(last) { text.removeLast() }
    for (name, plain) in Self.functions { text = text.replacingWord(name, with: plain) }
    return text.withLogarithmsCalled.withoutPercentages.withFactorsApart
  }

  private static let signs = [
    (":=", "="), ("、", ","), ("−", "-"), ("–", "-"), ("—", "-"), ("÷", "/"), ("²", "**2"),
    ("³", "**3"), ("×", "*"), ("·", "*"), ("∙", "*"), ("⋅", "*"), ("ᵀ", ".T"), ("π", "pi"),
    ("α", "alpha"), ("λ", "lambda"), ("β", "beta"),
    ("₀", "0"), ("₁", "1"), ("₂", "2"), ("₃", "3"), ("₄", "4"), ("₅", "5"), ("₆", "6"), ("₇", "7"),
    ("₈", "8"), ("₉", "9"), ("ε", "epsilon"), ("ϵ", "epsilon"), ("γ", "gamma"), ("μ", "mu"),
    ("µ", "mu"), ("σ", "sigma"), ("θ", "theta"), ("η", "alpha"), ("∑", "sum"),
    ("Σ", "sum"),
  ]

  private static let functions = [
    ("math.", ""), ("np.average", "mean"), ("numpy.", "np."), ("ln", "log"),
  ]

  /// `ln10`, `log 10` as `log(10)`.
  var withLogarithmsCalled: String {
    replacing(#/(^|[^A-Za-z0-9_.])(?:ln|log) ?(\d+(?:\.\d+)?)(?![A-Za-z0-9_.(])/#) {
      "\($0.1)log(\($0.2))"
    }
  }

  /// `2e` as `2*e` and `/ 2m` as `/ (2*m)`, as on paper; `2e-3` is a number.
  private var withFactorsApart: String {
    replacing(
      #/(^|[^A-Za-z0-9_.\s])(\s*)(\d+(?:\.\d+)?)(?![eE][+-]?\d)([A-Za-z][A-Za-z0-9_]*)/#
    ) { found in
      let product = "\(found.3)*\(found.4)"
      return "\(found.1)\(found.2)" + (found.1 == "/" ? "(\(product))" : product)
    }
  }

  /// `Σ L / m` as `sum(L) / m`: what is summed is the name behind the sign.
  private var withoutSumSigns: String {
    replacing(#/[Σ∑]\s*([A-Za-z][A-Za-z0-9_]*)(?!\s*[(\[.A-Za-z0-9_])/#) { "sum(\($0.1))" }
  }

  /// With a name replaced where it stands for itself; one that ends in a point is a prefix.
  public func replacingWord(_ word: String, with plain: String) -> String {
    var result = ""
    var rest = self[...]
    while let found = rest.firstRange(of: word) {
      let before = (result + rest[..<found.lowerBound]).last
      let after = word.last == "." ? nil : rest[found.upperBound...].first
      let isWhole = ![before, after].compactMap(\.self).contains { $0.isPartOfName }
      result += rest[..<found.lowerBound] + (isWhole ? plain : word)
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  /// `3%` as `(3 / 100)`, where nothing follows that a remainder could be taken by.
  var withoutPercentages: String {
    guard let sign = firstIndex(of: "%") else { return self }
    let head = self[..<sign]
    let rest = String(self[index(after: sign)...])
    let digits = String(head.reversed().prefix { $0.isNumber || $0 == "." }.reversed())
    let next = rest.first { !$0.isWhitespace }
    guard Double(digits) != nil, next.map({ !($0.isPartOfName || $0 == "(") }) ?? true else {
      return head + "%" + rest.withoutPercentages
    }
    return head.dropLast(digits.count) + "(\(digits) / 100)" + rest.withoutPercentages
  }
}

extension Character {
  fileprivate var isPartOfName: Bool { isLetter || isNumber || self == "_" || self == "." }
}
