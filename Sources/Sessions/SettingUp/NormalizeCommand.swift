import Datasets
import Languages
import Presentation

/// `normalize`: every feature to mean 0 and variance 1.
struct NormalizeCommand: Command {
  let name = "normalize"
  let topic = Topic.setUp
  let summary = Localized(
    en: "bring every feature to mean 0 and variance 1", zh: "把每个特征变成均值 0、方差 1")
  let usage = ["normalize"]
  let examples = ["normalize"]
  let details = Localized(
    en: """
      The mean and the variance are those of the training part and are applied to every \
      part. A feature that never changes is left at 0. Data loaded with weights=keep are \
      normalised by the numbers of the data before, as the kept weights expect. Training \
      starts anew.
      """,
    zh: """
      均值和方差取自训练部分，用于所有部分。从不变化的特征保持为 0。用 weights=keep 载入的\
      数据按原来数据的均值和方差归一化，因为保留的权重是那样学的。训练从头开始。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let (tags, before) = (session.tags, session.state.experiment)
    try session.state.experiment.normalize()
    // The examples are the same ones, under the same numbers.
    session.tags = tags
    return [try DataSummary(session.state.experiment).report]
      + LostRunNote.reports(since: before, session)
  }
}
