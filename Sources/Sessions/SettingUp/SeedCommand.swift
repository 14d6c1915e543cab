import Languages
import Presentation

/// `seed`: where the experiment's random stream starts.
struct SeedCommand: Command {
  let name = "seed"
  let topic = Topic.setUp
  let summary = Localized(en: "choose where the random numbers start", zh: "选择随机数从哪里开始")
  let usage = ["seed N"]
  let examples = ["seed 3"]
  let details = Localized(
    en: """
      N is from 0 to 4294967295. The weights, the order of each epoch and the dropout masks \
      are those of NumPy after np.random.seed(N). Training starts anew; so do rand and randn \
      in formulas, which have a stream of their own.
      """,
    zh: """
      N 是 0 到 4294967295。权重、每一轮的顺序和 dropout 的掩码都和 NumPy 在 \
      np.random.seed(N) 之后的一样。训练从头开始；公式里的 rand 和 randn 有自己的随机数流\
      ，也重新开始。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = try arguments.next(.number)
    try arguments.finish()
    let seed = UInt32(try arguments.integer(word, named: "seed", in: 0...Int(UInt32.max)))
    let before = session.state.experiment
    session.state.experiment.restart(seed: seed)
    (session.state.random, session.state.cellSeed) = (.init(seed: seed), nil)
    let words = before.trainer == nil ? Self.coming(seed) : Self.anew(seed)
    return [TextReport(words)] + LostRunNote.reports(since: before, session)
  }

  private static func coming(_ seed: UInt32) -> Localized<String> {
    Localized(
      en: "seed \(seed): the next weights are drawn as after np.random.seed(\(seed))",
      zh: "种子 \(seed)：接下来抽取的权重和 np.random.seed(\(seed)) 之后的一样")
  }

  private static func anew(_ seed: UInt32) -> Localized<String> {
    Localized(
      en: "seed \(seed): back before iteration 1, the weights drawn anew as after "
        + "np.random.seed(\(seed))",
      zh: "种子 \(seed)：已回到第 1 次迭代之前，权重重新抽取，和 np.random.seed(\(seed)) 之后的一样")
  }
}
