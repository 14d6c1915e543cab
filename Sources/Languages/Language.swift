/// The two languages every lesson is written in.
public enum Language: String, CaseIterable, Sendable {
  /// English.
  case en
  /// Chinese, simplified characters.
  case zh

  /// Reads a language from a locale name such as `zh_CN.UTF-8`; anything but Chinese is English.
  public init(locale: String) {
    self = locale.lowercased().hasPrefix("zh") ? .zh : .en
  }
}
