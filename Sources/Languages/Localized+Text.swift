extension Localized {
  /// Puts the same in both languages: names, formulas, what a person typed.
  public init(_ value: Value) {
    self.init(en: value, zh: value)
  }
}

extension Localized<String> {
  /// One text after another.
  public static func + (first: Localized, second: Localized) -> Localized {
    Localized(en: first.en + second.en, zh: first.zh + second.zh)
  }

  /// A text that is the same in both languages after one that is not.
  public static func + (first: Localized, second: String) -> Localized {
    first + Localized(second)
  }
}

extension Sequence where Element == Localized<String> {
  /// The texts as one.
  public func joined(separator: Localized<String>) -> Localized<String> {
    Localized(
      en: map(\.en).joined(separator: separator.en), zh: map(\.zh).joined(separator: separator.zh))
  }

  /// The texts as one, with the same between them in both languages.
  public func joined(separator: String = "") -> Localized<String> {
    joined(separator: Localized(separator))
  }
}

extension Localized<String> {
  /// A colon behind what is explained.
  public static var colon: Localized { Localized(en: ": ", zh: "：") }

  /// The question behind a name that is nearly another.
  public static func didYouMean(_ name: String) -> Localized {
    Localized(en: "did you mean \(name)?", zh: "是不是 \(name)？")
  }

  /// A comma between the parts of a list.
  public static var comma: Localized { Localized(en: ", ", zh: "、") }
}
