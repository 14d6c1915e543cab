import Engine
import Formulas
import Languages
import Matrices
import Presentation

extension NetworkError {
  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .noLayers:
      network(
        Localized(en: "a network needs a layer", zh: "网络至少要有一层"),
        Localized(en: "net 1 sigmoid is the smallest", zh: "net 1 sigmoid 是最小的"))
    case .tooManyLayers(let count):
      network(
        Localized(en: "\(count) layers are too many", zh: "\(count) 层太多了"),
        Localized(
          en: "at most \(Network.limits.layers)", zh: "最多 \(Network.limits.layers) 层"))
    case .units(let count, let layer):
      network(
        Localized(
          en: "layer \(layer) cannot have \(count) units",
          zh: "第 \(layer) 层不能有 \(count) 个单元"),
        Localized(
          en: "from 1 to \(Network.limits.units)", zh: "1 到 \(Network.limits.units) 个"))
    case .keepProbability(let keep, let layer):
      network(
        Localized(
          en: "keep=\(keep) of layer \(layer) is not in (0, 1]",
          zh: "第 \(layer) 层的 keep=\(keep) 不在 (0, 1] 里"),
        Localized(
          en: "keep= is the share of units that stay, such as 0.8",
          zh: "keep= 是保留单元的比例，例如 0.8"))
    case .dropoutOnOutput(let layer):
      network(
        Localized(
          en: "layer \(layer) is the output and cannot drop out",
          zh: "第 \(layer) 层是输出层，不能用 dropout"),
        Localized(
          en: "every output is needed for the loss; put keep= on a hidden layer",
          zh: "计算损失需要每个输出；把 keep= 写在隐藏层上"))
    case .softmaxInside(let layer):
      network(
        Localized(
          en: "layer \(layer) has softmax but is not the output",
          zh: "第 \(layer) 层用了 softmax，却不是输出层"),
        Localized(en: "use relu or tanh in hidden layers", zh: "隐藏层用 relu 或 tanh"))
    case .softmaxWithOneUnit(let layer):
      network(
        Localized(
          en: "softmax over one unit is always 1 (layer \(layer))",
          zh: "只有一个单元的 softmax 总是 1（第 \(layer) 层）"),
        Localized(
          en: "use 1 sigmoid for two classes, or a unit for each class",
          zh: "两个类别用 1 sigmoid，或者每个类别一个单元"))
    case .slope(let slope, let layer):

      network(
        Localized(
          en: "slope=\(slope) of layer \(layer) is not a number",
          zh: "第 \(layer) 层的 slope=\(slope) 不是数"),
        Localized(en: "such as 0.01", zh: "例如 0.01"))
    case .lossNeedsProbabilities(let loss, let activation):
      network(
        Localized(
          en:
            "\(loss.rawValue) takes the logarithm of the output, which \(activation.rawValue) does "
            + "not keep between 0 and 1",
          zh: "\(loss.rawValue) 要对输出取对数，而 \(activation.rawValue) 的输出不在 0 与 1 之间"),
        Localized(
          en: "end with sigmoid or softmax, or use loss squared",
          zh: "最后一层用 sigmoid 或 softmax，或者用 loss squared"))
    case .lossFromZ(let loss, let activation): lossFromZ(loss, activation.rawValue)
    }
  }

  private func lossFromZ(_ loss: Loss, _ activation: String) -> ErrorReport {
    let needed = (loss.neededActivation ?? .sigmoid).rawValue
    return network(
      Localized(
        en: "\(loss.rawValue) is the loss of \(needed)(Z), and the last layer is \(activation)",
        zh: "\(loss.rawValue) 是 \(needed)(Z) 的损失，而最后一层是 \(activation)"),
      Localized(
        en: "end with \(needed), or take the loss from A: loss \(loss.usual.rawValue)",
        zh: "最后一层用 \(needed)，或者从 A 计算损失：loss \(loss.usual.rawValue)"))
  }

  private func network(
    _ message: Localized<String>, _ hint: Localized<String>
  ) -> ErrorReport {
    ErrorReport(kind: "network", message: message, hint: hint)
  }
}

