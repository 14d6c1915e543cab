extension DefaultStringInterpolation {
  /// A text in both languages is no part of one in a single language: choose one, or join them.
  @available(*, unavailable, message: "choose a language, or join the texts with +")
  public mutating func appendInterpolation(_ text: Localized<String>) {}
}
