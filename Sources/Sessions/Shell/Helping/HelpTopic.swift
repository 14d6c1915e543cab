import Cells
import Languages
import Lessons

/// What can be asked about besides the commands.
enum HelpTopic: String, CaseIterable {
  case formulas, python, names, keys, performance, limits

  /// What `help` says of it.
  var text: Localized<String> {
    switch self {
    case .formulas: Self.aboutFormulas
    case .python: Self.aboutPython
    case .names: Self.aboutNames
    case .keys: Self.aboutKeys
    case .performance: Self.aboutPerformance
    case .limits: Self.aboutLimits
    }
  }

  /// The topic that a word asks for, by its name or another.
  init?(asked word: String) {
    if ["ctrl-", "ctrl+", "alt-", "alt+", "meta-", "c-", "^"].contains(where: word.hasPrefix) {
      self = .keys
      return
    }
    if PythonWords.keywords.contains(word), word != "lambda" {
      self = .python
      return
    }
    guard let topic = Self.allCases.first(where: { ($0.otherWords + [$0.rawValue]).contains(word) })
    else { return nil }
    self = topic
  }

  private var otherWords: [String] {
    switch self {
    case .formulas:
      ["formula", "functions", "numpy", "np", "expressions", "expression", "公式", "函数", "表达式"]
    case .python: ["cell", "code", "def", "代码", "代码块", "单元"]
    case .names: ["name", "tensors", "tensor", "notation", "symbols", "名字", "张量", "记号", "符号"]
    case .keys:
      [
        "keyboard", "shortcut", "shortcuts", "bindings", "tab", "completion", "editing", "hints",
        "键", "键盘", "按键", "快捷键", "补全", "编辑键",
      ]
    case .performance: ["speed", "fast", "性能", "速度"]
    case .limits: ["limit", "safe", "--safe", "限制", "上限", "安全"]
    }
  }

  /// What it is about, in a few words.
  var summary: Localized<String> {
    switch self {
    case .formulas: Localized(en: "what is worked out, and its functions", zh: "能计算什么，有哪些函数")
    case .python: Localized(en: "the part of Python that runs here", zh: "这里能运行的 Python")
    case .names: Localized(en: "what Z1, dW2, J_dev and others mean", zh: "Z1、dW2、J_dev 等名字的意思")
    case .keys: Localized(en: "what keys do while a line is typed", zh: "输入时各个键的作用")
    case .performance: Localized(en: "precision, threads, the same bits", zh: "精度、线程、逐位相同")
    case .limits: Localized(en: "how large things may be", zh: "各种东西最大多大")
    }
  }

  private static let aboutFormulas = Localized(
    en: """
      Anything that is not a command is a formula, in NumPy's spelling: + - * / ** @, .T, \
      .shape, slices such as A1[0:2, :], comparisons that give 0 and 1, broadcasting, and \
      functions: dot multiply sum mean var std max min argmax abs exp log sqrt tanh sign maximum \
      minimum where zeros ones eye rand randn reshape round norm sigmoid relu softmax isnan all \
      any load and more; softmax is over the column, an example, unless axis= says otherwise. np. \
      before a name may be left out; where it stands, what NumPy refuses is refused. x = … makes a variable; W1 = … sets \
      the tensor, and the run goes on from there; what was computed with the old W1 is named, and \
      marked by show until it is computed anew. Example: np.sum(dZ2, axis=1, keepdims=True) / m
      """,
    zh: """
      不是命令的输入都当作公式，写法和 NumPy 一样：+ - * / ** @、.T、.shape、切片（如 A1[0:2, :]）、\
      结果为 0 或 1 的比较、广播，以及函数 dot multiply sum mean var std max min argmax abs exp log \
      sqrt tanh sign maximum minimum where zeros ones eye rand randn reshape round norm sigmoid \
      relu softmax isnan all any load 等；softmax 按列（一列一个样本）计算，除非用 axis= 指定。名字前的 np. \
      可以省略；写了 np.，NumPy 不接受的这里也不接受。x = … 定义一个变量；W1 = … 改写这个\
      张量，训练从这里继续；用原来的 W1 算出的张量会指出来，重新计算之前 show 都会注明。例子：np.sum(dZ2, axis=1, keepdims=True) / m
      """)

