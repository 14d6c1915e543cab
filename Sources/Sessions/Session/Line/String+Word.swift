extension String {
  /// The text as a single word of a line, between quotes where it needs them.
  public var asWord: String {
    if !isEmpty, allSatisfy(\.isPlain) { return self }
    // Within one kind of quotes only that kind ends the word.
    return split(separator: "\"", omittingEmptySubsequences: false)
      .map { "\"\($0)\"" }.joined(separator: "'\"'")
  }
}

extension Character {
  /// Whether it neither ends a word nor changes where it ends.
  fileprivate var isPlain: Bool { !isWhitespace && !"\"'()[]{}".contains(self) }
}
