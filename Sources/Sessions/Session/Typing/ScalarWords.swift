import Languages

/// What the single numbers of a run mean that formulas may name, in a few words.
enum ScalarWords {
  /// What a number is; nil where it is none of the run's.
  static func meaning(of name: String) -> Localized<String>? {
    if let split = SplitName(name) { return split.words }
    if let words = all[name] { return words }
    if name.isNumbered(behind: "keep_prob") { return keepProbability }
    if name.isNumbered(behind: "slope") { return slope }
    // An optimizer's numbers have its name before theirs: adam_beta1.
    let bare = name.split(separator: "_", maxSplits: 1).last.map(String.init)
    return bare.flatMap { OptionWords.meaning(of: $0) }
  }

  private static let keepProbability = Localized(
    en: "the share of units that dropout keeps", zh: "dropout 保留的单元所占的比例")
  private static let slope = Localized(
    en: "the slope of the activation where Z < 0", zh: "Z < 0 处激活函数的斜率")

  private static let all: [String: Localized<String>] = [
    "m": Localized(en: "examples in the mini-batch", zh: "小批量的样本数"),
    "t": Localized(en: "updates so far, as Adam counts", zh: "至今更新了几次（Adam 的 t）"),
    "alpha": Localized(en: "the learning rate at this point", zh: "此刻的学习率"),
    "lambda": Localized(en: "the strength of L2", zh: "L2 的强度"),
    "lambda1": Localized(en: "the strength of L1", zh: "L1 的强度"),
    "epoch": Localized(en: "times through the data so far", zh: "至今的轮数"),
    "iteration": Localized(en: "mini-batches so far", zh: "至今的迭代次数"),
    "cursor": Localized(en: "where in order the mini-batch begins", zh: "小批量在 order 里的起点"),
    "order": Localized(en: "the examples in this epoch's order", zh: "这一轮样本的次序"),
    "bn_epsilon": Localized(en: "added to var before the root", zh: "开方之前加在 var 上的数"),
    "bn_momentum": Localized(
      en: "share of the old running average", zh: "滑动平均里旧值所占的比重"),
  ]
}

extension SplitName {
  /// What is measured of which part.
  fileprivate var words: Localized<String>? {
    let part = part.rawValue
    switch quantity {
    case .X: return Localized(en: "the examples of \(part)", zh: "\(part) 的样本")
    case .Y: return Localized(en: "the labels of \(part)", zh: "\(part) 的标签")
    case .J: return Localized(en: "the mean loss on \(part)", zh: "\(part) 上的平均损失")
    case .accuracy: return Localized(en: "share of \(part) answered right", zh: "\(part) 上答对的占比")
    case .error: return Localized(en: "share of \(part) answered wrong", zh: "\(part) 上答错的占比")
    case .precision:
      return Localized(en: "of what is called yes, how much is", zh: "判为是的里面真是的占比")
    case .recall: return Localized(en: "of what is yes, how much is found", zh: "真是的里面找到的占比")
    case .F1: return Localized(en: "precision and recall in one", zh: "查准率和查全率合成一个数")
    }
  }
}

extension String {
  /// Whether it is a text with a number behind it.
  fileprivate func isNumbered(behind stem: String) -> Bool {
    hasPrefix(stem) && Int(dropFirst(stem.count)) != nil
  }
}
