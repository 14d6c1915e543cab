extension Lexer {
  /// A decimal number: `5`, `.5`, `5.`, `1e-3`, `1_000`.
  mutating func number() throws(FormulaError) -> Double {
    let (first, start) = (index, offset)
    digits()
    fraction()
    exponent()
    while peek() == "." && isDigit(1) { fraction() }
    if let whole = plainNumber(scalars[first..<index]) { return whole }
    let typed = scalars[first..<index].reduce(into: "") { $0.unicodeScalars.append($1) }
    guard Self.isWellParted(typed), !Self.hasLeadingZeros(typed),
      typed.filter({ $0 == "." }).count < 2, let value = Double(typed.filter { $0 != "_" })
    else { throw FormulaError(.malformedNumber(typed), at: start..<offset) }
    return value
  }

  /// The value of a few digits by themselves; nil for every other number.
  private func plainNumber(_ typed: ArraySlice<Unicode.Scalar>) -> Double? {
    guard typed.count < 16, typed.first != "0" || typed.count == 1 else { return nil }
    var whole = 0
    for scalar in typed {
      guard ("0"..."9").contains(scalar) else { return nil }
      whole = 10 * whole + Int(scalar.value) - 48
    }
    return Double(whole)
  }

  /// Whether every `_` stands between two digits.
  private static func isWellParted(_ typed: String) -> Bool {
    typed.split(separator: "_", omittingEmptySubsequences: false).dropFirst().allSatisfy {
      $0.first?.isNumber ?? false
    }
      && typed.split(separator: "_", omittingEmptySubsequences: false).dropLast().allSatisfy {
        $0.last?.isNumber ?? false
      }
  }

  /// Whether a whole number begins with zeros, which Python refuses: C would read it by eights.
  private static func hasLeadingZeros(_ typed: String) -> Bool {
    typed.hasPrefix("0") && typed.allSatisfy { $0.isNumber || $0 == "_" }
      && typed.contains { $0 != "0" && $0 != "_" }
  }

  private mutating func fraction() {
    guard peek() == "." else { return }
    advance()
    digits()
  }

  private mutating func exponent() {
    guard peek() == "e" || peek() == "E" else { return }
    advance()
    if peek() == "+" || peek() == "-" { advance() }
    digits()
  }

  private mutating func digits() {
    while isDigit(0) || peek() == "_" { advance() }
  }

  private func isDigit(_ distance: Int) -> Bool {
    peek(distance).map { ("0"..."9").contains($0) } ?? false
  }

  /// A text in single or double quotes; a backslash escapes a quote or itself.
  mutating func text(quotedBy quote: Unicode.Scalar) throws(FormulaError) -> String {
    let start = offset
    let mayBeTranspose = quote == "'" && followsValue
    advance()
    var value = String.UnicodeScalarView()
    while let scalar = peek(), scalar != "\n" {
      advance()
      if scalar == quote { return String(value) }
      value.append(scalar == "\\" ? escaped() : scalar)
    }
    throw mayBeTranspose
      ? FormulaError(.lookalike(typed: "'", meant: ".T"), at: start..<(start + 1))
      : FormulaError(.unterminatedText, at: start..<offset)
  }

  /// A backslash before anything but a quote or a backslash stands for itself, as in a path.
  private mutating func escaped() -> Unicode.Scalar {
    guard let scalar = peek(), scalar == "\\" || scalar == "\"" || scalar == "'" else {
      return "\\"
    }
    advance()
    return scalar
  }
}
