import Engine
import Languages
import Presentation

/// `continue`: runs on to the next breakpoint.
struct ContinueCommand: Command {
  let name = "continue"
  let aliases = ["c"]
  let topic = Topic.run
  let summary = Localized(en: "run on to the next breakpoint", zh: "运行到下一个断点")
  let usage = ["continue [ITERATIONS]"]
  let examples = ["continue", "continue 1000"]
  let details = Localized(
    en: """
      Without a number it runs until a breakpoint stops it, at most 1,000,000 iterations, or \
      until Ctrl-C.
      """,
    zh: """
      不写数字就一直运行，直到断点、Ctrl-C，或最多 1,000,000 次迭代。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let limit = try arguments.next().map {
      try arguments.integer($0, named: "ITERATIONS", in: 1...1_000_000_000)
    }
    try arguments.finish()
    guard !session.state.breakpoints.isEmpty || limit != nil else {
      throw SessionError.needs(.breakpoint)
    }
    let run = try session.state.experiment.run()
    var sentry = try BreakpointWatch(session)
    var meter = ProgressMeter(run, limit ?? 1_000_000, session)
    defer { meter.finish() }
    let (hit, after) = try session.state.experiment.withTimeline { timeline in
      let result = try timeline.run(iterations: limit ?? 1_000_000, watchedBy: &sentry) {
        meter.tick()
        return session.isInterrupted()
      }
      return (result.hit, timeline.trainer)
    }
    return [hit.map { BreakReport($0, after) } ?? PositionReport(after)]
  }
}
