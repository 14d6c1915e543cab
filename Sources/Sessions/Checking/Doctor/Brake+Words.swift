import Languages
import Presentation
import Studies

extension Trouble.Brake {
  /// What is the matter, in a line.
  var headline: Localized<String> {
    switch self {
    case .ownFormulas:
      Localized(en: "your own formulas do not learn", zh: "你自己的公式学不动")
    case .ownRate:
      Localized(en: "your own learning rate does not suit", zh: "你自己写的学习率不合适")
    case .ownUpdate(let name, let along) where along < 0:
      Localized(en: "your update of \(name) goes uphill", zh: "你写的 \(name) 的更新在往上坡走")
    case .ownUpdate(let name, let along):
      abs(along) < 0.1
        ? Localized(en: "your update of \(name) hardly moves it", zh: "你写的更新几乎不动 \(name)")
        : Localized(en: "your update of \(name) does not learn", zh: "你写的 \(name) 的更新学不动")
    case .setByHand(let names, _):
      Localized(
        en: "\(names.shortList) as set by hand \(names.count == 1 ? "does" : "do") not suit "
          + "the data",
        zh: "手动设的 \(names.joined(separator: "、")) 不适合这些数据")
    case .longStep(let iteration, _, _):
      Localized(
        en: "iteration \(iteration) has thrown the weights far", zh: "第 \(iteration) 次迭代把权重甩得很远")
    case .frozen(let layers):
      Localized(
        en: "\(layers.count == 1 ? "layer" : "layers") \(layers.listed.en) "
          + "\(layers.count == 1 ? "is" : "are") frozen",
        zh: "第 \(layers.listed.zh) 层冻结了")
    case .decayedRate:
      Localized(en: "decay has taken the learning rate away", zh: "衰减已经把学习率减没了")
    case .weightDecay: Localized(en: "the decay of weights is too strong", zh: "权重衰减太强")
    case .beta: Localized(en: "momentum is too strong", zh: "动量太大")
    case .epsilon: Localized(en: "epsilon makes every step short", zh: "epsilon 让每一步都很短")
    case .noBiases: Localized(en: "layers add no bias", zh: "有的层不加偏置")
    case .smallBatches:
      Localized(en: "batch norm has too few examples", zh: "批归一化的样本太少")
    case .dropout: Localized(en: "dropout leaves too few units", zh: "dropout 留下的单元太少")
    case .linearLayers:
      Localized(en: "the hidden layers have no activation that bends", zh: "隐藏层的激活都是线性的")
    }
  }

  /// The numbers that show it.
  var evidence: Localized<String> {
    switch self {
    case .ownFormulas:
      Localized(
        en: "with the engine's in their place the cost falls; gradcheck tells which gradients fit",
        zh: "换回引擎的公式，代价就会下降；gradcheck 会告诉你哪些梯度对得上")
    case .ownRate(let rate):
      Localized(
        en: "alpha = \(rate.shortText()) by your formula, which set lr does not change",
        zh: "按你的公式 alpha = \(rate.shortText())，set lr 改不了它")
    case .ownUpdate(let name, let along):
      Localized(
        en:
          "its step goes \(along.shortText(digits: 3)) times as far as the engine's would, along "
          + "that one; the engine's takes alpha times d\(name) off",
        zh: "沿着引擎那一步的方向，它走了 \(along.shortText(digits: 3)) 倍；引擎的更新是减去 alpha 乘 d\(name)")
    case .setByHand(let names, let iteration):
      Localized(
        en: "\(names.count == 1 ? "it was" : "they were") given other values before iteration "
          + "\(iteration); without that the cost falls",
        zh: "在第 \(iteration) 次迭代之前给了别的值；不这样做，代价就会下降")
    case .longStep(_, let rate, let now):
      Localized(
        en: "alpha was \(rate.shortText()) there, and is \(now.shortText()) now: one step was "
          + "enough",
        zh: "那时 alpha 是 \(rate.shortText())，现在是 \(now.shortText())：走一步就够了")
    case .frozen(let layers):
      Localized(
        en: "no update changes \(layers.weights.joined(separator: ", "))",
        zh: "\(layers.weights.joined(separator: "、")) 怎么更新都不变")
    case .decayedRate(let rate, let first):
      Localized(
        en: "alpha is \(rate.shortText()); it began at \(first.shortText())",
        zh: "alpha 是 \(rate.shortText())，开始时是 \(first.shortText())")
    case .weightDecay(let decay):
      Localized(
        en:
          "weight_decay=\(decay.shortText()) pulls the weights to 0 faster than the data can hold "
          + "them",
        zh: "weight_decay=\(decay.shortText()) 把权重拉向 0，数据拉不住")
    case .beta(let name, let beta):
      Localized(
        en:
          "\(name)=\(beta.shortText()): v averages over about \((1 / (1 - beta)).shortText()) steps, "
          + "and hardly moves before",
        zh: "\(name)=\(beta.shortText())：v 大约是 \((1 / (1 - beta)).shortText()) 步的平均，在那之前几乎不动")
    case .epsilon(let epsilon):
      Localized(
        en: "each step is divided by the gradients' size plus \(epsilon.shortText())",
        zh: "每一步都除以梯度的大小加 \(epsilon.shortText())")
    case .noBiases:
      Localized(
        en: "where every input is 0 such a layer puts out 0, so its boundary runs through there",
        zh: "输入全是 0 时这样的层只能输出 0，边界总要经过那里")
    case .smallBatches(let batch):
      Localized(
        en: "over \(batch) examples Znorm says little more than which of them is larger",
        zh: "只对 \(batch) 个样本做归一化，Znorm 几乎只说明谁大谁小")
    case .dropout(let keep):
      Localized(
        en: "it keeps \(keep.percent) of a layer's units in each step",
        zh: "每一步只留下一层单元的 \(keep.percent)")
    case .linearLayers:
      Localized(
        en: "layers of linear units are one linear layer: the boundary is a straight line",
        zh: "几层线性单元合起来还是一层线性单元：边界是一条直线")
    }
  }
}

extension [Int] {
  /// What they learn: `W1`.
  fileprivate var weights: [String] { prefix(8).map { "W\($0)" } }
}
