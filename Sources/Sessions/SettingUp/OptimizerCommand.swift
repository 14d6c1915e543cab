import Engine
import Languages
import Presentation

/// `optimizer`: how gradients become steps.
struct OptimizerCommand: Command {
  let name = "optimizer"
  let topic = Topic.setUp
  let summary = Localized(en: "choose how gradients become steps", zh: "选择梯度怎样变成更新")
  let usage =
    OptimizerKind.all.map { kind in
      (["optimizer \(kind.name) [lr=]"] + kind.options.map(\.usage)).joined(separator: " ")
    } + ["optimizer mine [lr=] [state NAME…]"]
  let options = ["lr"] + OptimizerKind.all.flatMap(\.options).map(\.name).uniqued
  let completions = [CompletionKind.words(OptimizerKind.all.map(\.name) + ["mine"])]

  func completions(after words: [String]) -> [CompletionKind] { words.isEmpty ? completions : [] }

  func options(after words: [String]) -> [String] {
    guard let name = words.first else { return [] }
    return ["lr"] + (OptimizerKind(named: name)?.options.map(\.name) ?? [])
  }

  let examples = ["optimizer gd lr=0.1", "optimizer adam lr=0.01"]
  let details = Localized(
    en: """
      May change in mid-training: the weights stay, another optimizer's averages start at 0 \
      and t is counted anew; updates that you rewrote stay where the kind is the same. Its state is visible by name: vdW1, sdW1, vdW1_corrected, t. \
      `mine` is your own: its formulas are blank until `rewrite W = W - alpha * dW` and one \
      for each state say what becomes of every parameter; the state v of W1 is vdW1.
      """,
    zh: """
      训练中途也可以改：权重不变，新优化器的平均值从 0 开始，t 重新计数；种类不变时，你改写过的更新公式保留。它的状态可以按名\
      字查看：vdW1、sdW1、vdW1_corrected、t。`mine` 是你自己的优化器：公式都空着，用 \
      `rewrite W = W - alpha * dW` 和每个状态的公式来写，对所有参数都有效；W1 的状态 v 就是 vdW1。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let names = OptimizerKind.all.map(\.name) + ["mine"]
    let name = try arguments.next(
      Localized(en: "one of \(names.joined(separator: " "))", zh: names.joined(separator: "、")))
    if name == "mine" { return try takeOwn(&arguments, session) }
    guard let kind = OptimizerKind(named: name) else {
      throw arguments.usage(.choice(Localized("optimizer"), text: name, choices: names))
    }
    let optimizer = try Self.optimizer(kind, &arguments)
    let rate = try Settings.learningRate(&arguments)
    try arguments.finish(options: options)
    let before = session.state.experiment
    let isSame = before.hyperparameters.optimizer.kind.name == kind.name
    try session.state.experiment.set { hyper in
      hyper.optimizer = optimizer
      hyper.own.keep { isSame || !before.isUpdated($0) }
      if let rate { hyper.learningRate = rate }
    }
    return [TextReport(Self.description(session.state.experiment.hyperparameters))]
      + LetGoNote.reports(since: before, session, withOptimizer: true)
  }

  /// Begins an optimizer of the learner's own, every formula blank.
  private func takeOwn(
    _ arguments: inout Arguments, _ session: Session
  ) throws -> [any Report] {
    let states = try Self.states(&arguments)
    let rate = try Settings.learningRate(&arguments)
    try arguments.finish(options: options)
    try session.state.experiment.run()
    let before = session.state.experiment
    let own = before.hyperparameters.optimizer as? OwnOptimizer
    let isSame = own.map { $0.states == states && !$0.isWhole } ?? false
    try session.state.experiment.set { hyper in
      hyper.optimizer = OwnOptimizer(states: states)
      hyper.own.keep { isSame || !before.isUpdated($0) }
      if let rate { hyper.learningRate = rate }
    }
    let blanks = BlanksReport(try session.state.experiment.run())
    return [TextReport(Self.description(session.state.experiment.hyperparameters))]
      + (blanks.isEmpty ? [] : [blanks])
      + LetGoNote.reports(since: before, session, withOptimizer: true)
  }

  private static func states(_ arguments: inout Arguments) throws -> [String] {
    guard let word = arguments.next() else { return [] }
    guard word == "state" else {
      throw arguments.usage(.choice(Localized("mine"), text: word, choices: ["state"]))
    }
    var states = [try arguments.next(Localized(en: "a name for a state: v", zh: "状态的名字：v"))]
    while let name = arguments.next() { states.append(name) }
    // Names are listed with commas elsewhere.
    states = states.flatMap { $0.split { ",，、".contains($0) }.map(String.init) }
    for (index, name) in states.enumerated() {
      guard isState(name), !states[..<index].contains(name) else {
        throw arguments.usage(
          .value(
            option: Localized("state"), text: name,
            needed: Localized(
              en: "a name of letters, each once, that is not m, t, alpha, lambda, W or dW",
              zh: "由字母组成的名字，每个一次，不能是 m、t、alpha、lambda、W、dW")))
      }
    }
    return states
  }

  private static func isState(_ name: String) -> Bool {
    !["m", "t", "alpha", "lambda", "W", "dW", "b", "db"].contains(name)
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") }
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
    let states = (hyper.optimizer as? OwnOptimizer)?.states ?? []
    let words =
      ["lr=\(hyper.learningRate.shortText())"] + hyper.optimizer.options.compactMap(word)
      + (states.isEmpty ? [] : ["state"] + states)
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

extension Experiment {
  /// Whether a tensor is computed by the optimizer.
  fileprivate func isUpdated(_ tensor: String) -> Bool {
    trainer?.plan.stage(writing: tensor)?.id.pass == .update
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
  var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
