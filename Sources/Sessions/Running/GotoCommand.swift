import Engine
import Languages
import Presentation

/// `goto`: any point of the run.
struct GotoCommand: Command {
  let name = "goto"
  let topic = Topic.run
  let summary = Localized(
    en: "go to any iteration, any stage, back or on", zh: "去任意一次迭代、任意阶段，向前向后都行")
  let usage = ["goto ITERATION", "goto ITERATION.STAGE", "goto start", "goto end"]
  let completions = [CompletionKind.words(["start", "end"])]
  let examples = ["goto 12", "goto 12.backward.2.dW", "goto start"]
  let details = Localized(
    en: """
      `goto 12` goes to where iteration 12 is finished, `goto 12.backward.2.dW` to where \
      that stage of it has just run; `goto end` to the furthest point that has been reached. \
      Beyond that point the run goes on.
      """,
    zh: """
      `goto 12` 去到第 12 次迭代完成之处，`goto 12.backward.2.dW` 去到其中那个阶段刚运行完\
      之处；`goto end` 去到曾经到过的最远处。比那更远时，训练继续往前运行。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = try arguments.next(
      Localized(
        en: "an iteration, such as 12 or 12.backward.2.dW", zh: "一次迭代，例如 12 或 12.backward.2.dW"))
    try arguments.finish()
    try session.state.experiment.withTimeline { timeline in
      let target = try target(word, timeline, arguments)
      try goOn(&timeline, to: target, session)
      timeline.go(to: target)
    }
    return [try PositionReport(session.state.experiment.run())]
  }

  /// Runs iterations that never ran before, so that Ctrl-C can stop them.
  private func goOn(_ timeline: inout Timeline, to target: Moment, _ session: Session) throws {
    guard target.finished > timeline.end.finished else { return }
    timeline.go(to: timeline.end)
    var meter = ProgressMeter(timeline.trainer, target.finished - timeline.now.finished, session)
    defer { meter.finish() }
    let count = target.finished - timeline.now.finished
    _ = try timeline.run(iterations: count) {
      meter.tick()
      return session.isInterrupted()
    }
    if session.isInterrupted() { throw SessionError.interrupted }
  }

  private func target(
    _ word: String, _ timeline: Timeline, _ arguments: Arguments
  ) throws -> Moment {
    switch word {
    case "start": return .start
    case "end": return timeline.end
    default: break
    }
    let parts = word.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let range = (parts.count > 1 ? 1 : 0)...1_000_000_000
    let iteration = try arguments.integer(String(parts[0]), named: "iteration", in: range)
    guard parts.count > 1 else { return Moment(finished: iteration, stages: 0) }
    let stage = try index(of: String(parts[1]), in: timeline.trainer.plan, arguments)
    return stage + 1 == timeline.trainer.plan.stages.count
      ? Moment(finished: iteration, stages: 0)
      : Moment(finished: iteration - 1, stages: stage + 1)
  }

  /// The stage with this name, or the last one of a pass or layer: `forward`, `backward.2`.
  private func index(of name: String, in plan: Plan, _ arguments: Arguments) throws -> Int {
    if let index = plan.lastStage(of: name) { return index }
    throw arguments.usage(
      .choice(Localized(en: "stage", zh: "阶段"), text: name, choices: plan.stages.map { "\($0.id)" })
    )
  }
}
