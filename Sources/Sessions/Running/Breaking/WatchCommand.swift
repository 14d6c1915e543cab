import Engine
import Languages
import Presentation

/// `watch`: stops a run where a value changes.
struct WatchCommand: Command {
  let name = "watch"
  let topic = Topic.run
  let summary = Localized(
    en: "stop runs where a tensor changes; say who wrote it last", zh: "张量改变时停下，并说明上次由谁写入")
  let usage = ["watch TENSOR", "watch EXPR"]
  let completions = [CompletionKind.tensors]
  let examples = ["watch W1[0, 1]", "watch sign(db2)"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !arguments.rest.isEmpty else {
      throw arguments.usage(.missing(Localized(en: "a tensor", zh: "一个张量")))
    }
    let run = try session.state.experiment.run()
    let expression = try session.foresee(arguments.rest).expression
    let writers = expression.names.compactMap { name in Self.lastWriter(of: name, in: run) }
    return [session.addBreakpoint(.change(expression))] + writers.map { TextReport($0) }
  }

  /// `W2 last changed at iteration 7, update.2`.
  private static func lastWriter(of name: String, in run: Trainer) -> Localized<String>? {
    guard let spec = run.plan.tensor(named: name) else { return nil }
    guard let writer = run.plan.writer(of: spec.name) else {
      return Localized(en: "\(name) is never written", zh: "\(name) 从不被写入")
    }
    let id = run.plan.stages[writer].id
    let iteration = writer < run.nextStage ? run.state.iteration : run.moment.finished
    guard iteration > 0 else {
      return Localized(
        en: "\(name) has its first value; \(id) will write it",
        zh: "\(name) 还是最初的值；\(id) 会写入它")
    }
    return Localized(
      en: "\(name) last changed at iteration \(iteration), \(id)",
      zh: "\(name) 上次改变是在第 \(iteration) 次迭代，\(id)")
  }
}
