import Datasets
import Languages
import Matrices
import Presentation

/// `split`: the data cut into parts.
struct SplitCommand: Command {
  let name = "split"
  let topic = Topic.setUp
  let summary = Localized(
    en: "cut the data into training, dev and test parts", zh: "把数据分成训练、开发和测试部分")
  let usage = ["split train=0.8 dev=0.1 test=0.1 [train_dev=] [shifted=dev,test] [seed=]"]
  let options = ["train", "dev", "test", "train_dev", "shifted", "seed"]

  func completions(ofOption name: String) -> [CompletionKind] {
    name == "shifted" ? [.words(Splits.Part.allCases.map(\.rawValue))] : []
  }

  let examples = [
    "split train=0.8 dev=0.2", "split train=0.7 train_dev=0.1 dev=0.1 test=0.1 shifted=dev,test",
  ]
  let details = Localized(
    en: """
      Each part takes its share of a random order of all examples; seed= chooses the order \
      (by default the experiment's seed). Where some examples are of another distribution \
      (data … shift= share=) they are mixed into all parts; shifted=dev,test lets those \
      parts have nothing else, so that they are what counts, and what is left of them goes \
      to the other parts, to each its share. train_dev is like train but not trained on. The parts appear as \
      X_train, Y_train, X_dev, …. Training starts anew.
      """,
    zh: """
      各部分按比例从所有样本的随机顺序里取；seed= 选择顺序（默认是实验的种子）。如果有些样\
      本来自另一种分布（data … shift= share=），就混进各部分；shifted=dev,test 让这两部分\
      只有它们，因为那才是要紧的，剩下的按比例归其他部分。train_dev 和 train 同分布，但不用来训\
      练。各部分的名字是 X_train、Y_train、X_dev 等。训练从头开始。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    guard let dataset = session.state.experiment.dataset else { throw SessionError.needs(.data) }
    let shares = try ["train", "dev", "test", "train_dev"].map { try arguments.number($0) }
    guard let train = shares[0] else {
      throw arguments.usage(.missing(Localized(en: "train=, its share", zh: "train=，训练部分的占比")))
    }
    let seed = try arguments.integer("seed", in: 0...Int(UInt32.max)).map(UInt32.init)
    let shifted = try arguments.option("shifted").map { try Self.parts($0, arguments) } ?? []
    try arguments.finish(options: options)
    let splits = try dataset.split(
      train: train, dev: shares[1] ?? 0, test: shares[2] ?? 0, trainDev: shares[3] ?? 0,
      seed: seed ?? session.state.experiment.hyperparameters.seed, shifted: shifted)
    try Patience.check()
    let before = session.state.experiment
    session.state.experiment.use(splits)
    try Patience.check()
    return [try DataSummary(session.state.experiment).report]
      + LostRunNote.reports(since: before, session)
  }

  /// Reads `dev,test`.
  private static func parts(_ text: String, _ arguments: Arguments) throws -> Set<Splits.Part> {
    Set(try text.split(separator: ",").map { try arguments.part(String($0)) })
  }
}
