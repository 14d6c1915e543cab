import Engine
import Languages
import Studies

extension Trouble {
  /// The command that shows it.
  var command: String {
    switch self {
    case .deadUnits(let layer, _, _, _): "show mean(A\(layer) == 0, axis=1)"
    case .saturation(let layer, .tanh, _): "show mean(abs(A\(layer)) > 0.99)"
    case .saturation(let layer, _, _): "show mean(abs(A\(layer) - 0.5) > 0.49)"
    case .vanishingGradients(let sizes, let layer), .explodingGradients(let sizes, let layer):
      "show sqrt(mean(dZ\(layer)**2)) sqrt(mean(dZ\(sizes.count)**2))"
    case .equalUnits(let layer, _): "show W\(layer) dW\(layer)"
    case .costNotFinite(_, let refuted): refuted > 0 ? "why J" : "show J L"
    case .costWasNotFinite, .costRises, .costOscillates, .costBarelyFalls: "plot cost"
    case .overfitting: "evaluate"
    case .unevenInputs, .offCentreInputs:
      "show mean(X_train, axis=1) std(X_train, axis=1)"
    case .imbalance: "evaluate train"
    case .initialCost(_, _, let isNow): isNow ? "show J_train" : "plot cost"
    }
  }

  /// What may help.
  var remedy: Localized<String> {
    switch self {
    case .deadUnits:
      Localized(
        en: "a smaller lr and init=he; or leakyrelu, whose units cannot die",
        zh: "更小的 lr 和 init=he；或者 leakyrelu，它的单元不会死")
    case .saturation:
      Localized(
        en: "init=xavier, normalize, batchnorm, or relu in place of it",
        zh: "init=xavier、normalize、batchnorm，或者换成 relu")
    case .vanishingGradients:
      Localized(
        en: "init=he with relu or init=xavier with tanh, batchnorm, or fewer layers",
        zh: "relu 用 init=he，tanh 用 init=xavier；batchnorm；或者减少层数")
    case .explodingGradients:
      Localized(
        en: "init=he or xavier, batchnorm, a smaller lr, or fewer layers",
        zh: "init=he 或 xavier、batchnorm、更小的 lr，或者减少层数")
    case .equalUnits:
      Localized(
        en: "first weights that are drawn: init=he, or init=xavier",
        zh: "随机的初始权重：init=he 或 init=xavier")
    case .costNotFinite(_, let refuted) where refuted > 0:
      Localized(
        en: "smaller weights and inputs: normalize, init=xavier, a smaller lr, set l2=0.1; then "
          + "reset",
        zh: "更小的权重和输入：normalize、init=xavier、更小的 lr、set l2=0.1；然后 reset")
    case .costNotFinite, .costWasNotFinite:
      Localized(en: "a smaller lr, normalize; then reset", zh: "更小的 lr、normalize；然后 reset")
    case .costRises:
      Localized(en: "a third of the lr: set lr=, then reset", zh: "lr 减到三分之一：set lr=，然后 reset")
    case .costOscillates:
      Localized(
        en: "a smaller lr, decay, a larger batch, or optimizer adam",
        zh: "更小的 lr、decay、更大的 batch，或者 optimizer adam")
    case .costBarelyFalls:
      Localized(
        en:
          "a larger lr; where that does not help, another init, optimizer adam or a bigger network",
        zh: "更大的 lr；如果没用，换一种 init、用 optimizer adam，或者更大的网络")
    case .overfitting:
      Localized(
        en: "more data, set l2=0.1, keep=0.8 in net, or fewer epochs",
        zh: "更多数据、set l2=0.1、在 net 里用 keep=0.8，或者少训练几轮")
    case .unevenInputs, .offCentreInputs: Localized(en: "normalize", zh: "normalize")
    case .imbalance:
      Localized(
        en: "judging by F1 rather than accuracy, or more examples of the rare class",
        zh: "用 F1 而不是准确率来评判，或者增加少见类别的样本")
    case .initialCost:
      Localized(
        en: "init=xavier or small for the last layer, and normalize",
        zh: "最后一层用 init=xavier 或 small，并且 normalize")
    }
  }
}
