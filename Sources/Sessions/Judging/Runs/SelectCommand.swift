import Engine
import Languages
import Presentation
import Studies

/// `select`: takes the best run over.
struct SelectCommand: Command {
  let name = "select"
  let topic = Topic.judge
  let summary = Localized(
    en: "choose the best run by the metric, and take its network and weights over",
    zh: "按指标选出最好的训练，采用它的网络和权重")
  let usage = ["select", "select RUN"]
  let completions = [CompletionKind.runs]
  let examples = ["select", "select 2"]
  let details = Localized(
    en: """
      The optimizing metric decides among the runs that keep every satisficing bound; a run \
      that misses one is never chosen, however good it is. Runs on other data cannot be \
      compared and are left out. The chosen run's network, settings and weights become the \
      experiment's, and training goes on from there bit for bit. The best five are shown; \
      runs lists all. With a number that run is taken over.
      """,
    zh: """
      在满足所有界限的训练里，由优化指标决定；有一个界限不满足，再好也不会选中。用别的数据\
      训练的不能比较，不算在内。选中的网络、设置和权重成为现在的实验，训练从那里逐位相同地\
      继续。显示最好的五次；runs 列出全部。写上编号就采用那一次。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = arguments.next()
    try arguments.finish()
    let runs = session.state.studies.runs
    guard !runs.all.isEmpty else { throw SessionError.study(.noRuns) }
    if let word {
      let number = try arguments.integer(word, named: "RUN", in: 1...Int.max)
      return [try Self.take(number, in: session)]
    }
    let selection = ModelSelection(
      from: runs.all, by: session.goal, dataRevision: session.state.experiment.dataRevision)
    guard let best = selection.best else {
      throw SessionError.study(.noneGoodEnough(selection.verdicts))
    }
    let taken = try Self.take(best.number, in: session)
    let report = RunsReport(
      selection.ranked.map { ($0.run, $0.verdict) },
      measures: RunsReport.measures(session.goal), digits: session.state.digits,
      title: Localized("metric \(session.goal.source)"), shown: Self.shown)
    return [taken, report]
  }

  /// The runs that are shown, the best first.
  private static let shown = 5

  /// Makes a run the experiment's.
  private static func take(_ number: Int, in session: Session) throws -> TextReport {
    let runs = session.state.studies.runs
    guard let record = runs[number] else {
      throw SessionError.study(.unknownRun(number, count: runs.all.count))
    }
    let experiment = session.state.experiment
    guard record.dataRevision == experiment.dataRevision else {
      throw SessionError.study(.cannotTake(number, .otherData))
    }
    guard let checkpoint = record.checkpoint else {
      throw SessionError.study(.cannotTake(number, .forgotten))
    }
    let run = try Trainer(
      record.network, on: experiment.examples(.train), resuming: checkpoint)
    session.state.experiment.adopt(run)
    let network = LayerSyntax.source(record.network.layers)
    let epochs = record.epochs.counted("epoch")
    return TextReport(
      Localized(
        en: "run \(number) is taken over: \(network), after \(epochs)",
        zh: "采用第 \(number) 次训练：\(network)，\(record.epochs.grouped) 轮之后"))
  }
}
