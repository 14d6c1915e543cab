import Explaining
import Languages

extension BugKind {
  /// What is computed wrong.
  var summary: Localized<String> {
    switch self {
    case .shiftedLabels:
      Localized(en: "Y is moved by one example against X", zh: "Y 相对 X 错开了一个样本")
    case .missingBias: Localized(en: "b is left out of Z", zh: "Z 里漏了 b")
    case .missingKeepProbability:
      Localized(
        en: "what dropout lets through is not divided by keep_prob",
        zh: "dropout 留下的没有除以 keep_prob")
    case .runningStatistics:
      Localized(
        en: "batch norm uses the running averages while training", zh: "训练时批归一化用了滑动平均")
    case .summedCost:
      Localized(
        en: "J_data is the sum of the losses, not their mean", zh: "J_data 是损失的和，不是平均")
    case .reversedError:
      Localized(
        en: "dZ at the output is Y - A, not A - Y", zh: "输出层的 dZ 是 Y - A，不是 A - Y")
    case .missingMask:
      Localized(en: "dA forgets dropout's mask D", zh: "dA 忘了 dropout 的掩码 D")
    case .missingDerivative:
      Localized(
        en: "dZ is dA, without the activation's derivative", zh: "dZ 就是 dA，漏了激活函数的导数")
    case .wrongTanhDerivative:
      Localized(
        en: "tanh' is taken for 1 - A, not 1 - A ** 2", zh: "tanh' 当成了 1 - A，而不是 1 - A ** 2")
    case .wrongSigmoidDerivative:
      Localized(
        en: "sigmoid' is taken for 1 - A, not A * (1 - A)",
        zh: "sigmoid' 当成了 1 - A，而不是 A * (1 - A)")
    case .constantStatistics:
      Localized(
        en: "batch norm's dZ takes mean and variance for constants",
        zh: "批归一化的 dZ 把均值和方差当成常数")
    case .doubledGradient: Localized(en: "dW is twice too large", zh: "dW 大了一倍")
    case .summedGradient: Localized(en: "dW is not divided by m", zh: "dW 没有除以 m")
    case .summedBiasGradient: Localized(en: "db is not divided by m", zh: "db 没有除以 m")
    case .missingRegularization:
      Localized(en: "dW leaves out what regularisation adds", zh: "dW 漏了正则化的一项")
    case .ascent:
      Localized(en: "the update of W goes up the gradient, not down", zh: "W 的更新沿梯度往上走，不是往下")
    case .frozenBias: Localized(en: "b is never updated", zh: "b 从不更新")
    case .frozenWeights: Localized(en: "W of one layer is never updated", zh: "有一层的 W 从不更新")
    case .momentumWithoutDecay:
      Localized(
        en: "momentum's v = v + dW: nothing is forgotten", zh: "动量法的 v = v + dW：什么都不忘")
    case .missingRoot:
      Localized(en: "RMSprop divides by s, not by its root", zh: "RMSprop 除以 s，而不是 s 的平方根")
    case .missingBiasCorrection:
      Localized(
        en: "Adam's v is not divided by 1 - beta ** t",
        zh: "Adam 的 v 没有除以 1 - beta ** t")
    }
  }

  /// What a run must have for it.
  var need: Localized<String> {
    switch self {
    case .shiftedLabels, .summedCost, .summedGradient:
      Localized(en: "mini-batches of 2 examples or more", zh: "至少 2 个样本的小批量")
    case .summedBiasGradient:
      Localized(
        en: "a layer without batch norm, and 2 examples or more",
        zh: "没有批归一化的一层，和至少 2 个样本")
    case .missingBias, .frozenBias:
      Localized(en: "a layer that learns, without batch norm", zh: "会学习的一层，没有批归一化")
    case .missingKeepProbability, .missingMask:
      Localized(en: "dropout: net 8 relu keep=0.8, …", zh: "dropout：net 8 relu keep=0.8, …")
    case .runningStatistics, .constantStatistics:
      Localized(en: "batch norm: net 8 relu batchnorm, …", zh: "批归一化：net 8 relu batchnorm, …")
    case .reversedError:
      Localized(
        en: "an output and a loss that pair up: sigmoid and bce, softmax and ce, linear and "
          + "squared",
        zh: "配对的输出和损失：sigmoid 配 bce，softmax 配 ce，linear 配 squared")
    case .missingDerivative:
      Localized(en: "a hidden layer that is not linear", zh: "不是 linear 的隐藏层")
    case .wrongTanhDerivative: Localized(en: "a hidden layer with tanh", zh: "用 tanh 的隐藏层")
    case .wrongSigmoidDerivative:
      Localized(en: "a hidden layer with sigmoid", zh: "用 sigmoid 的隐藏层")
    case .missingRegularization:
      Localized(en: "regularisation: set l2=0.1", zh: "正则化：set l2=0.1")
    case .doubledGradient: Localized(en: "a layer", zh: "一层")
    case .ascent, .frozenWeights: Localized(en: "a layer that learns", zh: "会学习的一层")
    case .momentumWithoutDecay: Localized("optimizer momentum")
    case .missingRoot: Localized("optimizer rmsprop")
    case .missingBiasCorrection: Localized("optimizer adam")
    }
  }
}
