import Explaining
import Languages
import Presentation

extension StepProblem {
  /// The sentence, and what to do.
  var report: ErrorReport {
    let (message, hint) = words
    return ErrorReport(kind: "audit", message: message, hint: hint)
  }

  private var words: (Localized<String>, Localized<String>) {
    switch self {
    case .missing(let name, let held):
      (
        Localized(en: "the file has no \(name)", zh: "文件里没有 \(name)"),
        Self.map(name, held)
      )
    case .shapes(let shapes):
      (
        Localized(
          en: "these shapes are no network's: \(shapes.shortList)",
          zh: "这些形状连不成网络：\(shapes.shortList)"),
        Localized(
          en:
            "X is (features, m) or (m, features), W1 takes the features, W2 the units of layer 1, "
            + "Y has the units of the last layer",
          zh: "X 是 (特征, m) 或 (m, 特征)，W1 接特征，W2 接第 1 层的单元，Y 与最后一层的单元数相同")
      )
    case .shape(let name, let expected, let found):
      (
        Localized(
          en: "\(name) is \(found), and \(expected) in this network",
          zh: "\(name) 是 \(found)，在这个网络里应当是 \(expected)"),
        Localized(
          en: "save the parameters as they were before the step, copied: W1.copy()",
          zh: "保存这一步之前的参数，要复制：W1.copy()")
      )
    case .notFinite(let name, let value):
      (
        Localized(
          en: "\(name) holds \(value.shortText()) before the step already",
          zh: "\(name) 在这一步之前就已经有 \(value.shortText())"),
        Localized(
          en: "save an earlier step: the first after which it does",
          zh: "保存更早的一步：从那一步起才出现的")
      )
    case .activations(let count, let layers):
      (
        Localized(
          en: "activations= names \(count), and the file has weights of \(layers.counted("layer"))",
          zh: "activations= 写了 \(count) 个，文件里有 \(layers) 层的权重"),
        Localized(en: "one for each layer, as tanh,sigmoid", zh: "每层一个，例如 tanh,sigmoid")
      )
    case .twice(let first, let second, let name):
      (
        Localized(
          en: "\(first) and \(second) both stand for \(name)",
          zh: "\(first) 和 \(second) 都表示 \(name)"),
        Localized(
          en: "leave one out, or say map=\(name):NAME", zh: "去掉一个，或者用 map=\(name):NAME 说明")
      )
    case .network:
      (
        Localized(
          en: "no network that is known here fits these tensors", zh: "没有已知的网络与这些张量相符"),
        Localized(
          en: "say it: activations=relu,sigmoid loss=bce",
          zh: "请说明：activations=relu,sigmoid loss=bce")
      )
    case .nothing(let held):
      (
        Localized(
          en: "nothing in the file was computed by the step: \(held.shortList)",
          zh: "文件里没有这一步算出的东西：\(held.shortList)"),
        Localized(
          en: "save Z1, A1, J, dW1, … as well, and the parameters after it as W1_after",
          zh: "也保存 Z1、A1、J、dW1……，更新后的参数叫 W1_after")
      )
    case .notInFile(let name, let held):
      (
        Localized(en: "the file has no \(name)", zh: "文件里没有 \(name)"), Self.map("dW1", held)
      )
    }
  }

  private static func map(_ name: String, _ held: [String]) -> Localized<String> {
    Localized(
      en: "it has \(held.isEmpty ? "no arrays" : held.shortList); map=\(name):NAME says which is "
        + "which",
      zh: "\(held.isEmpty ? "里面没有数组" : "有 " + held.shortList)；用 map=\(name):NAME 说明哪个是哪个")
  }
}
