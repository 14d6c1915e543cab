import Engine
import Languages
import Presentation
import Studies

extension Trouble {
  /// What is the matter, in a line.
  var headline: Localized<String> {
    switch self {
    case .deadUnits(let layer, let units, let count, _):
      units.count == count
        ? Localized(
          en: "every ReLU unit of layer \(layer) is dead", zh: "第 \(layer) 层的 ReLU 单元全部死了")
        : Localized(
          en: "\(units.count) of \(count) ReLU units of layer \(layer) are dead",
          zh: "第 \(layer) 层的 \(count) 个 ReLU 单元中有 \(units.count) 个死了")
    case .saturation(let layer, let activation, let share):
      Localized(
        en: "\(share.percent) of layer \(layer)'s \(activation.rawValue) is saturated",
        zh: "第 \(layer) 层的 \(activation.rawValue) 有 \(share.percent) 饱和")
    case .vanishingGradients(_, let layer):
      Localized(
        en: "the gradient vanishes on its way to layer \(layer)", zh: "梯度传到第 \(layer) 层时消失了")
    case .explodingGradients(_, let layer):
      Localized(
        en: "the gradient explodes on its way to layer \(layer)", zh: "梯度传到第 \(layer) 层时爆炸了")
    case .equalUnits(let layer, let count):
      Localized(
        en: "all \(count) units of layer \(layer) are the same",
        zh: "第 \(layer) 层的 \(count) 个单元完全相同")
    case .unevenInputs:
      Localized(en: "the features are of very different size", zh: "各个特征的大小相差悬殊")
    case .offCentreInputs: Localized(en: "the inputs are not normalised", zh: "输入没有归一化")
    case .imbalance(let rare, _, _, _) where rare.count == 0:
      Localized(
        en: "class \(rare.name) has no example in training", zh: "训练部分里没有类别 \(rare.name) 的样本")
    case .imbalance(let rare, _, _, let isNeverAnswered):
      isNeverAnswered
        ? Localized(
          en: "class \(rare.name) is rare and never answered", zh: "类别 \(rare.name) 很少，从来没有被预测过")
        : Localized(en: "class \(rare.name) is rare", zh: "类别 \(rare.name) 很少")
    case .overfitting(let part, _):
      Localized(
        en: "overfitting: training does better than \(part.rawValue)",
        zh: "过拟合：训练部分的成绩好于 \(part.rawValue)")
    case .costNotFinite(let cost, _):
      cost.isNaN
        ? Localized(en: "the cost is not a number", zh: "代价不是一个数")
        : Localized(en: "the cost is infinite", zh: "代价是无穷大")
    case .costWasNotFinite:
      Localized(en: "the cost was not a number for a while", zh: "代价曾经不是一个数")
    case .costRises:
      Localized(en: "the cost rises: the learning rate is too high", zh: "代价在上升：学习率太大")
    case .costOscillates:
      Localized(
        en: "the cost swings up and down: the learning rate is rather high",
        zh: "代价上下摆动：学习率偏大")
    case .costFallsSlowly:
      Localized(en: "the learning rate is too low", zh: "学习率太小")
    case .strongL2: Localized(en: "L2 regularisation is too strong", zh: "L2 正则化太强")
    case .strongL1: Localized(en: "L1 regularisation is too strong", zh: "L1 正则化太强")
    case .noHiddenLayer, .noHiddenLayerForNumbers:
      Localized(en: "a hidden layer is missing", zh: "缺一个隐藏层")
    case .largeTargets: Localized(en: "the numbers to predict are large", zh: "要预测的数值太大")
    case .outOfReach(let activation, _, _, _):
      Localized(
        en: "the output's \(activation.rawValue) cannot put out the numbers to predict",
        zh: "输出层的 \(activation.rawValue) 给不出要预测的数值")
    case .wrongGradients:
      Localized(en: "the gradients do not fit the cost", zh: "梯度和代价对不上")
    case .planted: Localized(en: "a mistake is planted in this run", zh: "这次训练里埋着一个错误")
    case .heldBack(let brake): brake.headline
    case .costWillNotBeFinite:
      Localized(en: "the cost will not stay a number", zh: "代价很快就不再是一个数")
    case .costRests: Localized(en: "the cost has come to rest", zh: "代价已经停住")
    case .smallWeights(let layer, _):
      Localized(
        en: "the first weights of layer \(layer) are too small", zh: "第 \(layer) 层的初始权重太小")
    case .costBarelyFalls: Localized(en: "the cost hardly falls", zh: "代价几乎不再下降")
    case .normalizedAlone(let layer):
      Localized(
        en: "batch norm of layer \(layer) has one example in the batch",
        zh: "第 \(layer) 层的批归一化每批只有一个样本")
    case .initialCost: Localized(en: "the first cost is far above guessing", zh: "第一个代价远高于瞎猜")
    }
  }
}

extension Trouble.Feature {
  /// Its name and its row.
  var words: Localized<String> {
    Localized(en: "\(name) (row \(row))", zh: "\(name)（第 \(row) 行）")
  }
}

extension Double {
  /// A share in whole percent; in tenths where it is small.
  var percent: String { "\((self * 100).shortText(digits: self < 0.1 ? 2 : 3)) %" }
}

extension [Int] {
  /// `0, 3, 5` and how many more.
  var listed: Localized<String> {
    let shown = prefix(8).map { "\($0)" }
    let (en, zh) = (shown.joined(separator: ", "), shown.joined(separator: "、"))
    return Localized(
      en: count > 8 ? "\(en) and \(count - 8) more" : en,
      zh: count > 8 ? "\(zh) 等 \(count) 个" : zh)
  }
}
