import Engine
import Presentation

/// `watch`: stops a run where a value changes.
struct WatchCommand: Command {
  let name = "watch"
  let topic = Topic.run
  let summary = "stop runs where a tensor changes; say who wrote it last"
  let usage = ["watch TENSOR", "watch EXPR"]
  let completions = [CompletionKind.tensors]
  let examples = ["watch W1[0, 1]", "watch sign(db2)"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !arguments.rest.isEmpty else { throw arguments.usage(.missing("a tensor")) }
    let run = try session.state.experiment.run()
    let expression = try session.foresee(arguments.rest).expression
    let writers = expression.names.compactMap { name in Self.lastWriter(of: name, in: run) }
    return [session.addBreakpoint(.change(expression))] + writers.map { TextReport($0) }
  }

  /// `W2 last changed at iteration 7, update.2`.
  private static func lastWriter(of name: String, in run: Trainer) -> String? {
    guard let spec = run.plan.tensor(named: name) else { return nil }
    guard let writer = run.plan.writer(of: spec.name) else { return "\(name) is never written" }
    let id = run.plan.stages[writer].id
    let iteration = writer < run.nextStage ? run.state.iteration : run.moment.finished
    guard iteration > 0 else { return "\(name) has its first value; \(id) will write it" }
    return "\(name) last changed at iteration \(iteration), \(id)"
  }
}
