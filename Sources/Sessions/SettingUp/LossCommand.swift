import Engine
import Languages
import Presentation

/// `loss`: what training makes small.
struct LossCommand: Command {
  let name = "loss"
  let topic = Topic.setUp
  let summary = Localized(en: "choose the loss", zh: "选择损失函数")
  let usage = ["loss bce|ce|squared"]
  let completions = [CompletionKind.words(Loss.allCases.map(\.rawValue))]
  let examples = ["loss squared"]
  let details = Localized(
    en: """
      bce is binary cross-entropy, summed over the output units; ce is cross-entropy over \
      classes; squared is half the squared error. The cost is the mean over the batch. \
      Unless chosen, the loss follows the output: sigmoid bce, softmax ce, others squared. \
      Training starts anew.
      """,
    zh: """
      bce 是二元交叉熵，对输出单元求和；ce 是多类交叉熵；squared 是平方误差的一半。代价是\
      对整批取平均。不选的话由输出层决定：sigmoid 用 bce，softmax 用 ce，其他用 squared。\
      训练从头开始。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = try arguments.next(Localized(en: "bce, ce or squared", zh: "bce、ce 或 squared"))
    try arguments.finish()
    guard let loss = Loss(rawValue: word) else {
      throw arguments.usage(
        .choice(Localized("loss"), text: word, choices: Loss.allCases.map(\.rawValue)))
    }
    guard let layers = session.state.experiment.layers else { throw SessionError.needs(.network) }
    _ = try Network(inputs: 1, layers: layers, loss: loss)
    session.state.experiment.use(loss)
    return [try NetworkSummary(session.state.experiment).report]
  }
}
