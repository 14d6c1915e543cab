extension Term {
  /// How steps are made better than plain ones.
  static let optimizing = [
    Term(
      ["weighted average", "exponentially weighted average", "moving average", "ewa"],
      ["指数加权平均", "移动平均", "滑动平均"],
      "v = beta * v + (1 - beta) * x: an average over about the last 1 / (1 - beta) values.",
      "v = beta * v + (1 - beta) * x：大约是最近 1 / (1 - beta) 个值的平均。",
      tries: ["ewa temp_max"], lesson: "ewa"),
    Term(
      ["bias correction"], ["偏差修正"],
      "Divides a weighted average by 1 - beta**t, since it began at 0.",
      "加权平均从 0 开始，所以除以 1 - beta**t。", tries: ["ewa temp_max"], lesson: "ewa"),
    Term(
      ["momentum"], ["动量", "动量梯度下降"],
      "Steps go along the weighted average of the gradients: what swings cancels, what lasts adds up.",
      "沿着梯度的加权平均走：来回摆动的互相抵消，一直同向的累积起来。",
      tries: ["optimizer momentum lr=0.1"], lesson: "momentum"),
    Term(
      ["rmsprop"], ["均方根传播"],
      "Divides each step by the root of the averaged square of its gradient: steep directions get small steps.",
      "每一步除以梯度平方平均的根：陡的方向步子小。",
      tries: ["optimizer rmsprop lr=0.01"], lesson: "rmsprop"),
    Term(
      ["adam"], ["adam 优化算法"],
      "Momentum over rmsprop, both corrected for their beginning.",
      "动量除以 rmsprop，两者都做偏差修正。", tries: ["optimizer adam lr=0.01"], lesson: "adam"),
    Term(
      ["optimizer", "optimiser"], ["优化器", "优化算法"],
      "What makes a step of a gradient: gd, momentum, rmsprop, adam and more, or your own.",
      "怎样由梯度得到一步：gd、momentum、rmsprop、adam 等，也可以自己写。",
      tries: ["optimizer adam lr=0.01"], lesson: "momentum"),
    Term(
      ["learning rate decay", "learning-rate decay"], ["学习率衰减"],
      "A learning rate that shrinks from epoch to epoch: large steps first, small ones near the goal.",
      "学习率一轮比一轮小：先大步走，接近目标时小步走。",
      tries: ["decay inverse rate=1", "plot lr"], lesson: "decay"),
    Term(
      ["hyper-parameter", "hyperparameter", "tuning"], ["超参数", "调参"],
      "What training does not learn: learning rate, layers, batch. Try values at random, rates by their logarithm.",
      "训练学不到的：学习率、层数、批量大小。随机取值，学习率按对数取。",
      tries: ["set"], lesson: "search"),
    Term(
      ["saddle point", "local optimum", "plateau"], ["鞍点", "局部最优", "平台"],
      "Where the gradient is 0 or nearly so without being the goal; with many weights mostly saddles.",
      "梯度为 0 或几乎为 0，却还不是目标；权重多时多半是鞍点。",
      tries: ["plot cost"], lesson: "adam"),
  ]

  /// How to find out what to do next.
  static let strategy = [
    Term(
      ["training set", "dev set", "test set", "split"], ["训练集", "开发集", "测试集"],
      "Train to learn from, dev to choose by, test to judge once at the end.",
      "训练集用来学，开发集用来挑选，测试集只在最后评判一次。",
      tries: ["split train=0.8 dev=0.2"], lesson: "bias"),
    Term(
      ["data mismatch", "train-dev set"], ["数据不匹配", "训练-开发集"],
      "Training and dev examples come from different sources; a train-dev part tells mismatch from variance.",
      "训练集和开发集来自不同的来源；train-dev 部分能把它和方差分开。",
      tries: ["diagnose"], lesson: "mismatch"),
    Term(
      ["human level", "bayes error"], ["人类水平", "贝叶斯误差"],
      "The least error people reach, a stand-in for the least possible one.",
      "人能达到的最小误差，用来近似可能的最小误差。",
      tries: ["diagnose human=0.01"], lesson: "human"),
    Term(
      ["accuracy"], ["准确率", "正确率"],
      "The share of right answers. In formulas: accuracy_train, accuracy_dev.",
      "答对的占比。公式里写 accuracy_train、accuracy_dev。",
      tries: ["evaluate", "accuracy_train"], lesson: "metrics"),
    Term(
      ["precision", "recall", "f1"], ["查准率", "查全率", "精确率", "召回率"],
      "Precision: of those called positive, how many are. Recall: of those that are, how many were called. F1: their harmonic mean.",
      "查准率：说是的里面有多少真是；查全率：真是的里面说中了多少；F1 是两者的调和平均。",
      tries: ["evaluate"], lesson: "metrics"),
    Term(
      ["error analysis"], ["误差分析", "错误分析"],
      "Look at wrong answers, tag why, and count: the tally says how much each cure could gain.",
      "看答错的样本，记下原因，再数一数：tally 说出每种改进最多能得到多少。",
      tries: ["errors dev", "tally dev"], lesson: "errors"),
    Term(
      ["transfer learning", "fine-tuning"], ["迁移学习", "微调"],
      "Layers learnt on much data are kept, the last ones replaced and learnt on little.",
      "保留在大量数据上学到的层，换掉最后几层，用少量数据再学。",
      tries: ["freeze 1", "unfreeze 1"], lesson: "transfer"),
    Term(
      ["multi-task learning", "multitask"], ["多任务学习"],
      "One network answers several yes-or-no questions; labels that are missing are left out of J.",
      "一个网络回答几个是非题；缺的标签不计入 J。",
      tries: ["help data"], lesson: "multitask"),
  ]
}
