import Presentation
import Studies

/// `runs`: what training has been done.
struct RunsCommand: Command {
  let name = "runs"
  let topic = Topic.judge
  let summary = "list the training runs with their settings and dev metrics"
  let usage = ["runs"]
  let examples = ["runs"]
  let details = """
    Every `train` and every trial of `search` leaves a row: network, settings, how many epochs \
    its weights have been trained in all, the cost of the last mini-batch, the metrics of the \
    dev part, the seconds of this training. What all runs have in common stands below the \
    table. `select` chooses among them.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let runs = session.state.judging.runs.all
    guard !runs.isEmpty else { throw SessionError.study(.noRuns) }
    let measures = RunsReport.measures(session.goal)
    return [RunsReport(runs.map { ($0, nil) }, measures: measures, digits: session.state.digits)]
  }
}
