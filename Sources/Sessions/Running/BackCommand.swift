import Engine
import Languages
import Presentation

/// `back`: the run backwards, bit for bit.
struct BackCommand: Command {
  let name = "back"
  let aliases = ["b"]
  let topic = Topic.run
  let summary = Localized(
    en: "go back by a stage, or more; every number is as it was", zh: "退回一个阶段或更多；每个数都恢复原样")
  let usage = ["back [N] [stage|layer|pass|iteration|epoch]"]
  let completions = [CompletionKind.words(StepUnit.allCases.map(\.rawValue))]
  let examples = ["back", "back 3", "back layer", "back 2 iterations"]
  let details = Localized(
    en: """
      Parameters, optimizer state, averages, the order of the epoch and the random stream go \
      back too, through updates and epochs. Going on again leads to the same numbers; a \
      change made before going on begins another future.
      """,
    zh: """
      参数、优化器状态、平均值、这一轮的顺序和随机数流也一起退回，可以跨过更新和轮次。再往\
      前走，得到同样的数；往前走之前若有改动，就开始了另一种未来。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let (count, unit) = try StepCommand.request(arguments)
    try session.state.experiment.travel { timeline in
      guard timeline.now > .start else { throw SessionError.atStart }
      guard timeline.back(count, unit, until: session.isInterrupted) else {
        throw SessionError.interrupted
      }
    }
    session.keepCopyOfPast()
    return [try PositionReport(session.state.experiment.run())]
  }
}
