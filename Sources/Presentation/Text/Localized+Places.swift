import Languages

extension Localized<String> {
  /// An iteration by its number, from 1.
  public static func iteration(_ number: Int) -> Localized {
    Localized(en: "iteration \(number)", zh: "第 \(number) 次迭代")
  }

  /// An epoch by its number, from 0.
  public static func epoch(_ number: Int) -> Localized {
    Localized(en: "epoch \(number)", zh: "第 \(number) 轮")
  }

  /// A layer by its number, from 1.
  public static func layer(_ number: Int) -> Localized {
    Localized(en: "layer\(String.noBreakSpace)\(number)", zh: "第 \(number) 层")
  }
}