  private static let aboutNames = Localized(
    en: """
      X, Y the mini-batch; Z1, A1 a layer's linear part and activation; D1, A1_drop dropout's \
      mask and result; L, J the losses and the cost; dZ1, dA1, dW1, db1 the gradients; W1, b1 \
      the parameters; vdW1, sdW1 an optimizer's state; X_train, Y_dev, J_dev, accuracy_dev a \
      part of the data and what it gives. ZL, AL, WL mean the last layer. Scalars: m t alpha \
      lambda epoch iteration keep_prob1. `show` lists all there are.
      """,
    zh: """
      X、Y 是当前的 mini-batch；Z1、A1 是一层的线性部分和激活；D1、A1_drop 是 dropout 的掩码和结果；\
      L、J 是各样本的损失和总代价；dZ1、dA1、dW1、db1 是梯度；W1、b1 是参数；vdW1、sdW1 是优化器的状态；\
      X_train、Y_dev、J_dev、accuracy_dev 是数据的某一部分和在它上面的结果。ZL、AL、WL 指最后一层。\
      标量有 m t alpha lambda epoch iteration keep_prob1。输入 `show` 列出全部。
      """)

  /// What `Benchmarks/products.py` printed, to two digits.
  private static let measuredProducts = """
      n                    4    16    64   256  1024
      float32  own       1.2    35    81    74    69
      float32  openblas 0.64    16    59    79    83
      float64  own       1.3    22    37    32    34
      float64  openblas 0.64    13    32    39    41
    """

  private static let aboutPerformance = Localized(
    en: """
      set precision=float32 keeps about 7 digits for float64's 16: half the memory, and about \
      twice the speed of large products. Formulas and gradcheck stay in float64. Digits that \
      were rounded away come back by `back` only.

      set threads=2 shares large stages between threads, with the same bits for any number. set \
      products=own|openblas says who multiplies in the whole run: our own tiles, or OpenBLAS on \
      one thread; auto is the tiles where there is AVX2. @ in a formula has the bits of \
      training's product; the two choices differ in the last. Products of n x n, in GFLOP/s:
      \(measuredProducts)
      Medians, one core of an AMD EPYC with AVX2, OpenBLAS 0.3.21. Benchmarks/products.py \
      measures yours.

      The same commands give the same bits on the same processor, whether you step or train, go \
      back or not. On another kind the last bits may differ.

      Looking is free: what you see is the code that trains, and a run's last iteration leaves \
      every tensor in memory. set history=256 is the most megabytes for copies of the past; \
      with fewer, back and goto have more to replay.
      """,
    zh: """
      set precision=float32 保留约 7 位数字（float64 约 16 位）：内存减半，大矩阵相乘快约一倍。公式和 \
      gradcheck 仍用 float64 计算。舍入丢掉的数字只有用 `back` 回到改动之前才能找回。

      set threads=2 让两个线程分担计算量大的阶段，线程数不影响结果的任何一位。set \
      products=own|openblas 决定整个训练里矩阵乘法由谁计算：自己的分块，或单线程的 OpenBLAS；auto 在\
      有 AVX2 时用分块。公式里的 @ 与训练中的乘积逐位相同；两种选择之间最后几位不同。n x n 矩阵相乘的\
      速度，单位 GFLOP/s：
      \(measuredProducts)
      在 AMD EPYC（AVX2）的一个核上与 OpenBLAS 0.3.21 比较，取中位数。Benchmarks/products.py 可以\
      测自己的机器。

      在同一种处理器上，同样的命令得到逐位相同的结果，无论单步、训练还是回退重来。换一种处理器，最后几位\
      可能不同。

      查看不花代价：你看到的就是训练的代码，一段训练的最后一次迭代把每个张量都留在内存里。set \
      history=256 是保存过去最多用的内存，单位 MB；给得越少，back 和 goto 要重算的就越多。
      """)
}
