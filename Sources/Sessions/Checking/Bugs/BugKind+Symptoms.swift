import Explaining
import Languages

extension BugKind {
  /// How it shows.
  var symptom: Localized<String> {
    switch self {
    case .shiftedLabels:
      Localized(
        en: "every gradient is right, for the wrong labels: the cost falls little, on any data",
        zh: "每个梯度都对，只是标签错了：无论什么数据，代价都降不了多少")
    case .missingBias:
      Localized(
        en: "b changes and nothing follows from it; gradcheck finds db wrong",
        zh: "b 在变，却什么也不影响；gradcheck 发现 db 错了")
    case .missingKeepProbability:
      Localized(
        en: "activations are too small while training, and larger in evaluation than what was "
          + "learnt from; gradcheck leaves dropout out and cannot see it",
        zh: "训练时激活值偏小，评估时又比训练时大；gradcheck 不用 dropout，看不出来")
    case .runningStatistics:
      Localized(
        en: "Znorm does not have mean 0 and variance 1 over the batch, and gradcheck disagrees",
        zh: "Znorm 在这一批上的均值不是 0、方差不是 1，gradcheck 也不同意")
    case .summedCost:
      Localized(
        en: "J is m times too large though training goes as it should; gradcheck finds all "
          + "gradients m times too small",
        zh: "J 大了 m 倍，训练却正常；gradcheck 发现所有梯度都小了 m 倍")
    case .reversedError:
      Localized(
        en: "every gradient points the wrong way and the cost rises",
        zh: "每个梯度都指错方向，代价上升")
    case .missingMask:
      Localized(
        en: "units that were dropped learn from a result they had no part in; gradcheck leaves "
          + "dropout out and cannot see it",
        zh: "关掉的单元没有参与计算，却跟着学习；gradcheck 不用 dropout，看不出来")
    case .missingDerivative:
      Localized(
        en: "gradcheck finds this layer and those before it wrong, the ones behind it right",
        zh: "gradcheck 发现这一层和它前面的层错了，后面的层是对的")
    case .wrongTanhDerivative, .wrongSigmoidDerivative:
      Localized(
        en: "training still works, only worse; gradcheck finds this layer and those before it "
          + "wrong",
        zh: "训练还能进行，只是变差；gradcheck 发现这一层和它前面的层错了")
    case .constantStatistics:
      Localized(
        en: "gradcheck finds this layer's W and the layers before it wrong, gamma and beta right",
        zh: "gradcheck 发现这一层的 W 和前面的层错了，gamma 和 beta 是对的")
    case .doubledGradient:
      Localized(
        en: "this layer learns at twice the rate; gradcheck finds a factor of 2",
        zh: "这一层的学习率等于加倍；gradcheck 发现相差 2 倍")
    case .summedGradient, .summedBiasGradient:
      Localized(
        en: "the steps grow with the mini-batch; gradcheck finds a factor of m",
        zh: "小批量越大步子越大；gradcheck 发现相差 m 倍")
    case .missingRegularization:
      Localized(
        en: "the weights are not held back, and gradcheck finds every layer right but this one",
        zh: "权重没有受到约束，gradcheck 发现只有这一层不对")
    case .ascent:
      Localized(
        en: "gradcheck is content, and yet the cost does not fall",
        zh: "gradcheck 没有意见，代价却不下降")
    case .frozenBias:
      Localized(
        en: "gradcheck is content, but b is the same after every update",
        zh: "gradcheck 没有意见，可是每次更新之后 b 都没变")
    case .frozenWeights:
      Localized(
        en: "gradcheck is content, but W of the layer is the same after every update",
        zh: "gradcheck 没有意见，可是每次更新之后这一层的 W 都没变")
    case .momentumWithoutDecay:
      Localized(
        en: "the steps grow and grow, and the cost overshoots; gradcheck is content",
        zh: "步子越来越大，代价冲过了头；gradcheck 没有意见")
    case .missingRoot:
      Localized(
        en: "steps are huge where gradients are small; gradcheck is content",
        zh: "梯度小的地方步子特别大；gradcheck 没有意见")
    case .missingBiasCorrection:
      Localized(
        en: "the first steps have the wrong size, the later ones are right; gradcheck is content",
        zh: "最初几步的大小不对，后来就对了；gradcheck 没有意见")
    }
  }
}
