import Engine
import Languages
import Matrices
import Presentation

/// `set`: a hyper-parameter, also in mid-training.
struct SetCommand: Command {
  let name = "set"
  let topic = Topic.setUp
  let summary = Localized(en: "set a hyper-parameter; alone, print them all", zh: "设置超参数；单独输入则全部列出")
  let usage = [
    "set lr= l2= l1= batch= shuffle=on|off precision=float64|float32 threads= history= digits=",
    "set products=auto|own|openblas",
    "set images=kitty|sixel|blocks|none color=auto|always|never pager=on|off",
    "set reader=on|off journal=on|off", "set",
  ]
  let options = [
    "lr", "l2", "l1", "batch", "shuffle", "precision", "threads", "products", "history", "digits",
    "images", "color", "pager", "reader", "journal",
  ]
  let examples = ["set batch=64 lr=0.05", "set l2=0.7"]
  let details = Localized(
    en: """
      lr is the learning rate before decay; l2 and l1 are the strengths lambda and lambda1; \
      batch is the examples of a mini-batch, or all; shuffle=off keeps the data's order; \
      precision is that of training; threads is for large stages (the results are the same \
      for any number; see help performance); products is who multiplies matrices, in training \
      and in formulas: our own tiles or OpenBLAS, auto being the tiles where the processor has \
      AVX2; history is the memory in MB for copies of the \
      past, between which `back` and `goto` replay; digits is how many are shown; images is \
      how plot shows pictures at a terminal: as images, in characters, or told in words; color \
      is whether there are colours, pager=off prints what is longer than the screen as it \
      is (else it comes a screenful at a time, with the keys of less, or in the program that \
      BACKSTEP_PAGER or PAGER names: see help pager), and reader=on is for a screen reader: no drawings, tables as sentences, pictures \
      described in numbers; journal is whether the session is written down, to be resumed. A \
      run under way goes on with its weights.
      """,
    zh: """
      lr 是衰减之前的学习率；l2 和 l1 是强度 lambda 和 lambda1；batch 是小批量的样本数，或\
       all；shuffle=off 保持数据的顺序；precision 是训练的精度；threads 用于大的阶段（用几\
      个结果都一样，见 help performance）；products 是训练和公式里的矩阵乘法由谁计算：自己的分块或\
      OpenBLAS，auto 在处理器有 AVX2 时用分块；history 是保存过去副本的内存，单位 MB，`back` \
      和 `goto` 从这些副本重算；digits 是显示的位数；images 是 plot 在终端怎样显示图：图像\
      、字符，或者用文字说；color 是有没有颜色；pager=off 把比屏幕长的内容直接打印出来\
      （否则一屏一屏地显示，按键和 less 一样，或者用 BACKSTEP_PAGER、PAGER 指定的程序显示，见 help pager）；\
      reader=on 是给读屏软件用的：不画图，表格写成句子，图用数字来说；journal 是会话写不写下来，以便 \
      resume。正在进行的训练用原来的权重继续。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    if arguments.rest.isEmpty { return [Self.table(session)] }
    var arguments = arguments
    try refuseSpace(arguments)
    let changes = try Changes(&arguments)
    let digits = try arguments.integer("digits", in: 1...17)
    let images = try arguments.choice("images", ImageMode.allCases.map(\.rawValue))
      .flatMap(ImageMode.init(rawValue:))
    let color = try arguments.choice("color", ColorChoice.allCases.map(\.rawValue))
      .flatMap(ColorChoice.init(rawValue:))
    let pager = try arguments.choice("pager", ["on", "off"]).map { $0 == "on" }
    let reader = try arguments.choice("reader", ["on", "off"]).map { $0 == "on" }
    let journal = try arguments.choice("journal", ["on", "off"]).map { $0 == "on" }
    let history = try arguments.integer("history", in: 0...1 << 20)
    if let (name, value) = arguments.unread,
      let use = SettingWords.command(for: name, value, in: session.state.experiment.layers)
    {
      throw arguments.usage(.optionElsewhere(name, use: use))
    }
    try arguments.finish(options: options)
    let before = session.state.experiment
    // What is only shown otherwise, or is so already, must not begin another future of the run.
    if changes.differ(from: before.hyperparameters) {
      try session.state.experiment.set(changes.apply)
    }
    if let history { session.state.experiment.historyLimit = history << 20 }
    if let digits { session.state.digits = digits }
    if let images { session.state.images = images }
    if let color { session.state.looks.color = color }
    if let pager { session.state.looks.pager = pager }
    if let reader { session.state.looks.isSpoken = reader }
    if let journal { session.keepJournal(journal) }
    let names = Set(LineWords(arguments.rest).all.map { String($0.text.prefix { $0 != "=" }) })
    for look in names.compactMap(Look.init) { session.noteOrigin(of: look) }
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
    let products: Products?

    /// Whether anything becomes another than it is.
    func differ(from hyper: Hyperparameters) -> Bool {
      var changed = hyper
      apply(&changed)
      return changed.learningRate != hyper.learningRate || changed.l2 != hyper.l2
        || changed.l1 != hyper.l1 || changed.batchSize != hyper.batchSize
        || changed.shuffles != hyper.shuffles || changed.precision != hyper.precision
        || changed.threads != hyper.threads || changed.products != hyper.products
    }

    init(_ arguments: inout Arguments) throws {
      rate = try Settings.learningRate(&arguments)
      l2 = try Settings.strength("l2", &arguments)
      l1 = try Settings.strength("l1", &arguments)
      batch = try Settings.batch(&arguments)
      shuffles = try arguments.choice("shuffle", ["on", "off"]).map { $0 == "on" }
      threads = try arguments.integer("threads", in: 1...256)
      products = try arguments.choice("products", Products.allCases.map(\.rawValue))
        .flatMap(Products.init(rawValue:))
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
      if let products { hyper.products = products }
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
      columns: [
        Table.Column(Localized(en: "setting", zh: "设置")),
        Table.Column(Localized(en: "value", zh: "值")),
        Table.Column(Localized(en: "what it is", zh: "含义")),
      ],
      rows: rows(session).map {
        [.text($0.name, as: .name), .text($0.value), .words($0.meaning, as: .muted)]
      })
    let hyper = session.state.experiment.hyperparameters
    return TableReport(table, note: Localized(OptimizerCommand.description(hyper)))
  }

  /// The choice, and what it comes to here: `auto (own)`.
  private static func products(_ products: Products) -> String {
    products == .auto ? "auto (\(products.chosen.rawValue))" : products.rawValue
  }

  private static func rows(
    _ session: Session
  ) -> [(name: String, value: String, meaning: Localized<String>)] {
    let hyper = session.state.experiment.hyperparameters
    let seed = Localized(en: "of the experiment's random stream", zh: "实验随机数流的种子")
    let values = [
      ("loss", session.state.experiment.lossInUse?.rawValue ?? "-"),
      ("lr", hyper.learningRate.shortText()), ("l2", hyper.l2.shortText()),
      ("l1", hyper.l1.shortText()), ("batch", hyper.batchSize.map { "\($0)" } ?? "all"),
      ("shuffle", hyper.shuffles ? "on" : "off"), ("precision", hyper.precision.rawValue),
      ("threads", "\(hyper.threads)"), ("products", Self.products(hyper.products)),
      ("history", "\(session.state.experiment.historyLimit >> 20)"), ("seed", "\(hyper.seed)"),
      ("digits", "\(session.state.digits)"), ("images", session.images.rawValue),
      ("color", session.value(of: .color)), ("pager", session.value(of: .pager)),
      ("reader", session.value(of: .reader)),
      ("journal", session.isKept ? "on" : "off"),
    ]
    let own = [
      "seed": seed,
      "loss": Localized(
        en: "what training makes small; the loss command chooses it", zh: "训练要使它变小的损失；用 loss 命令选择"),
    ]
    return values.map { name, value in
      (name, value, own[name] ?? OptionWords.meaning(of: name) ?? Localized(""))
    }
  }
}