extension TrainingError {
  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .examplesDiffer(let X, let Y):
      data(
        Localized(
          en: "X \(X) and Y \(Y) have different numbers of examples",
          zh: "X \(X) 和 Y \(Y) 的样本数不同"),
        Localized(en: "examples stand in columns", zh: "一列一个样本"))
    case .noExamples:
      data(Localized(en: "there is no example to learn from", zh: "没有可以学习的样本"), nil)
    case .feature(let value, let row, let column):
      data(
        Localized(en: "X[\(row), \(column)] is \(value)", zh: "X[\(row), \(column)] 是 \(value)"),
        Localized(en: "every feature must be a finite number", zh: "每个特征必须是有限的数"))
    case .inputs(let network, let data):
      fit(
        Localized(
          en: "the network takes \(network) features, the data has \(data)",
          zh: "网络要 \(network) 个特征，数据有 \(data) 个"),
        Localized(en: "describe it anew: net …", zh: "重新描述网络：net …"))
    case .outputs(let network, let data):
      fit(
        Localized(
          en: "the network has \(network.counted("output")), the labels Y have "
            + data.counted("row"),
          zh: "网络有 \(network) 个输出，标签 Y 有 \(data) 行"),
        Localized(
          en: "the last layer must have \(data.counted("unit"))",
          zh: "最后一层必须有 \(data) 个单元") + Self.classNumbers(network, data))
    case .label(let value, let row, let column):
      fit(
        Localized(
          en: "the label Y[\(row), \(column)] is \(value), which this loss cannot take",
          zh: "标签 Y[\(row), \(column)] 是 \(value)，这个损失不能用"),
        Localized(
          en: "bce needs labels from 0 to 1; use loss squared to predict numbers",
          zh: "bce 需要 0 到 1 的标签；预测数值用 loss squared"))
    case .notOneHot(let column):
      fit(
        Localized(
          en: "ce needs one-hot labels, and column \(column) of Y is not",
          zh: "ce 需要 one-hot 标签，而 Y 的第 \(column) 列不是"),
        Localized(
          en: "each column has one 1 and else 0; with a single row of 0 and 1 use 1 sigmoid",
          zh: "每一列一个 1，其余是 0；只有一行 0 和 1 的话用 1 sigmoid"))
    case .batchSize(let size):
      fit(
        Localized(
          en: "a mini-batch cannot have \(size) examples", zh: "小批量不能有 \(size) 个样本"),
        Localized("set batch=64"))
    case .memory(let needed, let room):
      fit(
        Localized(
          en: "the tensors of this network would take \(needed.bytesText), and there is room for "
            + room.bytesText,
          zh: "这个网络的张量要占 \(needed.bytesText)，而只有 \(room.bytesText) 可用"),
        Localized(
          en: "fewer units, a smaller batch (set batch=64) or set precision=float32",
          zh: "减少单元，用小批量（set batch=64），或者 set precision=float32"))
    case .unknownTensor(let name):
      ErrorReport(
        kind: "name",
        message: Localized(en: "there is no tensor \(name)", zh: "没有张量 \(name)"),
        hint: Localized(en: "show lists them", zh: "show 列出所有张量"))
    case .shape(let name, let expected, let found):
      ErrorReport(
        kind: "shape",
        message: Localized(
          en: "\(name) is \(expected) and cannot become \(found)",
          zh: "\(name) 是 \(expected)，不能变成 \(found)"),
        hint: found == expected.transposed
          ? Localized(en: "transpose it with .T", zh: "用 .T 转置") : nil)
    case .cannotSet(let name):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(name) follows from other tensors and cannot be set",
          zh: "\(name) 由别的张量得出，不能设定"))
    case .formula(let tensor, let stage, let error, let source):
      FormulaFailure(error: error, source: source).report(in: "\(stage)", of: tensor)
    case .formulaShape(let tensor, let expected, let found):
      ErrorReport(
        kind: "shape",
        message: Localized(
          en: "\(tensor) is \(expected), and your formula gives \(NumPyArray.text(of: found))",
          zh: "\(tensor) 是 \(expected)，而你的公式得到 \(NumPyArray.text(of: found))"),
        hint: ShapeAdvice.words(for: tensor, wanted: expected, found: found))
    case .noNumbers(let tensor):
      ErrorReport(
        kind: "kind",
        message: Localized(
          en: "\(tensor) is made of numbers, and your formula gives none",
          zh: "\(tensor) 由数组成，而你的公式得到的不是数"),
        hint: Localized(
          en:
            "one array of numbers, or one number, is wanted: no text in quotes, no tuple, no None",
          zh: "要的是一个数组或一个数：不是引号里的文本、元组或 None"))
    case .noExample(let number, let count):
      ErrorReport(
        kind: "index",
        message: Localized(
          en: "indices holds \(number.shortText()), which is no example of the training set",
          zh: "indices 里有 \(number.shortText())，训练集没有这个样本"),
        hint: Localized(
          en: "the examples have the whole numbers from 0 to \(count - 1)",
          zh: "样本的编号是 0 到 \(count - 1) 的整数"))
    case .function(let tensor, let stage, let failure):
      failure.report(of: tensor, in: "\(stage)")
    case .blank(let tensor, let stage):
      ErrorReport(
        kind: "blank",
        message: Localized(
          en: "\(stage) stops at a blank: \(tensor) is yours to write",
          zh: "\(stage) 停在空白处：\(tensor) 由你来写"),
        hint: Localized(
          en: "rewrite \(tensor) = …; blanks lists the shapes",
          zh: "rewrite \(tensor) = …；blanks 列出形状"))
    case .notANumber(let tensor, let stage, let iteration, let own):
      ErrorReport(
        kind: "nan",
        message: Localized(
          en: "\(tensor) stopped being a number at \(stage), iteration \(iteration)",
          zh: "\(tensor) 在第 \(iteration) 次迭代的 \(stage) 变得不是数了"),
        hint: Self.remedy(of: tensor, by: own)
          + Localized(
            en: ". Everything is as it was before the command", zh: "。一切都和命令之前一样"))
    }
  }

  /// What to look at where a tensor stopped being a number: a formula of the learner's that gave
  /// no finite numbers, else the steps that were too large.
  private static func remedy(of tensor: String, by own: String?) -> Localized<String> {
    guard let own else {
      return Localized(
        en: "a smaller lr, or normalize; step up to there and show \(tensor) to see it",
        zh: "用小一点的 lr，或者 normalize；step 到那里再 show \(tensor) 看看")
    }
    if tensor == "L", own.hasPrefix("A") { return outputs(own) }
    return Localized(
      en: "your formula of \(own) gives NaN or Inf there: step up to it, and why \(own) shows what "
        + "it is made of; rewrite \(own) off gives it back to the engine",
      zh: "你写的 \(own) 公式在那里得到 NaN 或 Inf：step 到那里，用 why \(own) 看它由什么算出；"
        + "rewrite \(own) off 还给引擎")
  }

  private static func outputs(_ own: String) -> Localized<String> {
    Localized(
      en:
        "the loss takes logarithms of \(own), and your formula of \(own) gives numbers that are not "
        + "between 0 and 1: step up to it, and show \(own); rewrite \(own) off gives it back to the "
        + "engine",
      zh: "损失要取 \(own) 的对数，而你写的 \(own) 公式得到的数不在 0 和 1 之间：step 到那里，show \(own) "
        + "看看；rewrite \(own) off 还给引擎")
  }

  /// What makes a row for each class of labels that are class numbers.
  private static func classNumbers(_ outputs: Int, _ rows: Int) -> Localized<String> {
    guard outputs > 1, rows == 1 else { return Localized("") }
    return Localized(
      en: "; of class numbers np.eye(\(outputs))[y.flatten()].T makes a row for each class",
      zh: "；如果标签是类别编号，np.eye(\(outputs))[y.flatten()].T 给每个类别一行")
  }

  private func data(
    _ message: Localized<String>, _ hint: Localized<String>?
  ) -> ErrorReport {
    ErrorReport(kind: "data", message: message, hint: hint)
  }

  private func fit(
    _ message: Localized<String>, _ hint: Localized<String>
  ) -> ErrorReport {
    ErrorReport(kind: "fit", message: message, hint: hint)
  }
}

