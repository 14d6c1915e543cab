import Engine
import Languages
import Presentation

/// `optimizer`: how gradients become steps.
struct OptimizerCommand: Command {
  let name = "optimizer"
  let topic = Topic.setUp
  let summary = Localized(en: "choose how gradients become steps", zh: "选择梯度怎样变成更新")
  let usage = [
    "optimizer gd [lr=]", "optimizer momentum [lr=] [beta=0.9] [corrected=false]",
    "optimizer rmsprop [lr=] [beta=0.9] [epsilon=1e-8]",
    "optimizer adam [lr=] [beta1=0.9] [beta2=0.999] [epsilon=1e-8]",
  ]
  let options = ["lr", "beta", "beta1", "beta2", "epsilon", "corrected"]
  let completions = [CompletionKind.words(["gd", "momentum", "rmsprop", "adam"])]
  let examples = ["optimizer gd lr=0.1", "optimizer adam lr=0.01"]
  let details = Localized(
    en: """
      May change in mid-training: the weights stay, another optimizer's averages start at 0 \
      and t is counted anew. Its state is visible by name: vdW1, sdW1, vdW1_corrected, t.
      """,
    zh: """
      训练中途也可以改：权重不变，新优化器的平均值从 0 开始，t 重新计数。它的状态可以按名\
      字查看：vdW1、sdW1、vdW1_corrected、t。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let kind = try arguments.next(
      Localized(en: "gd, momentum, rmsprop or adam", zh: "gd、momentum、rmsprop 或 adam"))
    let optimizer = try optimizer(kind, &arguments)
    let rate = try Settings.learningRate(&arguments)
    try arguments.finish(options: options)
    try session.state.experiment.set { hyper in
      hyper.optimizer = optimizer
      if let rate { hyper.learningRate = rate }
    }
    return [TextReport(Self.description(session.state.experiment.hyperparameters))]
  }

  private func optimizer(_ kind: String, _ arguments: inout Arguments) throws -> any Optimizer {
    switch kind {
    case GradientDescent.name: return GradientDescent()
    case Momentum.name:
      let corrected = try arguments.choice("corrected", ["true", "false"]) == "true"
      return Momentum(beta: try share("beta", &arguments) ?? 0.9, isCorrected: corrected)
    case RMSProp.name:
      return RMSProp(
        beta: try share("beta", &arguments) ?? 0.9, epsilon: try epsilon(&arguments))
    case Adam.name:
      return Adam(
        beta1: try share("beta1", &arguments) ?? 0.9,
        beta2: try share("beta2", &arguments) ?? 0.999, epsilon: try epsilon(&arguments))
    default:
      throw arguments.usage(
        .choice(Localized("optimizer"), text: kind, choices: ["gd", "momentum", "rmsprop", "adam"]))
    }
  }

  private func share(_ name: String, _ arguments: inout Arguments) throws -> Double? {
    guard let value = try arguments.number(name) else { return nil }
    guard value >= 0, value < 1 else {
      throw arguments.usage(
        .value(option: Localized(name), text: value.shortText(), needed: .numberBelowOne))
    }
    return value
  }

  private func epsilon(_ arguments: inout Arguments) throws -> Double {
    guard let value = try arguments.number("epsilon") else { return 1e-8 }
    guard value >= 0, value.isFinite else {
      throw arguments.usage(
        .value(option: Localized("epsilon"), text: value.shortText(), needed: .numberFromZero))
    }
    return value
  }

  /// The optimizer with all its settings, as it would be typed.
  static func description(_ hyper: Hyperparameters) -> String {
    let options = hyper.optimizer.options.map { "\($0.name)=\($0.value.shortText())" }
    let corrected = (hyper.optimizer as? Momentum)?.isCorrected == true ? ["corrected=true"] : []
    let words = ["lr=\(hyper.learningRate.shortText())"] + options + corrected
    return "optimizer \(type(of: hyper.optimizer).name) " + words.joined(separator: " ")
  }
}
