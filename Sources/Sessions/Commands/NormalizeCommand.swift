import Datasets
import Presentation

/// `normalize`: every feature to mean 0 and variance 1.
struct NormalizeCommand: Command {
  let name = "normalize"
  let topic = Topic.setUp
  let summary = "bring every feature to mean 0 and variance 1"
  let usage = ["normalize"]
  let examples = ["normalize"]
  let details = """
    The mean and the variance are those of the training part and are applied to every part. A \
    feature that never changes is left at 0. Data loaded with \
    weights=keep are normalised by the numbers of the data before, as the kept weights expect. \
    Training starts anew.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let tags = session.tags
    try session.state.experiment.normalize()
    // The examples are the same ones, under the same numbers.
    session.tags = tags
    return [try DataSummary(session.state.experiment).report]
  }
}
