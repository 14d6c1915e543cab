import Engine
import Presentation

/// `continue`: runs on to the next breakpoint.
struct ContinueCommand: Command {
  let name = "continue"
  let aliases = ["c"]
  let topic = Topic.run
  let summary = "run on to the next breakpoint"
  let usage = ["continue [ITERATIONS]"]
  let examples = ["continue", "continue 1000"]
  let details = """
    Without a number it runs until a breakpoint stops it, at most 1,000,000 iterations, or until \
    Ctrl-C.
    """

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
    var sentry = try Sentry(session)
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
