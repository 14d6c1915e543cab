extension Term {
  /// What training does, and what keeps it well.
  static let training = [
    Term(
      ["gradient descent"], ["梯度下降", "梯度下降法"],
      "W = W - alpha * dW: each parameter goes down the slope, by the learning rate.",
      "W = W - alpha * dW：每个参数沿着坡往下走，步子是学习率。",
      tries: ["optimizer gd lr=0.1"], lesson: "descent"),
    Term(
      ["learning rate", "alpha", "lr", "step size"], ["学习率"],
      "alpha: how far a step goes. Too large and J jumps or grows; too small and it creeps.",
      "alpha：一步走多远。太大，J 会跳动甚至变大；太小，下降很慢。",
      tries: ["set lr=0.1", "plot lr"], lesson: "descent"),
    Term(
      ["iteration"], ["迭代"],
      "One mini-batch through forward, cost, backward and update. epoch and iteration are names in formulas.",
      "一个小批量走完前向、代价、反向和更新。epoch 和 iteration 可以写在公式里。",
      tries: ["train 10 iterations", "plan"], lesson: "minibatch"),
    Term(
      ["epoch"], ["轮", "轮次"], "As many iterations as it takes for every example to be used once.",
      "每个样本都用过一次所需的迭代。", tries: ["train 1 epochs"], lesson: "minibatch"),
    Term(
      ["mini-batch", "minibatch", "batch", "batch size"], ["小批量", "批量"],
      "The examples of one iteration. Small ones are noisy but many; batch=all takes the whole training set.",
      "一次迭代用的样本。小批量噪声大但步数多；batch=all 用整个训练集。",
      tries: ["set batch=64"], lesson: "minibatch"),
    Term(
      ["initialisation", "initialization", "xavier", "he"], ["初始化", "权重初始化"],
      "Small random weights, of a size that keeps Z alike from layer to layer: he for relu, xavier for tanh.",
      "随机的小权重，大小使各层的 Z 相近：relu 用 he，tanh 用 xavier。",
      tries: ["seed 3", "plot histogram W1"], lesson: "init"),
    Term(
      ["vanishing gradients", "exploding gradients"], ["梯度消失", "梯度爆炸"],
      "Layer by layer the gradient is multiplied; in a deep network it may shrink to nothing or grow without end.",
      "梯度一层层相乘；网络深时可能小到没有，也可能越来越大。",
      tries: ["doctor"], lesson: "init"),
    Term(
      ["overfitting"], ["过拟合"],
      "Good on the training set and bad on dev: high variance. More data, regularisation or dropout help.",
      "训练集上好、开发集上差：方差高。更多数据、正则化或随机失活有帮助。",
      tries: ["diagnose"], lesson: "bias"),
    Term(
      ["underfitting"], ["欠拟合"],
      "Bad on the training set already: high bias. A larger network or longer training helps.",
      "训练集上已经不好：偏差高。更大的网络或更长的训练有帮助。",
      tries: ["diagnose"], lesson: "bias"),
    Term(
      ["high bias", "avoidable bias"], ["高偏差", "可避免偏差", "偏差"],
      "The error on the training set beyond that of people: the network does not fit what it saw.",
      "训练集上的误差超过人的部分：连见过的样本都没有学好。",
      tries: ["diagnose human=0.01"], lesson: "bias"),
    Term(
      ["variance", "high variance"], ["方差", "高方差"],
      "The gap from the training set to dev: the network does not carry over to what it has not seen.",
      "训练集到开发集的差距：学到的不能推广到没见过的样本。",
      tries: ["diagnose human=0.01"], lesson: "bias"),
    Term(
      ["regularisation", "regularization", "l2", "l1", "weight decay", "lambda"],
      ["正则化", "权重衰减"],
      "Adds lambda / 2m times the squares of the weights to J, so that each update shrinks them.",
      "在 J 上加 lambda / 2m 乘以权重的平方和，每次更新都让权重缩小一点。",
      tries: ["set l2=0.7"], lesson: "regularisation"),
    Term(
      ["dropout", "keep_prob"], ["随机失活", "丢弃法"],
      "In training some units are silenced at random (D1) and the rest divided by keep_prob; never in evaluation.",
      "训练时随机让一些单元不出声（D1），其余除以 keep_prob；评估时不做。",
      tries: ["net 8 relu keep=0.8, 3 softmax"], lesson: "dropout"),
    Term(
      ["normalisation", "normalization"], ["归一化", "标准化"],
      "Each feature minus its mean, divided by its deviation, both of the training set: the valley becomes round.",
      "每个特征减去训练集的均值，再除以标准差：山谷变圆，好走。",
      tries: ["normalize"], lesson: "normalise"),
    Term(
      ["batch norm", "batchnorm", "batch normalisation", "batch normalization"], ["批归一化"],
      "Z of each layer normalised over the mini-batch, then stretched by gamma and moved by beta, which are learnt.",
      "把每层的 Z 在小批量上归一化，再用学来的 gamma 拉伸、beta 平移。",
      tries: ["net 8 relu batchnorm, 3 softmax"], lesson: "batchnorm"),
  ]
}
