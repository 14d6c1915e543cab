import TextMeasures

extension StringProtocol {
  /// The text with everything a terminal would act on made visible: controls but newline and tab,
  /// DEL, C1, line separators, bidirectional controls.
  ///
  /// For every text that is not our own: data, lessons, names, what a person typed.
  public var sanitized: String {
    replacingUnsafe { $0 == "\n" || $0 == "\t" ? String($0) : $0.visible }
  }

  /// The text made visible and kept on one line, for names and the cells of a table.
  public var sanitizedLine: String {
    replacingUnsafe { $0 == "\n" || $0 == "\t" ? " " : $0.visible }
  }

  private func replacingUnsafe(_ replacement: (Unicode.Scalar) -> String) -> String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(self) }
    guard unicodeScalars.contains(where: \.steersTerminal) else { return String(self) }
    var result = ""
    for scalar in unicodeScalars {
      if scalar.steersTerminal {
        result += replacement(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// A control in print: `^[` for escape, `<U+202E>` for what has no such form.
  fileprivate var visible: String {
    if value == 0x7F { return "^?" }
    if value < 0x20, let letter = Unicode.Scalar(value + 0x40) { return "^\(letter)" }
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
