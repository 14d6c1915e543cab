import Engine
import Languages
import Presentation

/// `optimizer`: how gradients become steps.
struct OptimizerCommand: Command {
  let name = "optimizer"
  let topic = Topic.setUp
  let summary = Localized(en: "choose how gradients become steps", zh: "选择梯度怎样变成更新")
  let usage = OptimizerKind.all.map { kind in
    (["optimizer \(kind.name) [lr=]"] + kind.options.map(\.usage)).joined(separator: " ")
  }
  let options = ["lr"] + OptimizerKind.all.flatMap(\.options).map(\.name).uniqued
  let completions = [CompletionKind.words(OptimizerKind.all.map(\.name))]
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
    let names = OptimizerKind.all.map(\.name)
    let name = try arguments.next(
      Localized(en: "one of \(names.joined(separator: " "))", zh: names.joined(separator: "、")))
    guard let kind = OptimizerKind(named: name) else {
      throw arguments.usage(.choice(Localized("optimizer"), text: name, choices: names))
    }
    let optimizer = try Self.optimizer(kind, &arguments)
    let rate = try Settings.learningRate(&arguments)
    try arguments.finish(options: options)
    try session.state.experiment.set { hyper in
      hyper.optimizer = optimizer
      if let rate { hyper.learningRate = rate }
    }
    return [TextReport(Self.description(session.state.experiment.hyperparameters))]
  }

  private static func optimizer(
    _ kind: OptimizerKind, _ arguments: inout Arguments
  ) throws -> any Optimizer {
    var settings: [String: Double] = [:]
    for option in kind.options { settings[option.name] = try value(of: option, &arguments) }
    return kind.optimizer(settings)
  }

  private static func value(
    of option: OptimizerOption, _ arguments: inout Arguments
  ) throws -> Double? {
    if option.range == .flag {
      return try arguments.choice(option.name, ["true", "false"]).map { $0 == "true" ? 1 : 0 }
    }
    guard let value = try arguments.number(option.name) else { return nil }
    guard option.accepts(value) else {
      throw arguments.usage(
        .value(
          option: Localized(option.name), text: value.shortText(), needed: option.range.words))
    }
    return value
  }

  /// The optimizer with all its settings, as it would be typed.
  static func description(_ hyper: Hyperparameters) -> String {
    let words = ["lr=\(hyper.learningRate.shortText())"] + hyper.optimizer.options.compactMap(word)
    return "optimizer \(hyper.optimizer.kind.name) " + words.joined(separator: " ")
  }

  /// Its settings that are not the usual ones, as they would be typed.
  static func unusualWords(_ optimizer: any Optimizer) -> [String] {
    optimizer.options.filter { $0.option.defaultValue != $0.value }.compactMap(word)
  }

  private static func word(_ setting: (option: OptimizerOption, value: Double)) -> String? {
    let (option, value) = setting
    if option.range == .flag { return value == 1 ? "\(option.name)=true" : nil }
    return "\(option.name)=\(value.shortText())"
  }
}

extension OptimizerOption {
  /// How it is typed, with its default: `[epsilon=1e-8]`.
  fileprivate var usage: String {
    let value = range == .flag ? "\(defaultValue == 1)" : "\(defaultValue)"
    return "[\(name)=\(value.replacing("e-0", with: "e-"))]"
  }
}

extension OptimizerOption.Range {
  /// What it may be, in words.
  var words: Localized<String> {
    switch self {
    case .share: .numberBelowOne
    case .fromZero: .numberFromZero
    case .flag: Localized(en: "true or false", zh: "true 或 false")
    }
  }
}

extension [String] {
  /// Each once, where it first stands.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
