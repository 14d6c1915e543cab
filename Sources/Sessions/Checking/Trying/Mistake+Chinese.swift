import Explaining

extension Mistake {
  /// What is wrong, and what to look at, in Chinese.
  var chineseSentence: (what: String, look: String) {
    switch self {
    case .missingAverage:
      (
        "样本上的和没有除以 m",
        "代价是一批样本的平均，所以它的导数 dW、db 等都带 1/m"
      )
    case .extraAverage:
      (
        "除以样本数多除了一次",
        "dZ、dA 和 L 属于每个样本，没有 1/m；只有代价和它的导数 dW、db 等带一次 1/m"
      )
    case .sumInsteadOfMean:
      (
        "该求平均的地方求了和",
        "代价和 batch norm 都在一批样本上求平均"
      )
    case .wrongAxis:
      (
        "求和、求平均或 softmax 的方向不对",
        "样本按列排：axis=1 是对样本，axis=0 是对单元"
      )
    case .missingTranspose:
      (
        "少了一个转置",
        "把形状写在每个因子下面：@ 的内侧维度要相等，外侧维度就是结果"
      )
    case .extraTranspose:
      (
        "有个不该转置的转置了",
        "把形状写在每个因子下面：@ 的外侧维度就是结果"
      )
    case .missingActivationDerivative:
      (
        "少了激活函数的导数 g'(Z)",
        "链式法则从 A 回到 Z 时，要把 dA 逐元素乘以 g'(Z)"
      )
    case .wrongActivationDerivative:
      (
        "这不是本层激活函数的导数",
        "shapes 会告诉你这一层用什么激活函数；对它求导"
      )
    case .wrongSign:
      (
        "有个符号错了",
        "看看加和减，以及谁减谁"
      )
    case .missingKeepProb:
      (
        "没有除以 keep_prob",
        "inverted dropout 要除以 keep_prob，期望值才不变"
      )
    case .extraKeepProb:
      (
        "keep_prob 多用了一次，或者乘除弄反了",
        "dropout 只除以一次 keep_prob：前向在 A_drop 里，反向在 dA 里"
      )
    case .missingMask:
      (
        "没有用 dropout 的掩码 D",
        "被丢掉的单元在前向和反向都是 0，用同一个掩码"
      )
    case .missingLabels:
      (
        "缺标签的地方成了 NaN",
        "缺失的标签在损失和梯度里都算 0：where(isnan(Y), 0, …)"
      )
    case .missingRegularization:
      (
        "正则化加上的那一项（或其中一部分）不见了",
        "有 lambda 时，代价里有权重的惩罚项，dW 里有它的导数"
      )
    case .regularizationFactor:
      (
        "惩罚项的系数不对",
        "代价里是 lambda/(2m) 乘平方；它的导数里是 lambda/m"
      )
    case .missingBiasCorrection:
      (
        "没有修正从 0 开始造成的偏差",
        "从 0 开始的平均一开始太小：要除以 1 - beta^t"
      )
    case .extraBiasCorrection:
      (
        "对从 0 开始的偏差多修正了一次",
        "只除以一次 1 - beta^t，而且只在优化器要求的地方"
      )
    case .wrongStepCount:
      (
        "步数不对",
        "t 从 1 开始数更新次数，beta 的指数就是 t"
      )
    case .epsilonInsideRoot:
      (
        "epsilon 放到了根号里面",
        "这里加在根号之后：sqrt(s) + epsilon 让除数不为 0"
      )
    case .missingRoot:
      (
        "少了一个平方根",
        "s 里存的是平方；步长要除以它的平方根"
      )
    case .missingSquare:
      (
        "少了一个平方",
        "看看什么要平方：s 里的梯度、权重、1 - A² 里的 A"
      )
    case .elementwiseForProduct:
      (
        "该用矩阵乘法 @ 的地方用了逐元素的 *",
        "对输入或样本求和要用 @"
      )
    case .productForElementwise:
      (
        "该用逐元素的 * 的地方用了矩阵乘法 @",
        "链式法则里属于同一批元素的因子用 * 相乘"
      )
    case .wrongLayer:
      (
        "用了别的层的张量",
        "Z_l 和 dW_l 用第 l-1 层的 A；dA_l 用第 l+1 层的 W 和 dZ"
      )
    case .missingBias:
      (
        "少了偏置",
        "每个单元加上自己的 b，batch norm 加上自己的 beta"
      )
    case .betaSwapped:
      (
        "衰减率用反了：beta 和 1 - beta，或者 beta1 和 beta2",
        "旧的平均占 beta，新的值占 1 - beta"
      )
    case .staleParameter:
      (
        "用了别的时刻的值",
        "一个阶段读的是它运行时的值：更新之前的参数，更新之后的平均"
      )
    }
  }
}
