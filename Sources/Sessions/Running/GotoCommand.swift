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
  let completions = [CompletionKind.words(["start", "end"]), .stages]
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
    try session.state.experiment.travel { timeline in
      let target = try target(word, timeline, arguments)
      try go(&timeline, to: target.moment, session)
      if let stage = target.stage { try timeline.run(through: stage, arguments) }
    }
    session.keepCopyOfPast()
    return [try PositionReport(session.state.experiment.run())]
  }

  private func go(_ timeline: inout Timeline, to target: Moment, _ session: Session) throws {
    try goOn(&timeline, to: target, session)
    guard timeline.go(to: target, until: session.isInterrupted) else {
      throw SessionError.interrupted
    }
  }

  /// Runs iterations that never ran before, with a bar.
  private func goOn(_ timeline: inout Timeline, to target: Moment, _ session: Session) throws {
    guard target.finished > timeline.end.finished else { return }
    guard timeline.go(to: timeline.end, until: session.isInterrupted) else {
      throw SessionError.interrupted
    }
    var meter = ProgressMeter(timeline.trainer, target.finished - timeline.now.finished, session)
    defer { meter.finish() }
    let count = target.finished - timeline.now.finished
    _ = try timeline.run(iterations: count) {
      meter.tick()
      return session.isInterrupted()
    } leavingWhen: {
      session.isInterrupted()
    }
    if session.isInterrupted() { throw SessionError.interrupted }
  }

  /// Where an iteration is finished or, with the name of a stage, where it begins.
  private func target(
    _ word: String, _ timeline: Timeline, _ arguments: Arguments
  ) throws -> (moment: Moment, stage: String?) {
    switch word {
    case "start": return (.start, nil)
    case "end": return (timeline.end, nil)
    default: break
    }
    let parts = word.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let range = (parts.count > 1 ? 1 : 0)...1_000_000_000
    let iteration = try arguments.integer(String(parts[0]), named: "iteration", in: range)
    guard parts.count > 1 else { return (Moment(finished: iteration, stages: 0), nil) }
    let stage = String(parts[1])
    guard timeline.trainer.plan.couldHave(stage) else {
      throw arguments.noStage(stage, in: timeline.trainer.plan)
    }
    return (Moment(finished: iteration - 1, stages: 0), stage)
  }
}

extension Timeline {
  /// Runs on through a stage of this iteration, by its name or that of its pass or layer.
  ///
  /// A change made in the midst of the iteration may leave the stage out.
  fileprivate mutating func run(through name: String, _ arguments: Arguments) throws {
    let (iteration, plan) = (now.finished, trainer.plan)
    guard let last = plan.lastStage(of: name).map({ plan.stages[$0].id }) else {
      throw arguments.noStage(name, in: plan)
    }
    var ran: StageID?
    repeat {
      ran = nextStage.id
      try runStage { _, _ in }
    } while ran != last && now.finished == iteration
    if ran != last { throw arguments.noStage(name, in: trainer.plan) }
  }
}

extension Plan {
  /// Whether an iteration has such a stage, now or with other layers frozen.
  fileprivate func couldHave(_ name: String) -> Bool {
    let updates = (1...network.depth).map { StageID(.update, layer: $0).description }
    return lastStage(of: name) != nil || updates.contains(name)
  }
}

extension Arguments {
  fileprivate func noStage(_ name: String, in plan: Plan) -> SessionError {
    usage(
      .choice(Localized(en: "stage", zh: "阶段"), text: name, choices: plan.stages.map { "\($0.id)" })
    )
  }
}
