/// What went wrong and how to mend it, in both languages.
///
///     ErrorWords(
///       Localized(en: "nothing is left to train on", zh: "没有剩下可以训练的"),
///       hint: Localized(en: "give train= a fraction above 0", zh: "给 train= 一个大于 0 的比例"))
public struct ErrorWords: Hashable, Sendable {
  /// What went wrong: a sentence without its full stop.
  public let message: Localized<String>
  /// How to go on; nil where the message says it all.
  public let hint: Localized<String>?

  /// Puts both together.
  public init(_ message: Localized<String>, hint: Localized<String>? = nil) {
    self.message = message
    self.hint = hint
  }
}
