import Datasets
import Languages
import Presentation

/// `summary`: how the data are spread.
struct SummaryCommand: Command {
  let name = "summary"
  let topic = Topic.look
  let summary = Localized(
    en: "see how each feature is spread and how frequent each class is",
    zh: "看每个特征的分布和每个类别的多少")
  let usage = ["summary [train|train_dev|dev|test] [COLUMN,…]"]
  let completions = [CompletionKind.parts, .columns]
  let examples = ["summary"]
  let details = Localized(
    en: """
      A line a feature: its least, mean and greatest value, and a bar for each tenth of its \
      range, as high as values lie in it; of many features the first have a line each and the \
      others one together. Then the classes with their examples. It is the training part, as it \
      is trained on, unless another is named; columns by name or number tell about these alone. \
      `data` says what became of a file's columns, `plot data` and `plot histogram X[0]` draw.
      """,
    zh: """
      每个特征一行：最小值、均值、最大值，再把范围分成十份，每份一个小条，条的高低是其中值\
      的多少；特征很多时，前面的各占一行，其余合成一行。然后是各类别的样本数。默认看训练部\
      分（训练时用的样子），也可以指定别的部分；写出列名或序号就只看这些列。`data` 说明文件的\
      列成了什么，`plot data` 和 `plot histogram X[0]` 画图。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    guard let splits = session.state.experiment.splits else { throw SessionError.needs(.data) }
    var word = arguments.next()
    var part = Splits.Part.train
    if let named = word.flatMap(Splits.Part.init(rawValue:)) {
      part = named
      word = arguments.next()
    }
    try arguments.finish()
    guard let examples = splits[part] else { throw SessionError.noPart(part) }
    let rows = try word.map { try ColumnReference.features($0, of: examples) }
    return [DataProfile(part, examples, rows: rows)]
  }
}
