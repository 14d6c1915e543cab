import Datasets
import Formulas
import Presentation
import Studies

/// `ewa`: an exponentially weighted average of a column.
struct EwaCommand: Command {
  let name = "ewa"
  let topic = Topic.judge
  let summary = "average a column of a CSV file with exponentially falling weights"
  let usage = ["ewa COLUMN [beta=0.9] [file=seattle_weather.csv]"]
  let options = ["beta", "file"]
  let completions = [
    CompletionKind.words(["temp_max", "temp_min", "precipitation", "wind", "beta=", "file="])
  ]
  let examples = ["ewa temp_max", "ewa temp_max beta=0.98", "ewa 2 beta=0.5 file=prices.csv"]
  let details = """
    v = beta * v + (1 - beta) * theta from v = 0, one value of the column after another; it \
    averages over about 1 / (1 - beta) values. Beginning at 0 makes the first averages too \
    small; v / (1 - beta ** t) corrects that. COLUMN is a name or a number from 1. The series \
    are kept as the variables theta, v and v_corrected. Momentum, RMSprop and Adam average \
    gradients in this way.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let column = try arguments.next("the name of a column")
    let beta = try arguments.number("beta") ?? 0.9
    let named = arguments.option("file")
    try arguments.finish(options: options)
    guard beta >= 0, beta < 1 else {
      throw arguments.usage(
        .value(option: "beta", text: beta.shortText(), needed: "a number from 0 to below 1"))
    }
    let file = try named ?? session.surroundings.home().datasets + "/seattle_weather.csv"
    let series = try CSV(path: file).column(named: ColumnReference(column))
    let average = WeightedAverage(of: series, beta: beta)
    let kept = [("theta", series), ("v", average.values), ("v_corrected", average.corrected)]
    for (name, values) in kept { session.state.variables[name] = .array(NumPyArray(row: values)) }
    return [AverageReport(column, series, average, digits: session.state.digits)]
  }
}
