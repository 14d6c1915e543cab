import Engine
import Languages
import Presentation

/// `decay`: how the learning rate falls over the epochs.
struct DecayCommand: Command {
  let name = "decay"
  let topic = Topic.setUp
  let summary = Localized(en: "let the learning rate fall over the epochs", zh: "让学习率逐轮下降")
  let usage = [
    "decay inverse rate= every=", "decay exponential rate=", "decay sqrt k=",
    "decay staircase factor=0.5 every=", "decay none",
  ]
  let options = ["rate", "k", "factor", "every"]
  let completions = [
    CompletionKind.words(["inverse", "exponential", "sqrt", "staircase", "none"])
  ]

  func completions(after words: [String]) -> [CompletionKind] { words.isEmpty ? completions : [] }

  func options(after words: [String]) -> [String] {
    guard let kind = words.first else { return [] }
    return options.filter { name in
      usage.contains { $0.hasPrefix("decay \(kind)") && $0.contains(" \(name)=") }
    }
  }

  let examples = [
    "decay inverse rate=1", "decay inverse rate=1 every=1000",
    "decay staircase factor=0.5 every=10",
  ]
  let details = Localized(
    en: """
      With a0 the rate set by lr= and e the epoch from 0: inverse a0/(1+rate·e), with every= \
      a0/(1+rate·⌊e/every⌋); exponential a0·rate^e; sqrt a0·k/√(e+1); staircase a0·factor^⌊e/every⌋. The table shows the first \
      epochs. alpha is the rate in force.
      """,
    zh: """
      a0 是 lr= 设定的学习率，e 是从 0 数起的轮数：inverse a0/(1+rate·e)，有 every= 时是 \
      a0/(1+rate·⌊e/every⌋)；exponential a0·rate^e；sqrt a0·k/√(e+1)；staircase a0·factor^⌊e/every⌋。表里是最初几轮。alpha 是当\
      前的学习率。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let kind = try arguments.next(
      Localized(
        en: "inverse, exponential, sqrt, staircase or none",
        zh: "inverse、exponential、sqrt、staircase 或 none"))
    let decay = try decay(kind, &arguments)
    try arguments.finish(options: Self.options[kind] ?? [])
    try session.state.experiment.set { $0.decay = decay }
    return [Self.table(session.state.experiment.hyperparameters)]
  }

  private func decay(_ kind: String, _ arguments: inout Arguments) throws -> LearningRateDecay {
    switch kind {
    case "none": return .none
    case "inverse":
      let rate = try positive("rate", &arguments, default: 1)
      return .inverse(rate: rate, every: try epochs(&arguments) ?? 1)
    case "exponential":
      return .exponential(rate: try positive("rate", &arguments, default: 0.95))
    case "sqrt": return .sqrt(k: try positive("k", &arguments, default: 1))
    case "staircase":
      let factor = try positive("factor", &arguments, default: 0.5)
      return .staircase(factor: factor, every: try epochs(&arguments) ?? 10)
    default:
      throw arguments.usage(
        .choice(
          Localized("decay"), text: kind,
          choices: ["inverse", "exponential", "sqrt", "staircase", "none"]))
    }
  }

  /// What each kind can be given.
  private static let options = [
    "inverse": ["rate", "every"], "exponential": ["rate"], "sqrt": ["k"],
    "staircase": ["factor", "every"],
  ]

  private func epochs(_ arguments: inout Arguments) throws -> Int? {
    try arguments.integer("every", in: 1...Int.max)
  }

  private func positive(
    _ name: String, _ arguments: inout Arguments, default standard: Double
  ) throws -> Double {
    guard let value = try arguments.number(name) else { return standard }
    guard value >= 0, value.isFinite else {
      throw arguments.usage(
        .value(option: Localized(name), text: value.shortText(), needed: .numberFromZero))
    }
    return value
  }

  private static func table(_ hyper: Hyperparameters) -> TableReport {
    let epochs = [0, 1, 2, 3, 5, 10, 20, 50, 100]
    let table = Table(
      columns: [
        Table.Column(Localized(en: "epoch", zh: "轮"), .trailing), Table.Column("alpha", .trailing),
      ],
      rows: epochs.map { [.integer($0), .number(hyper.learningRate(epoch: $0))] })
    return TableReport(
      title: "alpha = \(hyper.decay.formula), a0 = \(hyper.learningRate.shortText())", table)
  }
}
