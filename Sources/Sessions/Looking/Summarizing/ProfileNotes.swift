import Datasets
import Languages

/// What strikes about data, with what helps.
struct ProfileNotes {
  private let examples: Dataset
  private let features: [FeatureProfile]
  private let balance: [ClassShare]

  init(_ examples: Dataset, features: [FeatureProfile], balance: [ClassShare]) {
    self.examples = examples
    self.features = features
    self.balance = balance
  }

  var all: [Localized<String>] {
    [constants, ranges, rarity, missing].compactMap(\.self)
  }

  private var constants: Localized<String>? {
    let names = features.filter(\.isConstant).map(\.name)
    guard let first = names.first else { return nil }
    let others = names.count - 1
    return Localized(
      en: others > 0
        ? "'\(first)' and \(others) more never change: nothing can be learned from them"
        : "'\(first)' never changes: nothing can be learned from it",
      zh: others > 0
        ? "“\(first)”等 \(names.count) 个从不变化：学不到东西" : "“\(first)”从不变化：学不到东西")
  }

  /// How much wider the widest feature must be than the narrowest to be spoken of.
  private static let unlike = 100.0

  private var ranges: Localized<String>? {
    let spread = features.filter { !$0.isConstant }
    guard let wide = spread.max(by: { $0.deviation < $1.deviation }),
      let narrow = spread.min(by: { $0.deviation < $1.deviation }),
      wide.deviation > Self.unlike * narrow.deviation
    else { return nil }
    return Localized(
      en:
        "'\(wide.name)' is spread far wider than '\(narrow.name)': normalize puts them on one scale",
      zh: "“\(wide.name)”的范围比“\(narrow.name)”宽得多：normalize 把它们放到同一尺度")
  }

  /// How many times as frequent the most frequent class must be to be spoken of.
  private static let rare = 5

  private var rarity: Localized<String>? {
    guard case .binary = examples.labels, let least = balance.min(by: { $0.count < $1.count }),
      let most = balance.max(by: { $0.count < $1.count }), most.count >= Self.rare * least.count
    else { return nil }
    return Localized(
      en:
        "to say '\(most.name)' always is right in \(most.shareText): look at F1, not at the accuracy",
      zh: "总说“\(most.name)”就有 \(most.shareText) 正确：看 F1，不要看准确率")
  }

  private var missing: Localized<String>? {
    let count = examples.missingLabelCount
    guard count > 0 else { return nil }
    return Localized(en: "\(count.counted("label")) missing", zh: "缺 \(count) 个标签")
  }
}
