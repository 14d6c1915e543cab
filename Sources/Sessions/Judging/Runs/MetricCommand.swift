import Languages
import Presentation
import Studies

/// `metric`: what runs are chosen by.
struct MetricCommand: Command {
  let name = "metric"
  let topic = Topic.judge
  let summary = Localized(
    en: "say what runs are chosen by: one metric to optimize, bounds for the others",
    zh: "设定按什么选训练：一个优化指标，其余只设界限")
  let usage = ["metric optimizing NAME [satisficing NAME<VALUE …]", "metric"]
  let completions = [
    CompletionKind.words(["optimizing", "satisficing"] + Measure.all.map(\.name))
  ]

  func completions(after words: [String]) -> [CompletionKind] {
    let names = Measure.all.map(\.name)
    if words.contains("satisficing") {
      return [.words(Measure.all.map { $0.name + ($0.growsWithQuality ? ">=" : "<") })]
    }
    if words.isEmpty { return [.words(["optimizing"] + names)] }
    return [.words(words == ["optimizing"] ? names : ["satisficing"])]
  }

  let examples = [
    "metric optimizing accuracy_dev", "metric optimizing F1_dev satisficing seconds<10",
    "metric optimizing accuracy_dev satisficing recall_dev>=0.9 parameters<5000",
  ]
  let details = Localized(
    en: """
      Of N metrics one is to be as good as can be, and for the N - 1 others it is enough to \
      keep a bound (<, <=, >, >=); so any two networks can be compared by one number. The \
      names: J_dev accuracy_dev error_dev precision_dev recall_dev F1_dev, the cost of the \
      last mini-batch, the seconds of training, the number of parameters. `select` then \
      takes the best.
      """,
    zh: """
      N 个指标里，一个要尽量好，其余 N - 1 个只要满足界限（<、<=、>、>=）；这样任意两个网\
      络都能用一个数来比较。可用的名字：J_dev accuracy_dev error_dev precision_dev \
      recall_dev F1_dev，cost（最后一个小批量的代价），seconds（训练用的秒数），parameters\
      （参数个数）。然后 `select` 选出最好的。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !arguments.rest.isEmpty else { return [TextReport("metric \(session.goal.source)")] }
    let goal = try Self.goal(arguments)
    session.state.studies.goal = goal
    return [TextReport("metric \(goal.source)")] + noteOnDevPart(goal, in: session)
  }

  /// That the data at hand have no dev part, which `select` would only say after the training.
  private func noteOnDevPart(_ goal: Goal, in session: Session) -> [any Report] {
    let asksForDev = ([goal.optimizing] + goal.satisficing.map(\.measure)).contains {
      if case .dev = $0 { true } else { false }
    }
    guard asksForDev, session.state.experiment.dataset != nil,
      (try? session.state.experiment.part(.dev)) == nil
    else { return [] }
    return [TextReport(StudyProblem.needsDevPart, as: .hint)]
  }

  private static func goal(_ arguments: Arguments) throws -> Goal {
    var words = words(arguments.rest)[...]
    if words.first == "optimizing" { words.removeFirst() }
    guard let name = words.popFirst() else {
      throw arguments.usage(.missing(Localized(en: "a metric's name", zh: "一个指标的名字")))
    }
    let optimizing = try measure(name)
    guard let word = words.popFirst() else { return Goal(optimizing: optimizing) }
    guard word == "satisficing" else { throw arguments.usage(.unexpected(word)) }
    guard !words.isEmpty else {
      throw arguments.usage(
        .missing(Localized(en: "a bound such as seconds<10", zh: "一个界限，例如 seconds<10")))
    }
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
        throw arguments.usage(
          .value(option: Localized(en: "the bound", zh: "界限"), text: text, needed: .number))
      }
      return Bound(measure, sign, limit)
    }
    throw arguments.usage(
      .value(
        option: Localized(en: "a bound", zh: "界限"), text: word,
        needed: Localized(en: "such as seconds<10", zh: "seconds<10 这样的写法")))
  }

  private static func measure(_ name: String) throws -> Measure {
    guard let measure = Measure(named: name) else {
      throw SessionError.study(.unknownMeasure(name))
    }
    return measure
  }
}
