import Datasets
import Engine
import Languages
import Presentation

/// `save`: the weights of the network, or one array, in a file.
struct SaveCommand: Command {
  let name = "save"
  let topic = Topic.session
  let summary = Localized(
    en: "write the network's weights to a file, or one array", zh: "把网络的权重或一个数组写入文件")
  let usage = ["save FILE.safetensors [over]", "save EXPR to FILE.npy [over]"]
  let completions = [CompletionKind.tensors, .files]
  let examples = ["save digits.safetensors", "save W1 to W1.npy", "save A1[:, 0] to a.npy"]
  let details = Localized(
    en: """
      A .safetensors file takes every layer's parameters as they are now and batch norm's \
      running averages, by their names (W1, b1, gamma1, mu1_avg), as F64 or F32 by the \
      precision of training, and the states of an optimizer of your own; Python reads it with \
      the package safetensors. It says under \
      `network` what to type for the same layers. An .npy file takes any formula's value; \
      numpy.load reads it, as load("W1.npy") does here. At a terminal you are asked before a \
      file is replaced that this session did not write; with over you are not.
      """,
    zh: """
      .safetensors 文件按名字（W1、b1、gamma1、mu1_avg）保存各层现在的参数和批归一化的滑动\
      平均，还有你自己的优化器的状态，按训练精度存为 F64 或 F32；Python 用 safetensors 包读取。文件里的 `network` 写\
      明要输入什么才能得到同样的层。.npy 文件保存任何公式的值；numpy.load 可以读，这里的 \
      load("W1.npy") 也可以。在终端里，要替换不是这次写出的文件时会先问你；加上 over 就不问。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var words = LineWords(arguments.rest).all
    let over = words.count > 1 && words.last?.text == "over"
    if over { words.removeLast() }
    guard let file = words.last?.text else {
      throw arguments.usage(
        .missing(Localized(en: "a file, such as W.safetensors", zh: "一个文件，例如 W.safetensors")))
    }
    if words.count >= 3, words[words.count - 2].text == "to" {
      let characters = Array(arguments.rest)[..<words[words.count - 2].range.lowerBound]
      return [try save(String(characters).trimmed, to: file, over, arguments, session)]
    }
    if words.count > 1 { throw arguments.usage(.unexpected(words[1].text)) }
    return [try saveWeights(to: file, over, arguments, session)]
  }

  private func saveWeights(
    to file: String, _ over: Bool, _ arguments: Arguments, _ session: Session
  ) throws -> any Report {
    if file.hasSuffix(".npy") {
      throw arguments.usage(
        .missing(Localized(en: "what to write: save W1 to \(file)", zh: "要写什么：save W1 to \(file)")))
    }
    try Self.check(file, ends: ".safetensors", arguments)
    let run = try session.state.experiment.run()
    let weights = Weights(withStatesOf: run)
    let isSingle = run.state.hyperparameters.precision == .float32
    let saved = Safetensors(
      weights.tensors.map { .init($0.name, $0.values) },
      metadata: [
        "network": "net " + LayerSyntax.source(run.plan.network.layers),
        "loss": run.plan.network.loss.rawValue,
      ])
    try session.write(to: file, over: over) { try saved.write(to: file, isSingle: isSingle) }
    let precision = isSingle ? "float32" : "float64"
    return TextReport(
      Localized(
        en: "\(file): \(weights.names), \(weights.count) numbers of \(precision)",
        zh: "\(file)：\(weights.names)，\(weights.count) 个 \(precision) 数"))
  }

  private func save(
    _ source: String, to file: String, _ over: Bool, _ arguments: Arguments, _ session: Session
  ) throws -> any Report {
    try Self.check(file, ends: ".npy", arguments)
    guard let matrix = try session.value(of: source).matrix else {
      throw SessionError.kind(source, needed: .numbers)
    }
    try session.write(to: file, over: over) { try NPY.write(matrix, to: file) }
    return TextReport("\(file): \(source) \(matrix.shape)")
  }

  private static func check(_ file: String, ends ending: String, _ arguments: Arguments) throws {
    guard file.hasSuffix(ending) else {
      throw arguments.usage(
        .value(
          option: Localized(en: "the file's name", zh: "文件名"), text: file,
          needed: Localized(en: "one that ends in \(ending)", zh: "以 \(ending) 结尾的名字")))
    }
  }
}