extension ShapeError {
  /// The sentence.
  var report: ErrorReport {
    switch self {
    case .cannotBroadcast(let a, let b):
      shape(
        Localized(
          en: "\(a) and \(b) do not fit element by element", zh: "\(a) 和 \(b) 不能逐元素运算"))
    case .cannotMultiply(let a, let b):
      shape(
        Localized(en: "cannot multiply \(a) by \(b)", zh: "\(a) 不能乘 \(b)")
          + ": \(a.columns) ≠ \(b.rows)")
    case .cannotReshape(let a, let b):
      shape(
        Localized(en: "\(a) cannot become \(b)", zh: "\(a) 不能变成 \(b)")
          + ": \(a.count) ≠ \(b.count)")
    case .impossible(let rows, let columns):
      shape(
        Localized(
          en: "(\(rows), \(columns)) is too large or not a shape",
          zh: "(\(rows), \(columns)) 太大，或者不是形状"))
    }
  }

  private func shape(_ message: Localized<String>) -> ErrorReport {
    ErrorReport(kind: "shape", message: message)
  }
}

extension Int {
  /// So many bytes as a person reads them: `160 GB`, `76.3 MB`.
  fileprivate var bytesText: String {
    let size = Double(self)
    return size < 1e9
      ? (size / 1e6).shortText(digits: 3) + " MB" : (size / 1e9).shortText(digits: 3) + " GB"
  }
}
