import Datasets
import Presentation

/// `synthesize`: more pictures to train on, made out of those there are.
struct SynthesizeCommand: Command {
  let name = "synthesize"
  let topic = Topic.judge
  let summary = "make pictures to train on that are like those of dev"
  let usage = ["synthesize rotate|noise|invert [n=] [seed=]"]
  let options = ["n", "seed"]
  let completions = [CompletionKind.words(ImageShift.allCases.map(\.rawValue))]
  let examples = ["synthesize rotate n=500", "synthesize noise"]
  let details = """
    Adds n pictures to the training part (by default as many as it has), each made by shifting \
    one that is not shifted; seed= chooses which, and starts the noise. Where the mismatch is \
    that dev is turned, or noisy, or inverted, training on such pictures closes it. Made out of \
    a few pictures only, the network learns those few by heart. Training starts anew; split \
    begins without them.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let names = ImageShift.allCases.map(\.rawValue)
    let word = try arguments.next(names.joined(separator: ", "))
    guard let shift = ImageShift(rawValue: word) else {
      throw arguments.usage(.choice("what is done", text: word, choices: names))
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
