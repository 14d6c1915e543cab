import Datasets
import Formulas
import Languages
import Presentation
import Studies

/// `ewa`: an exponentially weighted average of a column.
struct EwaCommand: Command {
  let name = "ewa"
  let topic = Topic.judge
  let summary = Localized(
    en: "average a column of a CSV file with exponentially falling weights",
    zh: "对 CSV 文件的一列求指数加权平均")
  let usage = ["ewa COLUMN [beta=0.9] [file=seattle_weather.csv]"]
  let options = ["beta", "file"]
  let completions = [
    CompletionKind.words(["temp_max", "temp_min", "precipitation", "wind"])
  ]

  func completions(ofOption name: String) -> [CompletionKind] { name == "file" ? [.files] : [] }

  let examples = ["ewa temp_max", "ewa temp_max beta=0.98", "ewa 2 beta=0.5 file=prices.csv"]
  let details = Localized(
    en: """
      v = beta * v + (1 - beta) * theta from v = 0, one value of the column after another; \
      it averages over about 1 / (1 - beta) values. Beginning at 0 makes the first averages \
      too small; v / (1 - beta ** t) corrects that. COLUMN is a name or a number from 1. The \
      series are kept as the variables theta, v and v_corrected. Momentum, RMSprop and Adam \
      average gradients in this way.
      """,
    zh: """
      从 v = 0 开始，对这一列的值逐个计算 v = beta * v + (1 - beta) * theta；大约平均最近 \
      1 / (1 - beta) 个值。因为从 0 开始，最初的平均值偏小；v / (1 - beta ** t) 修正它。\
      COLUMN 是列名或从 1 数起的编号。这些序列保存为变量 theta、v 和 v_corrected。动量法、\
      RMSprop 和 Adam 就这样平均梯度。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let column = try arguments.next(Localized(en: "the name of a column", zh: "一列的名字"))
    let beta = try arguments.number("beta") ?? 0.9
    let named = arguments.option("file")
    try arguments.finish(options: options)
    guard beta >= 0, beta < 1 else {
      throw arguments.usage(
        .value(option: Localized("beta"), text: beta.shortText(), needed: .numberBelowOne))
    }
    let file = try named ?? session.surroundings.home().datasets + "/seattle_weather.csv"
    try session.permit(reading: file)
    let series = try CSV(path: file).column(named: ColumnReference(column))
    let average = WeightedAverage(of: series, beta: beta)
    let kept = [("theta", series), ("v", average.values), ("v_corrected", average.corrected)]
    for (name, values) in kept { session.state.variables[name] = .array(NumPyArray(row: values)) }
    return [AverageReport(column, series, average, digits: session.state.digits)]
  }
}
