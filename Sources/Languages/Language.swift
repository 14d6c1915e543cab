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

  /// Reads the language of messages from a program's environment: `LC_ALL`, `LC_MESSAGES`, `LANG`.
  public init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    self.init(locale: names.first { !$0.isEmpty } ?? "")
  }
}
