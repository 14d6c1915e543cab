import TextMeasures

extension String {
  /// The last look at what goes to a terminal: only colours and pictures pass as escape sequences,
  /// everything else a terminal would act on becomes visible.
  ///
  /// Texts from outside are cleaned where they are laid out, before their width is measured; what
  /// slips through there is stopped here.
  ///
  ///     "\u{1B}[1mbold\u{1B}[0m \u{1B}]0;title\u{7}".gated == "\u{1B}[1mbold\u{1B}[0m ^[]0;title^G"
  public var gated: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == UInt8(ascii: "\n") }) { return self }
    var result = ""
    var rest = unicodeScalars[...]
    while let start = rest.firstIndex(where: \.steersTerminal) {
      result.unicodeScalars += rest[..<start]
      rest = rest[start...]
      let own = rest.ownEscape
      result += own.isEmpty ? String(rest.prefix(1)).sanitized : String(own)
      rest = rest[(own.isEmpty ? rest.index(after: start) : own.endIndex)...]
    }
    result.unicodeScalars += rest
    return result
  }
}

extension Substring.UnicodeScalarView {
  /// The escape sequence of ours that it begins with: a colour, or an image of kitty's protocol or
  /// of sixels; empty where it begins with none.
  fileprivate var ownEscape: Substring.UnicodeScalarView {
    if starts(with: "\u{1B}[".unicodeScalars) {
      return through(2) { ("0"..."9").contains($0) || $0 == ";" }.ending(in: "m")
    }
    let images = ["\u{1B}_Ga=T,f=100,q=2,", "\u{1B}_Gq=2,m=", "\u{1B}P0;1;0q\"1;1;"]
    guard images.contains(where: { starts(with: $0.unicodeScalars) }) else { return prefix(0) }
    return through(2) { $0.value >= 0x20 && $0.value < 0x7F }.ending(in: "\u{1B}")
      .ending(in: "\\", from: self)
  }

  /// The first scalars, those after them that are allowed, and one more.
  private func through(
    _ count: Int, _ isAllowed: (Unicode.Scalar) -> Bool
  ) -> Substring.UnicodeScalarView {
    let body = dropFirst(count).prefix(while: isAllowed)
    return body.endIndex == endIndex ? prefix(0) : self[startIndex...body.endIndex]
  }

  private func ending(in scalar: Unicode.Scalar) -> Substring.UnicodeScalarView {
    last == scalar ? self : prefix(0)
  }

  /// One scalar more of the whole, where it is this one.
  private func ending(
    in scalar: Unicode.Scalar, from whole: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView {
    guard !isEmpty, endIndex < whole.endIndex, whole[endIndex] == scalar else { return prefix(0) }
    return whole[startIndex...endIndex]
  }
}
