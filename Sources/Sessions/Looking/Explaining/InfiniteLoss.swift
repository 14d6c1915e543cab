import Engine
import Formulas
import Languages
import Presentation
import Studies

/// Why a cost is Inf: outputs that are exactly 0 or 1 where their labels are not.
struct InfiniteLoss {
  private let network: Network
  private let outputs: [RefutedOutput]
  private let total: Int

  /// Looks for such outputs; nil where there are none.
  /// - Parameter value: The values by name, as the cost's stage read them.
  init?(_ network: Network, value: (String) -> Value?) {
    guard let A = value(Self.names(network)[0])?.matrix, let Y = value("Y")?.matrix else {
      return nil
    }
    (self.network, outputs, total) = (network, network.loss.refuted(A, Y), A.columns)
    if outputs.isEmpty { return nil }
  }

  /// Looks at a run whose last cost is Inf, as long as that is the cost of the tensors there are.
  init?(_ run: Trainer) {
    let isAfterCost = run.nextStage > run.plan.index(of: StageID(.cost)) ?? 0
    guard run.nextStage == 0 || isAfterCost, run.lastCost == .infinity else { return nil }
    self.init(run.plan.network) { run.tensor($0).map { Value($0) } }
  }

  /// What has to be known.
  static func names(_ network: Network) -> [String] { ["A\(network.depth)", "Y"] }

  /// What there is to say of the cost, a sentence each.
  var sentences: [Localized<String>] {
    let count = Set(outputs.map(\.column)).count
    return [
      Localized(
        en: "the loss is Inf for \(count) of \(total.counted("example")): why L[0, "
          + "\(outputs[0].column)]",
        zh: "\(total) 个样本中有 \(count) 个的损失是 Inf：why L[0, \(outputs[0].column)]"), remedy,
    ]
  }

  /// What there is to say of an example's loss.
  func sentences(ofExample column: Int) -> [Localized<String>] {
    guard let output = outputs.first(where: { $0.column == column }) else { return [] }
    let name = "A\(network.depth)[\(output.row), \(column)]"
    let (a, y) = (output.output.shortText(), output.label.shortText())
    let function = "\(network.layers[network.depth - 1].activation.rawValue)(Z)"
    return [
      Localized(
        en: "\(name) is exactly \(a) and its label \(y): so far from 0 \(function) is rounded to "
          + "\(a), and the loss takes log(0), which is -Inf",
        zh: "\(name) 恰好是 \(a)，而标签是 \(y)：Z 离 0 太远，\(function) 被舍入成 \(a)，损失里出现 "
          + "log(0)，也就是 -Inf"), remedy,
    ]
  }

  private var remedy: Localized<String> {
    let output = network.layers[network.depth - 1].activation
    let goesOn = network.loss.pairs(with: output)
    let fromZ = network.loss.fromZ.flatMap { $0.accepts(output) ? $0.rawValue : nil }
    return Localized(
      en: (goesOn ? "dZ = A - Y is right all the same, and training goes on; " : "")
        + (fromZ.map { "loss \($0) takes the loss from Z, where it is finite; " } ?? "")
        + "normalize, init=xavier, a smaller lr or set l2=0.1 keep Z small",
      zh: (goesOn ? "dZ = A - Y 仍然正确，训练照常进行；" : "")
        + (fromZ.map { "loss \($0) 从 Z 计算损失，结果是有限的；" } ?? "")
        + "normalize、init=xavier、更小的 lr 或 set l2=0.1 让 Z 小一些")
  }
}

extension InfiniteLoss {
  /// A note below what a run shows, where its cost is Inf for this reason.
  static func notes(_ run: Trainer) -> [any Report] {
    InfiniteLoss(run).map { [TextReport($0.sentences.joined(separator: "\n"), as: .hint)] } ?? []
  }
}
