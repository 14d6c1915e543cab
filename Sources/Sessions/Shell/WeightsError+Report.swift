import Languages
import Presentation

extension WeightsError {
  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .noNetwork(let saved):
      ErrorReport(
        kind: "order",
        message: Localized(
          en: "weights can be loaded once there are data and a network", zh: "先要有数据和网络才能读入权重"),
        hint: saved.map { Localized(en: "the file was saved from: ", zh: "文件保存自：") + $0 }
          ?? Localized(en: "data …, then net …, then load", zh: "先 data …，再 net …，再 load"))
    case .missing(let name, let file):
      ErrorReport(
        kind: "weights",
        message: Localized(
          en: "\(file) holds no \(name), which the network needs",
          zh: "\(file) 里没有网络需要的 \(name)"),
        hint: Self.someLayers(of: file))
    case .unknown(let name, let file):
      ErrorReport(
        kind: "weights",
        message: Localized(
          en: "\(file) holds \(name), which the network does not have",
          zh: "\(file) 里有 \(name)，而网络没有"),
        hint: Self.someLayers(of: file))
    case .shape(let name, let network, let file):
      ErrorReport(
        kind: "shape",
        message: Localized(
          en: "\(name) is \(network) in the network; what is to be loaded is \(file)",
          zh: "\(name) 在网络里是 \(network)，要读入的是 \(file)"),
        hint: Localized(en: "layers=1-2 takes only some layers", zh: "layers=1-2 只取其中几层"))
    case .notOfNetwork(let name, let known):
      ErrorReport(
        kind: "weights",
        message: Localized(en: "the network has no \(name)", zh: "网络里没有 \(name)"),
        hint: Localized(en: "it has ", zh: "它有：") + known.joined(separator: ", "))
    case .notInFile(let name, let file, let held):
      ErrorReport(
        kind: "weights",
        message: Localized(en: "\(file) holds no \(name)", zh: "\(file) 里没有 \(name)"),
        hint: Self.holds(held))
    case .foreignLayers(let network, let file, let held):
      ErrorReport(
        kind: "weights",
        message: Localized(
          en: "\(file) has other names, and not the weights of "
            + network.counted("layer"),
          zh: "\(file) 用的是别的名字，而且不是 \(network) 层的权重"),
        hint: Self.holds(held))
    case .foreignOrder(let a, let b, let file, let held):
      ErrorReport(
        kind: "weights",
        message: Localized(
          en:
            "\(a) and \(b) of \(file) have one shape, and their names do not tell which comes first",
          zh: "\(file) 的 \(a) 和 \(b) 形状相同，从名字看不出哪个在前"),
        hint: Self.holds(held)
          + Localized(
            en: "; say it: map=W1:\(a).weight,b1:\(a).bias,…",
            zh: "；请说明：map=W1:\(a).weight,b1:\(a).bias,…"))
    case .foreignMissing(let name, let file, let held):
      ErrorReport(
        kind: "weights",
        message: Localized(
          en: "nothing in \(file) stands in the place of \(name)",
          zh: "\(file) 里没有可以当作 \(name) 的张量"),
        hint: Self.holds(held)
          + (name.hasPrefix("b") && !name.hasPrefix("beta") && !held.contains(where: Self.isBias)
            ? Localized(
              en: "; layers without biases are net … bias=off", zh: "；没有偏置的层写作 net … bias=off")
            : Localized("; map=\(name):NAME")))
    case .foreignShape(let other, let shape, let name, let needed, let file):
      ErrorReport(
        kind: "shape",
        message: Localized(
          en: "\(other) of \(file) is \(shape); in its place the network has \(name) \(needed)",
          zh: "\(file) 的 \(other) 是 \(shape)；网络在这个位置是 \(name) \(needed)"),
        hint: Localized(
          en: "describe the layers as in the file with net, or map=\(name):NAME",
          zh: "用 net 按文件里的样子描述各层，或者 map=\(name):NAME"))
    case .nextLayer(let layer, let units, let needed):
      ErrorReport(
        kind: "shape",
        message: Localized(
          en: "layer \(layer) cannot have \(units) units: W\(layer + 1) takes \(needed)",
          zh: "第 \(layer) 层不能有 \(units) 个单元：W\(layer + 1) 要 \(needed) 个"),
        hint: Localized(
          en: "give it \(needed) units, or describe the network anew with net",
          zh: "给它 \(needed) 个单元，或者用 net 重新描述网络"))
    }
  }

  /// Whether a tensor with its shape is named as a bias.
  private static func isBias(_ held: String) -> Bool {
    let name = held.prefix { $0 != " " }.lowercased()
    return name.contains("bias") || name.split(separator: ".").last?.first == "b"
  }

  /// The first tensors of a file.
  private static func holds(_ held: [String]) -> Localized<String> {
    let list = held.prefix(12).joined(separator: ", ") + (held.count > 12 ? ", …" : "")
    return Localized(en: "it holds \(list)", zh: "它里面有 \(list)")
  }

  private static func someLayers(of file: String) -> Localized<String> {
    Localized(
      en: "load \(file) layers=1-2 takes only some layers", zh: "load \(file) layers=1-2 只取其中几层")
  }
}
