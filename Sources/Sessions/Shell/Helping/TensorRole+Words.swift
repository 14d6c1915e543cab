import Engine
import Languages

extension TensorSpec.Role {
  /// What such a tensor is, in a few words.
  var words: Localized<String> {
    switch self {
    case .indices: Localized(en: "which examples the mini-batch holds", zh: "小批量里是哪些样本")
    case .input:
      Localized(en: "the mini-batch's features, an example a column", zh: "小批量的特征，一列一个样本")
    case .label: Localized(en: "the mini-batch's labels", zh: "小批量的标签")
    case .linear: Localized(en: "a layer's linear part", zh: "一层的线性部分")
    case .mean: Localized(en: "batch norm's mean of the mini-batch", zh: "批归一化在小批量上的均值")
    case .variance: Localized(en: "batch norm's variance of the mini-batch", zh: "批归一化在小批量上的方差")
    case .normalized: Localized(en: "Z with mean 0 and variance 1", zh: "均值 0、方差 1 的 Z")
    case .scaled: Localized(en: "what gamma and beta make of it", zh: "用 gamma 和 beta 缩放平移之后的 Z")
    case .activation: Localized(en: "a layer's activation g(Z)", zh: "一层的激活 g(Z)")
    case .mask: Localized(en: "dropout's mask of 0 and 1", zh: "dropout 的 0、1 掩码")
    case .dropped: Localized(en: "the activations that dropout leaves", zh: "dropout 之后的激活")
    case .loss: Localized(en: "the loss of each example", zh: "每个样本的损失")
    case .cost: Localized(en: "the cost, or a part of it", zh: "代价，或代价的一部分")
    case .gradient: Localized(en: "a gradient by a tensor of the forward pass", zh: "对前向张量的梯度")
    case .parameterGradient: Localized(en: "the gradient of J by a parameter", zh: "J 对参数的梯度")
    case .parameter: Localized(en: "what training learns", zh: "训练要学的参数")
    case .average: Localized(en: "the averaged gradient", zh: "梯度的平均")
    case .squaredAverage: Localized(en: "the averaged square of the gradient", zh: "梯度平方的平均")
    case .corrected: Localized(en: "the average corrected for its start", zh: "做过偏差修正的平均")
    case .correctedSquare:
      Localized(en: "the averaged square corrected for its start", zh: "做过偏差修正的平方平均")
    case .runningMean: Localized(en: "batch norm's running mean", zh: "批归一化的滑动均值")
    case .runningVariance: Localized(en: "batch norm's running variance", zh: "批归一化的滑动方差")
    case .own: Localized(en: "a tensor of yours", zh: "你自己的张量")
    }
  }
}
