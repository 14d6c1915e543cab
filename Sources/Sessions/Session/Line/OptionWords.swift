import Languages

/// What options mean, each said once for all commands that have it.
enum OptionWords {
  /// The words of an option, by its name.
  static func meaning(of name: String) -> Localized<String>? { all[name] }

  private static let all: [String: Localized<String>] = settings.merging(data) { own, _ in own }
    .merging(layers) { own, _ in own }.merging(looks) { own, _ in own }

  private static let settings: [String: Localized<String>] = [
    "lr": Localized(en: "learning rate before decay", zh: "学习率，衰减之前"),
    "l2": Localized(en: "strength lambda of L2", zh: "L2 的强度 lambda"),
    "l1": Localized(en: "strength lambda1 of L1", zh: "L1 的强度 lambda1"),
    "batch": Localized(en: "examples of a mini-batch", zh: "小批量的样本数"),
    "shuffle": Localized(en: "a new order each epoch", zh: "每一轮重新打乱"),
    "precision": Localized(en: "of training", zh: "训练的精度"),
    "threads": Localized(en: "for large stages", zh: "用于大的阶段"),
    "products": Localized(en: "who multiplies matrices", zh: "矩阵乘法由谁计算"),
    "history": Localized(en: "megabytes for copies of the past", zh: "保存过去的副本，MB"),
    "digits": Localized(en: "shown of a number", zh: "显示的位数"),
    "images": Localized(en: "how plot shows pictures at a terminal", zh: "plot 在终端怎样显示图"),
    "color": Localized(en: "whether there are colours", zh: "有没有颜色"),
    "pager": Localized(en: "for what is longer than the screen", zh: "显示比屏幕长的内容"),
    "reader": Localized(en: "for a screen reader: no drawings", zh: "给读屏软件用：不画图"),
    "journal": Localized(en: "whether the session is written down", zh: "会话写不写下来"),
    "beta": Localized(en: "share of the old average", zh: "旧平均所占的比重"),
    "beta1": Localized(en: "share of the old mean gradient", zh: "旧的平均梯度所占的比重"),
    "beta2": Localized(en: "share of the old mean square", zh: "旧的平方平均所占的比重"),
    "epsilon": Localized(en: "a small number", zh: "一个很小的数"),
    "weight_decay": Localized(en: "how fast weights shrink by themselves", zh: "权重自行缩小的快慢"),
    "corrected": Localized(en: "whether the beginning's bias is divided out", zh: "是否修正开头的偏差"),
    "rate": Localized(en: "how fast it decays", zh: "衰减的快慢"),
    "k": Localized(en: "the constant above the root", zh: "根号上的常数"),
    "factor": Localized(en: "what it is multiplied by", zh: "每次乘以多少"),
    "every": Localized(en: "after so many epochs", zh: "每隔多少轮"),
  ]

  private static let data: [String: Localized<String>] = [
    "n": Localized(en: "how many", zh: "多少个"),
    "noise": Localized(en: "how far points stray", zh: "点偏离多远"),
    "seed": Localized(en: "where its random stream begins", zh: "随机数流的种子"),
    "classes": Localized(en: "how many classes", zh: "多少个类别"),
    "target": Localized(en: "the columns to predict", zh: "要预测的列"),
    "drop": Localized(en: "columns to leave out", zh: "要去掉的列"),
    "labels": Localized(en: "the file of the labels", zh: "标签的文件"),
    "header": Localized(en: "whether the first line has names", zh: "第一行是不是列名"),
    "kind": Localized(en: "whether numbers are classes", zh: "数字是不是类别"),
    "only": Localized(en: "the classes to keep", zh: "只留下的类别"),
    "missing": Localized(en: "what stands in for no value", zh: "缺失值用什么代替"),
    "key": Localized(en: "which arrays: examples, labels", zh: "取哪些数组：样本,标签"),
    "map": Localized(en: "which tensor of the file is which", zh: "文件里哪个张量对应哪个"),
    "indicator": Localized(en: "a feature that is 1 where there was none", zh: "加一个特征，缺失时为 1"),
    "encode": Localized(en: "what becomes of texts", zh: "文字怎样编码"),
    "decimal": Localized(en: "the sign before a fraction", zh: "小数点的写法"),
    "size": Localized(en: "what pictures are scaled to", zh: "图片缩放到多大"),
    "grey": Localized(en: "whether colours become greys", zh: "彩色是否变成灰度"),
    "names": Localized(en: "whose names the weights get", zh: "权重用谁的名字"),
    "weights": Localized(en: "keep those there are", zh: "keep 保留现有的权重"),
    "shift": Localized(en: "another distribution", zh: "换一种分布"),
    "share": Localized(en: "the share that is shifted", zh: "改变的占比"),
    "train": Localized(en: "its share", zh: "训练部分的占比"),
    "dev": Localized(en: "its share", zh: "开发部分的占比"),
    "test": Localized(en: "its share", zh: "测试部分的占比"),
    "train_dev": Localized(en: "its share", zh: "train-dev 部分的占比"),
    "shifted": Localized(en: "the parts that get the shifted examples", zh: "放改变过的样本的部分"),
  ]

  private static let layers: [String: Localized<String>] = [
    "keep": Localized(en: "share of units that dropout keeps", zh: "dropout 保留的比例"),
    "init": Localized(en: "how weights begin", zh: "权重怎样初始化"),
    "bias": Localized(en: "off leaves b out", zh: "off 去掉 b"),
    "slope": Localized(en: "of leakyrelu below 0", zh: "leakyrelu 在 0 以下的斜率"),
    "layers": Localized(en: "which layers, or how many", zh: "哪些层，或多少层"),
    "hidden": Localized(en: "units of each hidden layer", zh: "每个隐藏层的单元数"),
  ]

  private static let looks: [String: Localized<String>] = [
    "tol": Localized(en: "how far apart is still equal", zh: "相差多少还算相等"),
    "limit": Localized(en: "at most so many", zh: "最多多少个"),
    "back": Localized(en: "how many steps", zh: "多少步"),
    "bins": Localized(en: "how many bars", zh: "多少个直条"),
    "by": Localized(en: "what the axis counts", zh: "横轴按什么计数"),
    "epochs": Localized(en: "how many epochs", zh: "多少轮"),
    "trials": Localized(en: "how many settings are tried", zh: "试多少组设置"),
    "metric": Localized(en: "what is judged by", zh: "按什么评判"),
    "human": Localized(en: "the error of people", zh: "人的错误率"),
    "part": Localized(en: "of the data", zh: "数据的哪一部分"),
    "from": Localized(en: "the first one shown", zh: "从第几个开始"),
    "file": Localized(en: "the file to read", zh: "要读的文件"),
    "x": Localized(en: "the feature to the right", zh: "横轴的特征"),
    "y": Localized(en: "the feature upwards", zh: "纵轴的特征"),
    "watch": Localized(en: "a picture that goes along", zh: "边训练边画的图"),
  ]
}
