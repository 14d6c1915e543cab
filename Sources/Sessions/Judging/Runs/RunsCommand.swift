import Languages
import Presentation
import Studies

/// `runs`: what training has been done.
struct RunsCommand: Command {
  let name = "runs"
  let topic = Topic.judge
  let summary = Localized(
    en: "list the training runs with their settings and dev metrics", zh: "列出各次训练的设置和 dev 指标")
  let usage = ["runs"]
  let examples = ["runs"]
  let details = Localized(
    en: """
      Every `train` and every trial of `search` leaves a row: network, settings, how many \
      epochs its weights have been trained in all, the cost of the last mini-batch, the \
      metrics of the dev part, the seconds of this training. What all runs have in common \
      stands below the table. `select` chooses among them.
      """,
    zh: """
      每次 `train` 和 `search` 的每次试验都留下一行：网络、设置、权重一共训练了多少轮、最\
      后一个小批量的代价、dev 部分的指标、这次训练的秒数。各次都有的内容写在表的下面。\
      `select` 从中选择。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let runs = session.state.studies.runs.all
    guard !runs.isEmpty else { throw SessionError.study(.noRuns) }
    let measures = RunsReport.measures(session.goal)
    return [RunsReport(runs.map { ($0, nil) }, measures: measures, digits: session.state.digits)]
  }
}
