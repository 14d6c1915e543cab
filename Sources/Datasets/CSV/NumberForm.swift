/// What a text says of the notation of its number, by its separators alone.
struct NumberForm: Equatable {
  /// What the points and commas can be.
  enum Separators: Equatable {
    /// None, or a decimal point for certain.
    case plain
    /// `1.234`: a fraction or thousands.
    case eitherPoint
    /// `1,234`: a fraction or thousands.
    case eitherComma
    /// `1,5`, `0,123`, `1.234,5`.
    case decimalComma
    /// `1,234,567`, `1,234.5`.
    case thousands
    /// `1.234.567`.
    case pointThousands
  }

  let separators: Separators
  let isPercent: Bool

  /// Takes a text apart; nil where it is no number in any notation.
  init?(_ text: some BidirectionalCollection<UInt8>) {
    var rest = Array(text)
    isPercent = rest.last == UInt8(ascii: "%")
    if isPercent {
      rest.removeLast()
      while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    }
    if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      rest.removeFirst()
    }
    guard let parts = Parts(rest), let separators = parts.separators else { return nil }
    self.separators = separators
  }

  /// Runs of digits and what stands between them.
  private struct Parts {
    var runs = [0]
    var signs: [UInt8] = []
    let startsWithZero: Bool

    init?(_ text: [UInt8]) {
      startsWithZero = text.first == UInt8(ascii: "0")
      let mantissa = text.prefix { $0 | 0x20 != UInt8(ascii: "e") }
      for byte in mantissa {
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") {
          signs.append(byte)
          runs.append(0)
        } else {
          guard byte &- UInt8(ascii: "0") <= 9 else { return nil }
          runs[runs.count - 1] += 1
        }
      }
      guard runs.contains(where: { $0 > 0 }), Self.isExponent(text[mantissa.endIndex...]) else {
        return nil
      }
    }

    private static func isExponent(_ text: ArraySlice<UInt8>) -> Bool {
      if text.isEmpty { return true }
      var digits = text.dropFirst()
      if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
        digits = digits.dropFirst()
      }
      return !digits.isEmpty && digits.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
    }

    /// Whether the first so many signs stand between thousands.
    private func areThousands(_ count: Int) -> Bool {
      (1...3).contains(runs[0]) && !startsWithZero
        && runs[1..<(count + 1)].allSatisfy { $0 == 3 }
    }

    var separators: Separators? {
      guard let last = signs.last else { return .plain }
      let isComma = last == UInt8(ascii: ",")
      let others = signs.dropLast()
      if others.isEmpty {
        guard areThousands(1) else { return isComma ? .decimalComma : .plain }
        return isComma ? .eitherComma : .eitherPoint
      }
      if others.allSatisfy({ $0 == last }) {
        guard areThousands(signs.count) else { return nil }
        return isComma ? .thousands : .pointThousands
      }
      guard others.allSatisfy({ $0 != last }), areThousands(others.count) else { return nil }
      return isComma ? .decimalComma : .thousands
    }
  }
}
