import Languages
import Presentation

/// `reset`: back to the first weights.
struct ResetCommand: Command {
  let name = "reset"
  let topic = Topic.setUp
  let summary = Localized(en: "go back to the first weights, same seed", zh: "回到最初的权重，种子不变")
  let usage = ["reset"]
  let examples = ["reset"]
  let details = Localized(
    en: """
      Weights kept from another run (data … weights=keep, replace) are let go of too, so \
      that the same network trains from scratch.
      """,
    zh: """
      从别的训练保留下来的权重（data … weights=keep、replace）也不再使用，同样的网络从头训\
      练。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let before = session.state.experiment
    session.state.experiment.restart()
    let seed = session.state.experiment.hyperparameters.seed
    return [
      TextReport(
        Localized(
          en: "back before iteration 1, with the first weights of seed \(seed)",
          zh: "已回到第 1 次迭代之前，权重恢复为初始值（种子 \(seed)）"))
    ] + LostRunNote.reports(since: before, session)
  }
}
