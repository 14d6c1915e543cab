import Explaining
import Languages

extension Mistake {
  /// What is wrong, and what to look at, as a learner understands it.
  typealias Words = (what: Localized<String>, look: Localized<String>)

  /// What is wrong with the name it has for commands: before it in English, in brackets behind it in
  /// Chinese, where no sentence begins with a foreign word.
  /// - Parameter style: How the name looks.
  func named(_ style: (String) -> String = { $0 }) -> Localized<String> {
    let name = style(rawValue)
    return Localized(en: "\(name): \(words.what.en)", zh: "\(words.what.zh)（\(name)）")
  }

  /// The words of each mistake; one without words in both languages does not compile.
  var words: Words {
    switch self {
    case .missingAverage:
      (
        Localized(en: "the sum over the examples is not divided by m", zh: "对样本求和之后没有除以 m"),
        Localized(
          en: "the cost is a mean over the batch, so its derivatives dW, db, … have 1/m",
          zh: "代价是一批样本的平均，所以它的导数 dW、db 等都带 1/m")
      )
    case .sumInsteadOfMean:
      (
        Localized(en: "a sum stands where the mean is meant", zh: "该求平均的地方求了和"),
        Localized(
          en: "the cost and batch norm take means over the batch",
          zh: "代价和批归一化都在一批样本上求平均")
      )
    case .missingTranspose:
      (
        Localized(en: "a transpose is missing", zh: "少了一个转置"),
        Localized(
          en: "write the shapes under the factors: the inner sides of @ must match and "
            + "the outer sides give the result",
          zh: "把形状写在每个因子下面：@ 的内侧维度要相等，外侧维度就是结果")
      )
    case .missingActivationDerivative:
      (
        Localized(
          en: "the derivative of the activation, g'(Z), is missing",
          zh: "少了激活函数的导数 g'(Z)"),
        Localized(
          en: "the chain rule from A back to Z multiplies dA by g'(Z), element by "
            + "element",
          zh: "链式法则从 A 回到 Z 时，要把 dA 逐元素乘以 g'(Z)")
      )
    case .wrongActivationDerivative:
      (
        Localized(
          en: "that is the derivative of another function than this layer's activation",
          zh: "这不是本层激活函数的导数"),
        Localized(
          en: "shapes tells which activation the layer has; differentiate that one",
          zh: "shapes 会告诉你这一层用什么激活函数；对它求导")
      )
    case .wrongSign:
      (
        Localized(en: "a sign is wrong", zh: "有个符号错了"),
        Localized(
          en: "plus and minus, and which of the two is taken from which",
          zh: "看看加和减，以及谁减谁")
      )
    case .missingRegularization:
      (
        Localized(
          en: "what regularisation adds is missing, or a part of it",
          zh: "正则化加上的那一项（或其中一部分）不见了"),
        Localized(
          en: "with lambda the cost has a penalty on the weights, and dW its derivative; adamw "
            + "takes alpha * weight_decay * W off W",
          zh: "有 lambda 时，代价里有权重的惩罚项，dW 里有它的导数；adamw 从 W 里再减去 alpha * weight_decay * W")
      )
    case .missingBias:
      (
        Localized(en: "the bias is missing", zh: "少了偏置"),
        Localized(
          en: "every unit adds its own b, batch norm its beta",
          zh: "每个单元加上自己的 b，批归一化加上自己的 beta")
      )
    case .missingSquare:
      (
        Localized(en: "a square is missing", zh: "少了一个平方"),
        Localized(
          en: "look for what is squared: the gradient in s, the weights, A in 1 - A²",
          zh: "看看什么要平方：s 里的梯度、权重、1 - A² 里的 A")
      )
    case .missingRoot:
      (
        Localized(
          en: "a square root is missing, or the division by it", zh: "少了一个平方根，或者没有除以它"),
        Localized(
          en: "s holds squares; a step is divided by their root",
          zh: "s 里存的是平方；步长要除以它的平方根")
      )
    case .epsilonInsideRoot:
      (
        Localized(en: "epsilon stands inside the root", zh: "epsilon 放到了根号里面"),
        Localized(
          en: "it is added after the root here: sqrt(s) + epsilon keeps the divisor "
            + "from 0",
          zh: "这里加在根号之后：sqrt(s) + epsilon 让除数不为 0")
      )
    case .missingKeepProb:
      (
        Localized(en: "the division by keep_prob is missing", zh: "没有除以 keep_prob"),
        Localized(
          en: "inverted dropout divides by keep_prob, so that the expected value stays "
            + "the same",
          zh: "inverted dropout 要除以 keep_prob，期望值才不变")
      )
    case .missingMask:
      (
        Localized(en: "dropout's mask D is not applied", zh: "没有用 dropout 的掩码 D"),
        Localized(
          en: "dropped units are 0, forward and backward, by the same mask",
          zh: "被丢掉的单元在前向和反向都是 0，用同一个掩码")
      )
    case .missingLabels:
      (
        Localized(en: "it is NaN where a label is missing", zh: "缺标签的地方成了 NaN"),
        Localized(
          en: "a missing label counts 0 in the loss and in its gradient: "
            + "where(isnan(Y), 0, …)",
          zh: "缺失的标签在损失和梯度里都算 0：where(isnan(Y), 0, …)")
      )
    case .elementwiseForProduct:
      (
        Localized(
          en: "* multiplies element by element where the matrix product @ is meant",
          zh: "该用矩阵乘法 @ 的地方用了逐元素的 *"),
        Localized(en: "a sum over inputs or over examples is @", zh: "对输入或样本求和要用 @")
      )
    case .missingBiasCorrection:
      (
        Localized(en: "the correction for the start at 0 is missing", zh: "没有修正从 0 开始造成的偏差"),
        Localized(
          en: "an average that starts at 0 is too small at first: divide by 1 - beta^t",
          zh: "从 0 开始的平均一开始太小：要除以 1 - beta^t")
      )
    case .betaSwapped:
      (
        Localized(
          en: "the decay rates are exchanged: beta for 1 - beta, or beta1 for beta2",
          zh: "衰减率用反了：beta 和 1 - beta，或者 beta1 和 beta2"),
        Localized(
          en: "the old average keeps the share beta, the new value gets 1 - beta",
          zh: "旧的平均占 beta，新的值占 1 - beta")
      )
    case .wrongLayer:
      (
        Localized(en: "a tensor of another layer is used", zh: "用了别的层的张量"),
        Localized(
          en: "Z_l and dW_l take A of layer l-1; dA_l takes W and dZ of layer l+1",
          zh: "Z_l 和 dW_l 用第 l-1 层的 A；dA_l 用第 l+1 层的 W 和 dZ")
      )
    case .wrongAxis:
      (
        Localized(
          en: "a sum, mean or softmax runs along the wrong side",
          zh: "求和、求平均或 softmax 的方向不对"),
        Localized(
          en: "examples stand in columns: axis=1 goes over the examples, axis=0 over "
            + "the units",
          zh: "样本按列排：axis=1 是对样本，axis=0 是对单元")
      )
    case .extraAverage:
      (
        Localized(en: "it is divided by the number of elements once too often", zh: "多除了一次样本数"),
        Localized(
          en: "dZ, dA and L belong to each example and have no 1/m; only the cost and "
            + "its derivatives dW, db, … have it, once",
          zh: "dZ、dA 和 L 属于每个样本，没有 1/m；只有代价和它的导数 dW、db 等带一次 1/m")
      )
    case .regularizationFactor:
      (
        Localized(en: "the factor of the penalty is off", zh: "惩罚项的系数不对"),
        Localized(
          en: "the cost has lambda/(2m) times the squares; its derivative has lambda/m",
          zh: "代价里是 lambda/(2m) 乘平方；它的导数里是 lambda/m")
      )
    case .wrongStepCount:
      (
        Localized(en: "the step count is off", zh: "步数不对"),
        Localized(
          en: "t counts updates from 1, and the exponent of beta is t",
          zh: "t 从 1 开始数更新次数，beta 的指数就是 t")
      )
    case .extraTranspose:
      (
        Localized(en: "something is transposed that should not be", zh: "有个不该转置的转置了"),
        Localized(
          en: "write the shapes under the factors: the outer sides of @ give the result",
          zh: "把形状写在每个因子下面：@ 的外侧维度就是结果")
      )
    case .productForElementwise:
      (
        Localized(
          en: "@ is the matrix product where * element by element is meant",
          zh: "该用逐元素的 * 的地方用了矩阵乘法 @"),
        Localized(
          en: "factors of the chain rule that belong to the same elements are "
            + "multiplied by *",
          zh: "链式法则里属于同一批元素的因子用 * 相乘")
      )
    case .extraKeepProb:
      (
        Localized(
          en: "keep_prob is used once too often or the wrong way round",
          zh: "keep_prob 多用了一次，或者乘除弄反了"),
        Localized(
          en: "dropout divides by keep_prob once, forward in A_drop and backward in dA",
          zh: "dropout 只除以一次 keep_prob：前向在 A_drop 里，反向在 dA 里")
      )
    case .extraBiasCorrection:
      (
        Localized(
          en: "a correction for the start at 0 is there once too often",
          zh: "对从 0 开始的偏差多修正了一次"),
        Localized(
          en: "divide by 1 - beta^t once, and only where the optimizer asks for it",
          zh: "只除以一次 1 - beta^t，而且只在优化器要求的地方")
      )
    case .staleParameter:
      (
        Localized(en: "a value of another time is used", zh: "用了别的时刻的值"),
        Localized(
          en: "a stage reads what is there when it runs: the parameters before their "
            + "update, the averages after theirs",
          zh: "一个阶段读的是它运行时的值：更新之前的参数，更新之后的平均")
      )
    case .keepProbSwapped:
      (
        Localized(
          en: "keep_prob and 1 - keep_prob are exchanged",
          zh: "keep_prob 和 1 - keep_prob 用反了"),
        Localized(
          en: "keep_prob is the share that stays; divide by what stays, not by what is "
            + "dropped",
          zh: "keep_prob 是保留的比例；除以保留的，不是除以丢掉的")
      )
    case .wrongMask:
      (
        Localized(
          en: "the mask is taken of the wrong tensor, or on the wrong side",
          zh: "掩码取错了张量，或者取错了一边"),
        Localized(
          en: "relu lets through where its own input Z is above 0: (Z > 0), not below, not "
            + "above another number, and not by the gradient's sign",
          zh: "relu 放行的是它自己的输入 Z 大于 0 的地方：(Z > 0)；不是小于，也不是大于别的数，与梯度的符号无关")
      )
    case .derivativeAtActivation:
      (
        Localized(
          en: "the activation's derivative is taken at A instead of at Z",
          zh: "激活函数的导数取在了 A 处，应当取在 Z 处"),
        Localized(
          en: "g'(Z) needs Z; written with A it is another formula: A * (1 - A), 1 - A "
            + "** 2",
          zh: "g'(Z) 要用 Z；用 A 来写就是另一个式子：A * (1 - A)、1 - A ** 2")
      )
    case .extraActivationDerivative:
      (
        Localized(en: "the activation's derivative is there once too often", zh: "激活函数的导数多乘了一次"),
        Localized(
          en: "dZ has g'(Z) once; where the loss pairs with the output, as bce with "
            + "sigmoid, it has cancelled out already",
          zh: "dZ 里 g'(Z) 只出现一次；损失与输出配对时（例如 bce 配 sigmoid），它已经消掉了")
      )
    case .epsilonOutsideRoot:
      (
        Localized(
          en: "epsilon stands outside the root where it belongs inside",
          zh: "epsilon 应在根号里面，却写在了外面"),
        Localized(
          en: "batch norm divides by sqrt(var + epsilon); Adam by sqrt(s) + epsilon",
          zh: "批归一化除以 sqrt(var + epsilon)；Adam 除以 sqrt(s) + epsilon")
      )
    case .missingEpsilon:
      (
        Localized(en: "epsilon is missing", zh: "少了 epsilon"),
        Localized(
          en: "it keeps the divisor from being 0 where the squares are",
          zh: "平方很小时，它让除数不会是 0")
      )
    case .constantStatistics:
      (
        Localized(en: "mean and variance are taken for constants", zh: "把均值和方差当成了常数"),
        Localized(
          en: "mu and var depend on every Z of the batch, so dZ has a part through "
            + "each of them",
          zh: "mu 和 var 依赖整批的 Z，所以 dZ 里有经过它们的部分")
      )
    case .wrongCount:
      (
        Localized(
          en: "it is divided by another count than the number of examples m",
          zh: "除以的不是样本数 m"),
        Localized(
          en: "examples stand in columns: m is X.shape[1]; X.shape[0] and len(X) count "
            + "features, and np.mean without axis divides by all elements",
          zh: "样本按列排：m 是 X.shape[1]；X.shape[0] 和 len(X) 数的是特征，不写 axis 的 np.mean "
            + "除以全部元素的个数")
      )
    case .missingLearningRate:
      (
        Localized(en: "the learning rate alpha is missing", zh: "少了学习率 alpha"),
        Localized(
          en: "an update goes alpha times the step, not the whole of it",
          zh: "更新走的是 alpha 乘以步子，不是整个步子")
      )
    case .missingOneMinusBeta:
      (
        Localized(en: "the share 1 - beta of the new value is missing", zh: "新值前面少了 1 - beta"),
        Localized(
          en: "an average keeps the share beta of the old and takes 1 - beta of the new",
          zh: "加权平均保留旧值的 beta，取新值的 1 - beta")
      )
    case .wrongHyperparameter:
      (
        Localized(en: "one hyper-parameter stands where another belongs", zh: "用错了超参数"),
        Localized(
          en: "plan names the settings a stage uses: alpha, beta, lambda, epsilon, "
            + "keep_prob",
          zh: "plan 写着每个阶段用哪些设置：alpha、beta、lambda、epsilon、keep_prob")
      )
    case .wrongPenalty:
      (
        Localized(en: "the weights stand in the penalty in another way", zh: "惩罚项里的权重写法不对"),
        Localized(
          en: "J has lambda / (2 * m) * sum(W ** 2), so dW has lambda / m * W, element "
            + "by element; L1 has the size of W in J and its sign in dW",
          zh: "J 里是 lambda / (2 * m) * sum(W ** 2)，所以 dW 里是 lambda / m * W，逐个元素；L1 在 J "
            + "里是 W 的大小，在 dW 里是它的符号")
      )
    case .halfTheLoss:
      (
        Localized(en: "one of the two terms of the loss is missing", zh: "损失的两项少了一项"),
        Localized(
          en: "bce has a term for label 1, Y * log(A), and one for label 0, (1 - Y) * "
            + "log(1 - A)",
          zh: "bce 有标签为 1 的一项 Y * log(A)，也有标签为 0 的一项 (1 - Y) * log(1 - A)")
      )
    case .wrongLoss:
      (
        Localized(en: "that belongs to another loss", zh: "那是另一种损失的公式"),
        Localized(
          en: "net says which loss the network has: bce, ce or squared",
          zh: "net 会说这个网络用哪种损失：bce、ce 或 squared")
      )
    case .extraFactor:
      (
        Localized(en: "it is multiplied by a number that does not belong there", zh: "多乘了一个不该有的数"),
        Localized(
          en: "the derivative of (A - Y) ** 2 / 2 has no 2 left, bce and ce bring none, and alpha "
            + "alone scales a step",
          zh: "(A - Y) ** 2 / 2 求导以后没有 2，bce 和 ce 也不带 2；一步的大小只由 alpha 决定")
      )
    case .missingUpdate:
      (
        Localized(en: "it stays what it was", zh: "它没有变"),
        Localized(
          en:
            "a parameter moves by alpha times the step, a running average by its share of the new",
          zh: "参数减去 alpha 乘以步子；滑动平均按比例加进新的值")
      )
    case .missingDecay:
      (
        Localized(en: "the average forgets nothing of the old", zh: "平均里旧值一点也没有忘掉"),
        Localized(
          en: "v keeps the share beta of what it was: beta * v + (1 - beta) * dW",
          zh: "v 只保留旧值的 beta：beta * v + (1 - beta) * dW")
      )
    case .runningStatistics:
      (
        Localized(
          en: "the running averages stand where the mini-batch's statistics belong",
          zh: "该用小批量的统计量，却用了滑动平均"),
        Localized(
          en: "while training Z is normalised by mu and var of its own mini-batch; the averages "
            + "are for evaluation",
          zh: "训练时用这个小批量自己的 mu 和 var 归一化 Z；滑动平均留给评估")
      )
    case .shiftedLabels:
      (
        Localized(en: "the labels are those of other examples", zh: "标签是别的样本的"),
        Localized(
          en: "column i of Y belongs to column i of X",
          zh: "Y 的第 i 列属于 X 的第 i 列")
      )
    case .missingGamma:
      (
        Localized(en: "batch norm's gamma is missing", zh: "少了批归一化的 gamma"),
        Localized(
          en: "Ztilde is gamma * Znorm + beta, so dZnorm is dZtilde * gamma",
          zh: "Ztilde 是 gamma * Znorm + beta，所以 dZnorm 是 dZtilde * gamma")
      )
    case .wrongNormalization:
      (
        Localized(
          en: "a tensor before batch norm stands for one behind it, or the other way round",
          zh: "把批归一化前和批归一化后的张量弄混了"),
        Localized(
          en: "Z becomes Znorm, Znorm becomes Ztilde, and the activation is taken of Ztilde",
          zh: "Z 变成 Znorm，Znorm 变成 Ztilde，激活函数作用在 Ztilde 上")
      )
    case .labelsLeftOut:
      (
        Localized(en: "the labels are left out", zh: "没有用到标签"),
        Localized(
          en: "the error is how far A is from Y: A - Y",
          zh: "误差是 A 与 Y 相差多少：A - Y")
      )
    case .wrongActivation:
      (
        Localized(
          en: "that is another activation than this layer's", zh: "这不是本层的激活函数"),
        Localized(
          en: "shapes tells which activation the layer has, and its slope",
          zh: "shapes 会告诉你这一层用什么激活函数，斜率是多少")
      )
    case .wrongOptimizer:
      (
        Localized(en: "that is the step of another optimizer", zh: "这是另一种优化算法的一步"),
        Localized(
          en: "momentum's step is v itself; Nesterov's looks ahead to where v leads",
          zh: "momentum 的一步就是 v；Nesterov 先看 v 要到的地方")
      )
    case .factorsExchanged:
      (
        Localized(en: "the factors of a product stand in the other order", zh: "矩阵乘积两个因子的次序反了"),
        Localized(
          en: "A @ B is not B @ A: each row of the left meets each column of the right",
          zh: "A @ B 不是 B @ A：左边的每一行与右边的每一列相乘")
      )
    case .missingKeepdims:
      (
        Localized(
          en: "a sum or a mean loses the side it goes along, and then stands along the other",
          zh: "求和、求平均以后少了一边，再计算时就对到另一边去了"),
        Localized(
          en: "keepdims=True keeps that side as 1: (5, 1), not (5,)",
          zh: "keepdims=True 把那一边保留为 1：(5, 1)，不是 (5,)")
      )
    case .activationForDerivative:
      (
        Localized(
          en: "the activation itself stands where its derivative belongs",
          zh: "该写激活函数的导数，却写了激活函数本身"),
        Localized(
          en: "dZ = dA * g'(Z): for relu g' is 1 or 0, a mask, and not max(0, Z)",
          zh: "dZ = dA * g'(Z)：relu 的 g' 是 1 或 0，是掩码，不是 max(0, Z)")
      )
    case .missingOldAverage:
      (
        Localized(
          en: "what the average was before is left out", zh: "漏掉了平均原来的值"),
        Localized(
          en: "an average takes the share beta of what it was, and 1 - beta of what is new",
          zh: "平均由两部分组成：旧值的 beta，加上新值的 1 - beta")
      )
    case .extraSquare:
      (
        Localized(en: "the gradient is squared twice", zh: "梯度平方了两次"),
        Localized(
          en: "s averages dW ** 2; is what comes in squared already?",
          zh: "s 是 dW ** 2 的平均；传进来的是不是已经平方过了？")
      )
    case .extraRegularization:
      (
        Localized(en: "the penalty pulls at b, which it does not hold", zh: "惩罚项里没有 b，却也拉了 b"),
        Localized(
          en: "the cost adds squares of W alone, so db has no part of lambda",
          zh: "代价里只加了 W 的平方，所以 db 里没有 lambda 那一项")
      )
    case .decayAfterStep:
      (
        Localized(
          en: "the decay shrinks W after the step, and the step with it",
          zh: "先走了一步再衰减，连走的那一步也缩小了"),
        Localized(
          en: "the decay takes alpha * weight_decay times the W from before the step off",
          zh: "衰减减去的是 alpha * weight_decay 乘更新之前的 W")
      )
    case .missingGradient:
      (
        Localized(
          en: "the derivative of the activation alone: what comes back to A is missing",
          zh: "只有激活函数的导数，少了传回 A 的梯度"),
        Localized(
          en: "the chain rule: what comes back to A, times how A follows from Z",
          zh: "链式法则：传回 A 的梯度乘以 A 对 Z 的导数")
      )
    case .plainGradient:
      (
        Localized(
          en: "the gradient itself stands where the optimizer's average of it belongs",
          zh: "该用优化器的平均，却直接用了梯度"),
        Localized(
          en: "this optimizer steps by v, or divides by the root of s: plan shows its update",
          zh: "这个优化器按 v 走，或者除以 s 的平方根：plan 显示它怎样更新")
      )
    }
  }
}
