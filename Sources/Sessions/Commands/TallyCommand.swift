import Datasets
import Presentation
import Studies

/// `tally`: how many mistakes are of each kind.
struct TallyCommand: Command {
  let name = "tally"
  let topic = Topic.judge
  let summary = "count the mistakes by label, with the ceiling on what each kind can gain"
  let usage = ["tally [train|train_dev|dev|test]"]
  let completions = [CompletionKind.parts]
  let examples = ["tally", "tally dev"]
  let details = """
    The error without a kind is what would be left were every mistake of the kind corrected: a \
    ceiling on what work on it can gain. A kind that is 5 % of the mistakes takes an error of \
    10 % to 9.5 % at best; one that is 50 % of them, to 5 %. A mistake with several labels counts \
    in each, so shares may add up to more than 100 %.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let part =
      try arguments.part() ?? session.state.judging.lastPart
      ?? session.state.experiment.defaultPart
    try arguments.finish()
    let mistakes = try session.mistakes(on: part)
    let examples = try session.state.experiment.part(part).count
    let tally = Tally(mistakes, of: part, examples: examples, tags: session.tags)
    return [TallyReport(part, tally)]
  }
}
