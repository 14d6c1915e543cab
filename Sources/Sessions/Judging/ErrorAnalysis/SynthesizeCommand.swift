import Datasets
import Languages
import Presentation

/// `synthesize`: more pictures to train on, made out of those there are.
struct SynthesizeCommand: Command {
  let name = "synthesize"
  let topic = Topic.judge
  let summary = Localized(
    en: "make pictures to train on that are like those of dev", zh: "造出像 dev 那样的图像用来训练")
  let usage = ["synthesize rotate|noise|invert [n=] [seed=]"]
  let options = ["n", "seed"]
  let completions = [CompletionKind.words(ImageShift.allCases.map(\.rawValue))]
  let examples = ["synthesize rotate n=500", "synthesize noise"]
  let details = Localized(
    en: """
      Adds n pictures to the training part (by default as many as it has), each made by \
      shifting one that is not shifted; seed= chooses which, and starts the noise. Where the \
      mismatch is that dev is turned, or noisy, or inverted, training on such pictures \
      closes it. Made out of a few pictures only, the network learns those few by heart. \
      Training starts anew; split begins without them.
      """,
    zh: """
      给训练部分添加 n 张图像（默认和现有的一样多），每张由一张没有变换过的图像变换得来；\
      seed= 决定选哪些，也是噪声的起点。如果不匹配的原因是 dev 转了方向、有噪声或黑白颠倒\
      ，用这样的图像训练就能消除。如果只由很少几张造出来，网络会把那几张背下来。训练从头开\
      始；split 会去掉它们。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let names = ImageShift.allCases.map(\.rawValue)
    let word = try arguments.next(Localized(names.joined(separator: ", ")))
    guard let shift = ImageShift(rawValue: word) else {
      throw arguments.usage(
        .choice(Localized(en: "what is done", zh: "做什么"), text: word, choices: names))
    }
    let count = try arguments.integer("n", in: 1...Generator.maximumCount)
    let seed = try arguments.integer("seed", in: 0...Int(UInt32.max)).map(UInt32.init)
    try arguments.finish(options: options)
    let tags = session.tags
    try session.state.experiment.synthesize(shift, count: count, seed: seed)
    // The new pictures stand behind the others: every example keeps its number.
    session.tags = tags
    return [try DataSummary(session.state.experiment).report]
  }
}

extension Experiment {
  /// Adds pictures to the training part; the parts are normalised anew where they were.
  fileprivate mutating func synthesize(_ shift: ImageShift, count: Int?, seed: UInt32?) throws {
    guard let splits else { throw SessionError.needs(.data) }
    let plain = normalization.map { splits.undoing($0) } ?? splits
    let larger = try plain.synthesizing(
      by: shift, count: count ?? splits.train.count, seed: seed ?? hyperparameters.seed)
    use(larger)
  }
}
