import Presentation
import Studies

/// `metric`: what runs are chosen by.
struct MetricCommand: Command {
  let name = "metric"
  let topic = Topic.judge
  let summary = "say what runs are chosen by: one metric to optimize, bounds for the others"
  let usage = ["metric optimizing NAME [satisficing NAME<VALUE …]", "metric"]
  let completions = [
    CompletionKind.words(["optimizing", "satisficing"] + Measure.all.map(\.name))
  ]
  let examples = [
    "metric optimizing accuracy_dev", "metric optimizing F1_dev satisficing seconds<10",
    "metric optimizing accuracy_dev satisficing recall_dev>=0.9 parameters<5000",
  ]
  let details = """
    Of N metrics one is to be as good as can be, and for the N - 1 others it is enough to keep a \
    bound (<, <=, >, >=); so any two networks can be compared by one number. The names: \
    J_dev accuracy_dev error_dev precision_dev recall_dev F1_dev, the cost of the last \
    mini-batch, the seconds of training, the number of parameters. `select` then takes the best.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !arguments.rest.isEmpty else { return [TextReport("metric \(session.goal.source)")] }
    let goal = try Self.goal(arguments)
    session.state.judging.goal = goal
    return [TextReport("metric \(goal.source)")]
  }

  private static func goal(_ arguments: Arguments) throws -> Goal {
    var words = words(arguments.rest)[...]
    if words.first == "optimizing" { words.removeFirst() }
    guard let name = words.popFirst() else { throw arguments.usage(.missing("a metric's name")) }
    let optimizing = try measure(name)
    guard let word = words.popFirst() else { return Goal(optimizing: optimizing) }
    guard word == "satisficing" else { throw arguments.usage(.unexpected(word)) }
    guard !words.isEmpty else { throw arguments.usage(.missing("a bound such as seconds<10")) }
    return Goal(optimizing: optimizing, satisficing: try words.map { try bound($0, arguments) })
  }

  /// The words, each bound one of them however it is spaced.
  private static func words(_ text: String) -> [String] {
    var text = text.replacing(",", with: " ").replacing("≤", with: "<=").replacing("≥", with: ">=")
    for sign in ["<", ">", "="] {
      while text.contains(" \(sign)") { text = text.replacing(" \(sign)", with: sign) }
      while text.contains("\(sign) ") { text = text.replacing("\(sign) ", with: sign) }
    }
    return text.split(separator: " ").map(String.init)
  }

  private static func bound(_ word: String, _ arguments: Arguments) throws -> Bound {
    for sign in Bound.Sign.allCases {
      guard let range = word.firstRange(of: sign.rawValue) else { continue }
      let measure = try measure(String(word[..<range.lowerBound]))
      let text = String(word[range.upperBound...])
      guard let limit = Arguments.number(text), limit.isFinite else {
        throw arguments.usage(.value(option: "the bound", text: text, needed: "a number"))
      }
      return Bound(measure, sign, limit)
    }
    throw arguments.usage(.value(option: "a bound", text: word, needed: "such as seconds<10"))
  }

  private static func measure(_ name: String) throws -> Measure {
    guard let measure = Measure(named: name) else {
      throw SessionError.study(.unknownMeasure(name))
    }
    return measure
  }
}
