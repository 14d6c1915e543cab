import Datasets
import Engine
import Languages
import Presentation

/// `save`: the weights of the network, the data, or one array, in a file.
struct SaveCommand: Command {
  let name = "save"
  let topic = Topic.session
  let summary = Localized(
    en: "write the network's weights to a file, the data, or one array",
    zh: "把网络的权重、数据或一个数组写入文件")
  let usage = [
    "save FILE.safetensors [names=own|torch] [over]", "save FILE.npz [over]",
    "save EXPR to FILE.npy|FILE.csv [over]", "save data to FILE.csv|FILE.npz [over]",
  ]
  let options = ["names"]
  let completions = [CompletionKind.tensors, .files]
  let examples = [
    "save digits.safetensors", "save digits.safetensors names=torch", "save W1 to W1.npy",
    "save A1[:, 0] to a.csv", "save data to data.csv",
  ]
  let details = Localized(
    en: """
      A .safetensors file takes every layer's parameters as they are now and batch norm's \
      running averages, by their names (W1, b1, gamma1, mu1_avg), as F64 or F32 by the \
      precision of training; besides, the averages of the optimizer with t (vdW1, sdW1), and \
      where the data are normalised what by (X_mean, X_deviation), so that load lets training go \
      on as it would have here. Python reads it with the package safetensors. It says under \
      `network` what to type for the same layers. With names=torch the weights have the names of \
      an nn.Sequential, which is told: model.load_state_dict(safetensors.torch.load_file(FILE)) \
      takes them. An .npz file takes the same arrays as the first; numpy.load reads it. An \
      .npy or .csv file takes any formula's value, as load("W1.npy") and load("W1.csv") read it; \
      save data writes the examples as they were read, a line each, so that `data FILE` reads \
      them again. At a terminal you are asked before a file is replaced that this session did \
      not write; with over you are not.
      """,
    zh: """
      .safetensors 文件按名字（W1、b1、gamma1、mu1_avg）保存各层现在的参数和批归一化的滑动\
      平均，按训练精度存为 F64 或 F32；另外还有优化器的平均值和 t（vdW1、sdW1），以及数据归一化\
      用的数（X_mean、X_deviation），这样 load 之后训练会和在这里一样继续。Python 用 safetensors \
      包读取。文件里的 `network` 写明要输入什么才能得到同样的层。names=torch 让权重用 \
      nn.Sequential 的名字（会显示出来）：model.load_state_dict(safetensors.torch.load_file(FILE)) \
      可以直接读入。.npz 文件保存和前者同样的数组，numpy.load 可以读。.npy 或 .csv 文件保存任何公式的值，\
      load("W1.npy") 和 load("W1.csv") 可以读回；save data 按读入时的样子写出样本，一行一个，`data FILE` 可以再\
      读。在终端里，要替换不是这次写出的文件时会先问你；加上 over 就不问。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var options = arguments
    let isTorch = try options.choice("names", ["own", "torch"]) == "torch"
    var words = LineWords(arguments.rest).all
    var over = false
    while words.count > 1, let last = words.last, last.text == "over" || last.text.isNames {
      over = over || last.text == "over"
      words.removeLast()
    }
    guard let file = words.last?.text else {
      throw arguments.usage(
        .missing(Localized(en: "a file, such as W.safetensors", zh: "一个文件，例如 W.safetensors")))
    }
    let writing = Writing(file: file, over: over, arguments: arguments, session: session)
    if words.count >= 3, words[words.count - 2].text == "to" {
      let characters = Array(arguments.rest)[..<words[words.count - 2].range.lowerBound]
      return [try writing.save(String(characters).trimmed)]
    }
    if words.count > 1 { throw arguments.usage(.unexpected(words[1].text)) }
    return [try isTorch ? writing.saveForTorch() : writing.saveWeights()]
  }
}

extension String {
  /// Whether it is `names=torch` or the like.
  fileprivate var isNames: Bool { hasPrefix("names=") }
}

/// One file to be written.
private struct Writing {
  let file: String
  let over: Bool
  let arguments: Arguments
  let session: Session

  /// The weights and what training goes on with.
  func saveWeights() throws -> any Report {
    if file.hasSuffix(".npy") || file.hasSuffix(".csv") {
      throw arguments.usage(
        .missing(Localized(en: "what to write: save W1 to \(file)", zh: "要写什么：save W1 to \(file)")))
    }
    try check(ends: ".safetensors", ".npz")
    let run = try session.state.experiment.run()
    let (weights, isSingle) = (Weights(of: run), run.state.hyperparameters.precision == .float32)
    let all = Safetensors(run, normalizedBy: session.state.experiment.normalization)
    try session.write(to: file, over: over) {
      if file.hasSuffix(".npz") {
        try NPZ.write(all.tensors.map { ($0.name, $0.values) }, to: file)
      } else {
        try all.write(to: file, isSingle: isSingle)
      }
    }
    let precision = isSingle && !file.hasSuffix(".npz") ? "float32" : "float64"
    let told = Localized(
      en: "\(file): \(weights.names), \(weights.count) numbers of \(precision)",
      zh: "\(file)：\(weights.names)，\(weights.count) 个 \(precision) 数")
    return TextReport(told + Self.besides(all))
  }

  private static func besides(_ file: Safetensors) -> Localized<String> {
    var parts: [Localized<String>] = []
    if let name = file.metadata["optimizer"], let t = file.metadata["t"] {
      parts.append(
        Localized(en: "the averages of \(name) at t=\(t)", zh: "\(name) 在 t=\(t) 时的平均值"))
    }
    if file.normalization != nil {
      parts.append(Localized(en: "what the data are normalised by", zh: "数据归一化所用的数"))
    }
    guard !parts.isEmpty else { return Localized("") }
    return Localized(en: "\nbesides: ", zh: "\n另外：") + parts.joined(separator: .comma)
  }

  /// The weights for `load_state_dict`.
  func saveForTorch() throws -> any Report {
    try check(ends: ".safetensors")
    let run = try session.state.experiment.run()
    let weights = TorchWeights(run)
    let isSingle = run.state.hyperparameters.precision == .float32
    try session.write(to: file, over: over) {
      try Safetensors(weights.tensors).writePlain(to: file, isSingle: isSingle)
    }
    let type = isSingle ? "" : ".double()"
    return TextReport(
      Localized("\(file): \(weights.tensors.map(\.name).joined(separator: " "))\n")
        + Localized(
          en: "the same network in PyTorch: model = \(weights.source)\(type)",
          zh: "PyTorch 里同样的网络：model = \(weights.source)\(type)"))
  }

  /// The data, or the value of a formula.
  func save(_ source: String) throws -> any Report {
    if source == "data", !session.hasVariable("data") { return try saveData() }
    try check(ends: ".npy", ".csv")
    guard let matrix = try session.value(of: source).matrix else {
      throw SessionError.kind(source, needed: .numbers)
    }
    try session.write(to: file, over: over) {
      if file.hasSuffix(".csv") {
        try CSV.write(matrix, to: file)
      } else {
        try NPY.write(matrix, to: file)
      }
    }
    return TextReport("\(file): \(source) \(matrix.shape)")
  }

  private func saveData() throws -> any Report {
    try check(ends: ".csv", ".npz")
    guard let dataset = session.state.experiment.dataset else { throw SessionError.needs(.data) }
    try session.write(to: file, over: over) {
      if file.hasSuffix(".csv") {
        try CSV.write(dataset, to: file)
      } else {
        try NPZ.write([("x", dataset.X.transposed), ("y", dataset.Y.transposed)], to: file)
      }
    }
    return TextReport(
      Localized(
        en: "\(file): \(dataset.count.counted("example")) as they were read",
        zh: "\(file)：\(dataset.count) 个样本，和读入时一样"))
  }

  private func check(ends endings: String...) throws {
    guard !endings.contains(where: file.hasSuffix) else { return }
    let list = Localized(
      en: endings.joined(separator: " or "), zh: endings.joined(separator: " 或 "))
    throw arguments.usage(
      .value(
        option: Localized(en: "the file's name", zh: "文件名"), text: file,
        needed: Localized(en: "one that ends in \(list.en)", zh: "以 \(list.zh) 结尾的名字")))
  }
}
