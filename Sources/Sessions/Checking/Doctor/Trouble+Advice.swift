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
    case .costWasNotFinite, .costRises, .costOscillates, .costBarelyFalls, .costFallsSlowly:
      "plot cost"
    case .strongL2, .strongL1: "show norm(W1)"
    case .noHiddenLayer: "evaluate train"
    case .smallWeights(let layer, _, _): "show sqrt(mean(W\(layer)**2))"
    case .overfitting: "evaluate"
    case .unevenInputs, .offCentreInputs:
      "show mean(X_train, axis=1) std(X_train, axis=1)"
    case .imbalance: "evaluate train"
    case .normalizedAlone(let layer): "show Znorm\(layer) dW\(layer)"
    case .initialCost(_, _, let isNow): isNow ? "show J_train" : "plot cost"
    }
  }

  /// The one thing to change first.
  var remedy: Localized<String> {
    switch self {
    case .deadUnits:
      Localized(
        en: "leakyrelu in place of relu, whose units cannot die", zh: "把 relu 换成 leakyrelu，它的单元不会死")
    case .saturation(let layer, _, _):
      Localized(
        en: "init=xavier for layer \(layer); relu in place of it where that is not enough",
        zh: "第 \(layer) 层用 init=xavier；还不够就换成 relu")
    case .vanishingGradients:
      Localized(en: "relu with init=he in the hidden layers", zh: "隐藏层用 relu 和 init=he")
    case .explodingGradients:
      Localized(en: "init=xavier in every layer", zh: "每一层都用 init=xavier")
    case .equalUnits:
      Localized(en: "first weights that are drawn: init=xavier", zh: "随机的初始权重：init=xavier")
    case .costNotFinite(_, let refuted) where refuted > 0:
      Localized(en: "a tenth of the lr: set lr=, then reset", zh: "lr 减到十分之一：set lr=，然后 reset")
    case .costNotFinite, .costWasNotFinite:
      Localized(en: "a tenth of the lr: set lr=, then reset", zh: "lr 减到十分之一：set lr=，然后 reset")
    case .costRises:
      Localized(en: "a third of the lr: set lr=, then reset", zh: "lr 减到三分之一：set lr=，然后 reset")
    case .costOscillates:
      Localized(en: "a third of the lr: set lr=", zh: "lr 减到三分之一：set lr=")
    case .costBarelyFalls:
      Localized(
        en: "optimizer adam; where that does not help, more units", zh: "optimizer adam；如果没用，就加单元")
    case .costFallsSlowly:
      Localized(en: "ten times the lr: set lr=", zh: "lr 加大十倍：set lr=")
    case .strongL2:
      Localized(en: "a tenth of it: set l2=, then reset", zh: "减到十分之一：set l2=，然后 reset")
    case .strongL1:
      Localized(en: "a tenth of it: set l1=, then reset", zh: "减到十分之一：set l1=，然后 reset")
    case .noHiddenLayer:
      Localized(
        en: "a hidden layer: net 8 tanh, … before the output", zh: "加一个隐藏层：net 8 tanh, … 再到输出层")
    case .smallWeights(let layer, _, let fit):
      Localized(
        en: "init=\(fit.scale.rawValue) in place of init=small in layer \(layer)",
        zh: "第 \(layer) 层用 init=\(fit.scale.rawValue)，不用 init=small")
    case .overfitting:
      Localized(en: "more data, or set l2=0.1", zh: "更多数据，或者 set l2=0.1")
    case .unevenInputs, .offCentreInputs: Localized("normalize")
    case .imbalance:
      Localized(
        en: "judging by F1 rather than accuracy, or more examples of the rare class",
        zh: "用 F1 而不是准确率来评判，或者增加少见类别的样本")
    case .normalizedAlone:
      Localized(en: "more examples in a batch: set batch=", zh: "一批用更多样本：set batch=")
    case .initialCost:
      Localized(en: "init=xavier for the last layer", zh: "最后一层用 init=xavier")
    }
  }
}
