import Engine
import Matrices
import Presentation

/// `set`: a hyper-parameter, also in mid-training.
struct SetCommand: Command {
  let name = "set"
  let topic = Topic.setUp
  let summary = "set a hyper-parameter; alone, print them all"
  let usage = [
    "set lr= l2= l1= batch= shuffle=on|off precision=float64|float32 threads= history= digits=",
    "set images=kitty|sixel|blocks|none", "set",
  ]
  let options = [
    "lr", "l2", "l1", "batch", "shuffle", "precision", "threads", "history", "digits", "images",
  ]
  let completions = [
    CompletionKind.words([
      "lr=", "l2=", "l1=", "batch=", "shuffle=", "precision=", "threads=", "history=", "digits=",
      "images=",
    ])
  ]
  let examples = ["set batch=64 lr=0.05", "set l2=0.7"]
  let details = """
    lr is the learning rate before decay; l2 and l1 are the strengths lambda and lambda1; batch \
    is the examples of a mini-batch, or all; shuffle=off keeps the data's order; precision is \
    that of training; threads is for large stages (the results are the same for any number; see \
    help performance); history is the memory in MB for copies of the past, between which `back` \
    and `goto` replay; digits is how many are shown; images is how plot shows pictures at a \
    terminal: as images, in characters, or told in words. A run under way goes on with its weights.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    if arguments.rest.isEmpty { return [Self.table(session)] }
    var arguments = arguments
    try refuseSpace(arguments)
    let changes = try Changes(&arguments)
    let digits = try arguments.integer("digits", in: 1...17)
    let images = try arguments.choice("images", ImageMode.allCases.map(\.rawValue))
      .flatMap(ImageMode.init(rawValue:))
    let history = try arguments.integer("history", in: 0...1 << 20)
    try arguments.finish(options: options)
    let before = session.state.experiment
    // What is only shown otherwise, or is so already, must not begin another future of the run.
    if changes.differ(from: before.hyperparameters) {
      try session.state.experiment.set(changes.apply)
    }
    if let history { session.state.experiment.historyLimit = history << 20 }
    if let digits { session.state.digits = digits }
    if let images { session.state.images = images }
    let names = Set(Words(arguments.rest).all.map { String($0.text.prefix { $0 != "=" }) })
    return [Self.changes(session, names)] + SettingNote.notes(changes, since: before, session)
  }

  /// `set batch 64` is meant as `set batch=64`.
  private func refuseSpace(_ arguments: Arguments) throws {
    guard let name = arguments.words.first, options.contains(name) else { return }
    throw arguments.usage(.spaced(name, value: arguments.words.dropFirst().first ?? "…"))
  }

  /// What is to change of the run's hyper-parameters.
  struct Changes {
    let rate: Double?
    let l2: Double?
    let l1: Double?
    let batch: Int??
    let shuffles: Bool?
    let precision: Precision?
    let threads: Int?

    /// Whether anything becomes another than it is.
    func differ(from hyper: Hyperparameters) -> Bool {
      var changed = hyper
      apply(&changed)
      return changed.learningRate != hyper.learningRate || changed.l2 != hyper.l2
        || changed.l1 != hyper.l1 || changed.batchSize != hyper.batchSize
        || changed.shuffles != hyper.shuffles || changed.precision != hyper.precision
        || changed.threads != hyper.threads
    }

    init(_ arguments: inout Arguments) throws {
      rate = try Settings.learningRate(&arguments)
      l2 = try Settings.strength("l2", &arguments)
      l1 = try Settings.strength("l1", &arguments)
      batch = try Settings.batch(&arguments)
      shuffles = try arguments.choice("shuffle", ["on", "off"]).map { $0 == "on" }
      threads = try arguments.integer("threads", in: 1...256)
      precision = try arguments.choice("precision", Precision.allCases.map(\.rawValue))
        .flatMap(Precision.init(rawValue:))
    }

    func apply(_ hyper: inout Hyperparameters) {
      if let rate { hyper.learningRate = rate }
      if let l2 { hyper.l2 = l2 }
      if let l1 { hyper.l1 = l1 }
      if let batch { hyper.batchSize = batch }
      if let shuffles { hyper.shuffles = shuffles }
      if let threads { hyper.threads = threads }
      if let precision { hyper.precision = precision }
    }
  }

  /// The settings that were named, as they are now: `lr 0.05, batch 64`.
  private static func changes(_ session: Session, _ names: Set<String>) -> TextReport {
    let changed = rows(session).filter { names.contains($0.name) }
    return TextReport(changed.map { "\($0.name) \($0.value)" }.joined(separator: ", "))
  }

  /// Every setting with what it is now.
  private static func table(_ session: Session) -> TableReport {
    let table = Table(
      columns: [Table.Column("setting"), Table.Column("value"), Table.Column("what it is")],
      rows: rows(session).map {
        [.text($0.name, as: .name), .text($0.value), .text($0.meaning, as: .muted)]
      })
    let hyper = session.state.experiment.hyperparameters
    return TableReport(table, note: OptimizerCommand.description(hyper))
  }

  private static func rows(
    _ session: Session
  ) -> [(name: String, value: String, meaning: String)] {
    let hyper = session.state.experiment.hyperparameters
    return [
      ("lr", hyper.learningRate.shortText(), "learning rate before decay"),
      ("l2", hyper.l2.shortText(), "strength lambda of L2"),
      ("l1", hyper.l1.shortText(), "strength lambda1 of L1"),
      ("batch", hyper.batchSize.map { "\($0)" } ?? "all", "examples of a mini-batch"),
      ("shuffle", hyper.shuffles ? "on" : "off", "a new order each epoch"),
      ("precision", hyper.precision.rawValue, "of training"),
      ("threads", "\(hyper.threads)", "for large stages"),
      (
        "history", "\(session.state.experiment.historyLimit >> 20)",
        "megabytes for copies of the past"
      ),
      ("seed", "\(hyper.seed)", "of the experiment's random stream"),
      ("digits", "\(session.state.digits)", "shown of a number"),
      ("images", session.images.rawValue, "how plot shows pictures at a terminal"),
    ]
  }
}
