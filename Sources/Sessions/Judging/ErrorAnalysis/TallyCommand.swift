import Datasets
import Languages
import Presentation
import Studies

/// `tally`: how many mistakes are of each kind.
struct TallyCommand: Command {
  let name = "tally"
  let topic = Topic.judge
  let summary = Localized(
    en: "count the mistakes by label, with the ceiling on what each kind can gain",
    zh: "按标签统计错误，以及每类最多能改进多少")
  let usage = ["tally [train|train_dev|dev|test]"]
  let completions = [CompletionKind.parts]
  let examples = ["tally", "tally dev"]
  let details = Localized(
    en: """
      The error without a kind is what would be left were every mistake of the kind \
      corrected: a ceiling on what work on it can gain. A kind that is 5 % of the mistakes \
      takes an error of 10 % to 9.5 % at best; one that is 50 % of them, to 5 %. A mistake \
      with several labels counts in each, so shares may add up to more than 100 %.
      """,
    zh: """
      消除后误差，是假如这一类错误全部改正之后剩下的误差：在它上面下功夫最多只能到这里。占\
      错误 5 % 的一类，最多把 10 % 的误差降到 9.5 %；占 50 % 的一类，降到 5 %。有几个标签\
      的错误在每类里都计数，所以占比之和可能超过 100 %。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let part =
      try arguments.part() ?? session.state.studies.lastPart
      ?? session.state.experiment.defaultPart
    try arguments.finish()
    let mistakes = try session.mistakes(on: part)
    let examples = try session.state.experiment.part(part).count
    let tally = Tally(mistakes, of: part, examples: examples, tags: session.tags)
    return [TallyReport(part, tally)]
  }
}
