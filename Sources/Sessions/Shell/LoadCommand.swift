import Cells
import Datasets
import Engine
import Glibc
import Languages
import Presentation

/// `load`: weights of a file in place of the network's.
struct LoadCommand: Command {
  let name = "load"
  let topic = Topic.session
  let summary = Localized(en: "take the network's weights from a file", zh: "从文件读入网络的权重")
  let usage = [
    "load FILE.safetensors [layers=1-2] [map=W1:NAME,…]", "load FILE.npz [layers=1-2]",
    "load parameters [layers=1-2]",
  ]
  let options = ["layers", "map"]
  let completions = [CompletionKind.files, .words(["parameters"])]
  let examples = [
    "load digits.safetensors", "load parameters", "load digits.safetensors layers=1-2",
  ]
  let details = Localized(
    en: """
      The file holds the tensors of the network by their names, each of the same shape; with \
      layers= only those of some layers are taken and the rest may differ. Other names, such \
      as PyTorch's fc1.weight or Keras's kernel, are taken by their order and shape; \
      map=W1:fc1.weight,b1:fc1.bias says which is which where that is not certain. The run goes on \
      from here with these weights, and with the averages and t of the optimizer where the file \
      has them of the one in force; else its averages stay. Data are normalised as the file says \
      they were. `W1 = load("W1.npy")` and \
      `load("W1.csv")` are formulas and take one array. load parameters takes them from a \
      dictionary of yours, {"W1": …, "b1": …}, whatever it is called.
      """,
    zh: """
      文件里的张量按名字对应网络的张量，形状都要相同；layers= 只取某几层，其余可以不同。别\
      的名字，例如 PyTorch 的 fc1.weight 或 Keras 的 kernel，按次序和形状对应；不确定时用 \
      map=W1:fc1.weight,b1:fc1.bias 说明。训练从这里用这些权重继续；文件里如果有现用优化器的平均值和 t，也一并取用，否则平均值不变。\
      数据按文件所说的归一化。`W1 = load("W1.npy")` 和 \
      `load("W1.csv")` 是公式，读入一个数组。load parameters 从你的字典 {"W1": …, "b1": …} 取值，\
      字典叫什么名字都可以。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let path = try arguments.next(
      Localized(en: "a file, such as W.safetensors", zh: "一个文件，例如 W.safetensors"))
    let layerText = arguments.option("layers")
    let map = try arguments.pairs("map", like: "W1:NAME")
    try arguments.finish(options: options)
    try Self.check(path, arguments)
    let dictionary = try session.dictionary(path)
    if dictionary == nil { try session.permit(reading: path) }
    let file = try dictionary ?? Self.file(path)
    guard session.state.experiment.isComplete else {
      throw WeightsError.noNetwork(saved: file.network)
    }
    let layers = try LayerRange.layers(layerText ?? "", of: arguments, in: session)
    let isNormalized = try layers.contains(1) && session.state.experiment.normalize(as: file)
    let run = try session.state.experiment.run()
    let (own, sources) = try ForeignWeights.renamed(
      file, named: path, for: run, layers: layers, map: map)
    let weights = try Weights(
      own, named: path, for: run, layers: layers, areWhole: dictionary == nil)
    try session.state.experiment.place(weights)
    if weights.holdsStates, let t = file.updateCount {
      try session.state.experiment.edit(.updateCount(t))
    }
    let told = Self.summary(weights, sources, of: file, at: path, in: run)
    return [TextReport(isNormalized ? told + Self.normalized : told)]
  }

  private static var normalized: Localized<String> {
    Localized(
      en: "\nthe data are normalised by its mean and deviation now: training starts anew",
      zh: "\n数据已按其中的均值和标准差归一化：训练从头开始")
  }

  /// The file; of one that is not there the hint is about files of weights, not of data.
  private static func file(_ path: String) throws -> Safetensors {
    do {
      return try Safetensors(weightsOf: path)
    } catch  where access(path, F_OK) != 0 {
      throw ErrorReport(
        kind: "data", message: error.words.message,
        hint: Localized(
          en: "check the path: Tab lists files; save W.safetensors writes one",
          zh: "检查路径：按 Tab 列出文件；save W.safetensors 写一个"))
    }
  }

  /// Files of whole models, which only the program that wrote them reads.
  private static let foreign = [
    ".pt", ".pth", ".pkl", ".pickle", ".h5", ".keras", ".onnx", ".ckpt",
  ]

  /// Sees that a file of one array was not meant for the whole network, nor one of another program's
  /// own.
  private static func check(_ path: String, _ arguments: Arguments) throws {
    if foreign.contains(where: path.lowercased().hasSuffix) {
      throw arguments.usage(
        .value(
          option: Localized(en: "the file", zh: "文件"), text: path,
          needed: Localized(
            en: "a .safetensors or .npz file (PyTorch writes one by "
              + "safetensors.torch.save_file(model.state_dict(), \"W.safetensors\"))",
            zh: ".safetensors 或 .npz 文件（PyTorch 用 "
              + "safetensors.torch.save_file(model.state_dict(), \"W.safetensors\") 写）")))
    }
    guard path.hasSuffix(".npy") || path.hasSuffix(".csv") else { return }
    throw arguments.usage(
      .value(
        option: Localized(en: "the file", zh: "文件"), text: path,
        needed: Localized(
          en: "a .safetensors file (one array is loaded by W1 = load(\"\(path)\"))",
          zh: ".safetensors 文件（单个数组用 W1 = load(\"\(path)\") 读入）")))
  }

  /// What was taken, and from what network and what loss where they are others.
  private static func summary(
    _ weights: Weights, _ sources: [String: String], of file: Safetensors, at path: String,
    in run: Trainer
  ) -> Localized<String> {
    let names = weights.names.split(separator: " ").map(String.init)
    let pairs = names.map { name in sources[name].map { "\(name) = \($0)" } ?? name }
    let list = sources.isEmpty ? weights.names : pairs.joined(separator: ", ")
    var told = Localized(en: "taken from \(path): ", zh: "取自 \(path)：") + list
    if let saved = file.network, saved != "net " + LayerSyntax.source(run.plan.network.layers) {
      told = told + Localized(en: "\nthe file was saved from: ", zh: "\n文件保存自：") + saved
    }
    if let optimizer = file.metadata["optimizer"], !weights.holdsStates {
      told =
        told
        + Localized(
          en: "\nthe averages of its optimizer were left: optimizer \(optimizer)",
          zh: "\n其中优化器的平均值没有取用：optimizer \(optimizer)")
    }
    if let loss = file.metadata["loss"].flatMap(Loss.init(rawValue:)),
      loss != run.plan.network.loss
    {
      told = told + Localized(en: "\nits loss was: ", zh: "\n它的损失是：") + "loss \(loss.rawValue)"
    }
    return told
  }
}

extension Experiment {
  /// Normalises the data as those were that weights of a file were learned from; whether that was
  /// needed.
  fileprivate mutating func normalize(as file: Safetensors) throws -> Bool {
    guard let other = file.normalization, other != normalization,
      other.mean.rows == dataset?.featureCount
    else { return false }
    try normalize(by: other)
    return true
  }
}

extension Session {
  /// A dictionary of the learner's, as a file would hold its arrays; nil where a file is meant.
  fileprivate func dictionary(_ name: String) throws -> Safetensors? {
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
    guard hasVariable(name) else {
      guard access(name, F_OK) == 0 else { throw CellProblem.noOwnDictionary(name) }
      return nil
    }
    adoptVariables()
    guard case .dictionary(let pairs, _) = cells.value(name) else {
      throw CellProblem.noDictionary(name)
    }
    return Safetensors(pairs.map { .init($0.0, $0.1.matrix) })
  }
}
