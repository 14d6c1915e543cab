import Engine
import Languages
import Presentation

/// `loss`: what training makes small.
struct LossCommand: Command {
  let name = "loss"
  let topic = Topic.setUp
  let summary = Localized(en: "choose the loss; alone, say which it is", zh: "选择损失函数；单独输入则说明是哪一种")
  let usage = ["loss bce|ce [from=A|Z]", "loss squared", "loss"]
  let completions = [CompletionKind.words(Loss.allCases.filter { !$0.isFromZ }.map(\.rawValue))]
  let options = ["from"]
  let examples = ["loss squared", "loss bce from=Z"]
  let details = Localized(
    en: """
      bce is binary cross-entropy, summed over the output units; ce is cross-entropy over \
      classes; squared is half the squared error. The cost is the mean over the batch. \
      Unless chosen, the loss follows the output: sigmoid bce, softmax ce, others squared. \
      Training starts anew. from=Z is the same loss from Z, before sigmoid or softmax: where \
      A is rounded to 0 or 1 it stays finite, as PyTorch's losses with logits do; from=A is \
      the formula of the notes. Between the two a run goes on with its weights, for dZ is \
      A - Y in both.
      """,
    zh: """
      bce 是二元交叉熵，对输出单元求和；ce 是多类交叉熵；squared 是平方误差的一半。代价是\
      对整批取平均。不选的话由输出层决定：sigmoid 用 bce，softmax 用 ce，其他用 squared。\
      训练从头开始。from=Z 是同一个损失，直接从 sigmoid 或 softmax 之前的 Z 计算：A 被舍入\
      成 0 或 1 时它仍是有限的，和 PyTorch 的 with-logits 损失一样；from=A 是笔记里的公式。\
      在两者之间切换时训练用原来的权重继续，因为两种情况 dZ 都是 A - Y。
      """)

  func completions(ofOption name: String) -> [CompletionKind] { [.words(Self.sources)] }

  func meaning(ofOption name: String) -> Localized<String>? {
    Localized(en: "what the loss is computed from", zh: "损失由什么计算")
  }

  private static let sources = ["A", "Z"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    if arguments.rest.isEmpty { return [try Self.current(session)] }
    var arguments = arguments
    let word = try arguments.next(Localized(en: "bce, ce or squared", zh: "bce、ce 或 squared"))
    let source = try arguments.choice("from", Self.sources)
    try arguments.finish(options: options)
    let loss = try Self.loss(word, from: source, arguments)
    guard let layers = session.state.experiment.layers else { throw SessionError.needs(.network) }
    _ = try Network(inputs: 1, layers: layers, loss: loss)
    let before = session.state.experiment
    try session.state.experiment.use(loss)
    return [try NetworkSummary(session.state.experiment).report]
      + LostRunNote.reports(since: before, session)
  }

  /// The loss there is, with its formula.
  private static func current(_ session: Session) throws -> any Report {
    guard let loss = session.state.experiment.lossInUse else { throw SessionError.needs(.network) }
    let formula = try? session.state.experiment.run().plan.tensor(named: "L")?.formula
    let text = "loss \(loss.usual.rawValue)" + (loss.isFromZ ? " from=Z" : "")
    return TextReport(text + (formula.map { ": L = \($0)" } ?? ""))
  }

  private static func loss(
    _ word: String, from source: String?, _ arguments: Arguments
  ) throws -> Loss {
    guard let usual = Loss(rawValue: word) else {
      let choices = Loss.allCases.filter { !$0.isFromZ }.map(\.rawValue)
      throw arguments.usage(.choice(Localized("loss"), text: word, choices: choices))
    }
    guard source == "Z" else { return usual }
    guard let fromZ = usual.fromZ else {
      throw arguments.usage(
        .value(
          option: Localized("from"), text: "Z",
          needed: Localized(
            en: "A with \(word): only bce and ce have a formula of Z",
            zh: "A：\(word) 没有从 Z 计算的公式，只有 bce 和 ce 有")))
    }
    return fromZ
  }
}
