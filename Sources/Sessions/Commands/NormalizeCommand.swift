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
    feature that never changes is left at 0. Training starts anew.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    guard let splits = session.state.experiment.splits else { throw SessionError.needs(.data) }
    let normalized = splits.normalized()
    session.state.experiment.use(normalized.splits, normalizedBy: normalized.by)
    return [try DataSummary(session.state.experiment).report]
  }
}
