import Languages

extension Guidance {
  /// That a goal was reached past the training, and the way back.
  var shortcutText: Localized<String>? {
    switch self {
    case .setByHand(let names):
      Localized(
        en: "\(names.shortList) \(names.isOne ? "was" : "were") set by hand: here training is to "
          + "find \(names.isOne ? "it" : "them"). `page` begins the page anew.",
        zh: "\(names.shortChineseList) 是手工设的，这里要靠训练得到。输入 `page` 从头开始这一页。")
    case .blanksLost(let names):
      Localized(
        en: "The \(names.isOne ? "blank" : "blanks") of this page, \(names.shortList), "
          + "\(names.isOne ? "is" : "are") gone: `page` brings \(names.isOne ? "it" : "them") back.",
        zh: "本页要填的空白 \(names.shortChineseList) 已经没有了：输入 `page` 恢复。")
    case .readsLabels(let name):
      Localized(
        en:
          "Your formula for \(name) reads the labels: here the network is to find them by itself. "
          + "`page` begins the page anew.",
        zh: "你给 \(name) 写的公式用到了标签，这里要让网络自己学会预测。输入 `page` 从头开始这一页。")
    case .ownMeasure(let name):
      Localized(
        en:
          "\(name) has a formula of yours, and with it the goal means something else. `page` begins "
          + "the page anew.",
        zh: "\(name) 用的是你自己的公式，这样目标的意思就变了。输入 `page` 从头开始这一页。")
    case .notLearnt(let names):
      Localized(
        en:
          "\(names.shortList) \(names.isOne ? "is" : "are") updated without a gradient: here training "
          + "is to find \(names.isOne ? "it" : "them"). `page` begins the page anew.",
        zh: "更新 \(names.shortChineseList) 的公式没有用到梯度，这里要靠训练得到。输入 `page` 从头开始这一页。")
    case .pagesNumbers(let names):
      Localized(
        en:
          "\(names.shortList) \(names.isOne ? "was" : "were") measured by the page and should stay "
          + "as \(names.isOne ? "it was" : "they were"). `page` begins the page anew.",
        zh: "\(names.shortChineseList) 是本页测得的，请保持原值。输入 `page` 从头开始这一页。")
    case .computeBy(let name, let function):
      Localized(
        en: "\(name) is to come from `\(function)(…)` here.",
        zh: "这里的 \(name) 要由 `\(function)(…)` 算出来。")
    default: nil
    }
  }
}

extension [String] {
  /// The names as Chinese has them, as far as they can be read at a glance.
  fileprivate var shortChineseList: String {
    prefix(6).joined(separator: "、") + (count > 6 ? "……" : "")
  }

  fileprivate var isOne: Bool { count == 1 }
}
