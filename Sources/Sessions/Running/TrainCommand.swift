import Engine
import Languages
import Presentation

/// `train`: many iterations at once, with a progress bar.
struct TrainCommand: Command {
  let name = "train"
  let topic = Topic.run
  let summary = Localized(en: "run many iterations, with a progress bar", zh: "运行许多次迭代，带进度条")
  let usage = ["train [N] [epochs|iterations] [watch=boundary|cost|\"heat W1\"|…]"]
  let options = ["watch"]
  let completions = [CompletionKind.words(["epochs", "iterations"])]

  func completions(ofOption name: String) -> [CompletionKind] { [.plots] }

  let examples = ["train 60 epochs", "train 100 iterations", "train 500 epochs watch=boundary"]
  let details = Localized(
    en: """
      The very stages that `step` prints, run without printing; afterwards every tensor of \
      the last iteration can be looked at. An iteration in progress is finished first and \
      counted. Ctrl-C stops between two iterations, or between two stages of one that takes \
      long, with everything intact. One epoch is the \
      default. watch= draws what `plot` draws, again and again while the run goes on.
      """,
    zh: """
      和 `step` 显示的是同样的阶段，只是不显示；之后可以查看最后一次迭代的每个张量。进行到\
      一半的迭代先做完，也计数。Ctrl-C 在两次迭代之间停下（一次迭代很久时，在它的两个阶段之间），\
      一切完好。默认训练一轮。watch= \
      在训练时反复画出 `plot` 能画的图。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let watched = arguments.option("watch")
    let (count, unit) = try Self.request(arguments)
    let run = try session.state.experiment.run()
    let iterations = try Self.iterations(count, unit, run, arguments)
    let before = Start(run)
    let clock = ContinuousClock()
    let start = clock.now
    let watch = try LiveWatch(watched, iterations, session)
    let (finished, hit, after) =
      try watch.map { try Self.train(iterations, session, drawnBy: $0) }
      ?? Self.train(iterations, session, meter: ProgressMeter(run, iterations, session))
    let seconds = (clock.now - start) / .seconds(1)
    session.record(after, .train, seconds: seconds)
    let report = report(after, since: before, finished, of: iterations, seconds)
    let picture = watch?.finish()
    let rest: [(any Report)?] = [hit.map { BreakReport($0, after) }, picture]
    let notes = InfiniteLoss.notes(after) + BatchOfOne.notes(after)
    return [report] + session.usedOutput.notes + notes + rest.compactMap(\.self)
  }

  /// Runs iterations with a progress bar.
  private static func train(
    _ iterations: Int, _ session: Session, meter: ProgressMeter
  ) throws -> (finished: Int, hit: BreakpointWatch.Hit?, run: Trainer) {
    var meter = meter
    defer { meter.finish() }
    return try train(iterations, session) {
      meter.tick()
      return false
    } between: { _ in
    }
  }

  /// Runs iterations, a picture between one stretch and the next.
  private static func train(
    _ iterations: Int, _ session: Session, drawnBy watch: LiveWatch
  ) throws -> (finished: Int, hit: BreakpointWatch.Hit?, run: Trainer) {
    var watch = watch
    do {
      return try train(iterations, session) {
        watch.isDue
      } between: {
        if watch.isDue { try watch.draw(done: $0) }
      }
    } catch {
      watch.abandon()
      throw error
    }
  }

  /// Runs iterations in stretches; copies of what lives on are kept beside the journal.
  private static func train(
    _ iterations: Int, _ session: Session, isDue: () -> Bool, between: (Int) throws -> Void
  ) throws -> (finished: Int, hit: BreakpointWatch.Hit?, run: Trainer) {
    var copies = CopyClock(session)
    var finished = 0
    while true {
      let part = try train(iterations - finished, session) {
        let (isDue, isCopyDue) = (isDue(), copies.isDue())
        return isDue || isCopyDue
      }
      finished += part.finished
      if finished == iterations || part.hit != nil || session.wasInterrupted {
        copies.finish()
        return (finished, part.hit, part.run)
      }
      copies.keepIfDue(after: finished)
      try between(finished)
    }
  }

  /// Runs iterations; breakpoints are looked at where there are any.
  private static func train(
    _ iterations: Int, _ session: Session, pausing isDue: () -> Bool
  ) throws -> (finished: Int, hit: BreakpointWatch.Hit?, run: Trainer) {
    var sentry = try BreakpointWatch(session)
    return try session.state.experiment.withTimeline { timeline in
      guard sentry.isNeeded else {
        let finished = try session.lookingForStops { isStopped in
          try timeline.run(iterations: iterations) {
            let isDue = isDue()
            return isStopped() || isDue
          } leavingWhen: {
            isStopped()
          }
        }
        return (finished, nil, timeline.trainer)
      }
      let (finished, hit) = try timeline.run(iterations: iterations, watchedBy: &sentry) {
        let isDue = isDue()
        return session.isInterrupted() || isDue
      }
      return (finished, hit, timeline.trainer)
    }
  }

  /// Where a run stood.
  private struct Start {
    let epoch: Int
    let cost: Double?

    init(_ run: Trainer) {
      epoch = run.completedEpochs
      cost = run.costs.last
    }
  }

  private func report(
    _ run: Trainer, since before: Start, _ finished: Int, of iterations: Int, _ seconds: Double
  ) -> TrainReport {
    TrainReport(
      iterations: finished, epochs: run.completedEpochs - before.epoch, seconds: seconds,
      costBefore: before.cost, costAfter: run.costs.last, wasInterrupted: finished < iterations,
      position: Self.position(run))
  }

  /// Where a run stands, with the stage that comes next in an iteration that is begun.
  private static func position(_ run: Trainer) -> Localized<String> {
    let stage = run.nextStage > 0 ? run.plan.stages[run.nextStage].id : nil
    let place = stage.map { Localized(en: "before \($0)", zh: "\($0) 之前") }
    return [.iteration(run.state.iteration), .epoch(run.state.epoch), place].compactMap(\.self)
      .joined(separator: Localized(en: ", ", zh: "、"))
  }

  private static func request(_ arguments: Arguments) throws -> (count: Int, unit: StepUnit) {
    let (count, unit) = try StepCommand.request(arguments)
    guard !arguments.rest.isEmpty, arguments.words.count > 1 else {
      return (count, unit == .stage ? .epoch : unit)
    }
    guard unit == .epoch || unit == .iteration else {
      throw arguments.usage(
        .choice(
          Localized(en: "unit", zh: "单位"), text: unit.rawValue, choices: ["epochs", "iterations"]))
    }
    return (count, unit)
  }

  /// What is left of a training that was cut, its run after as many iterations; nil where nothing is.
  static func rest(of arguments: Arguments, after done: Int, _ run: Trainer) -> String? {
    var arguments = arguments
    _ = arguments.option("watch")
    guard let (count, unit) = try? request(arguments) else { return nil }
    let passed = run.iterationsPerEpoch - run.iterationsLeftInEpoch
    let ended = (max(0, done - passed) + run.iterationsPerEpoch - 1) / run.iterationsPerEpoch
    let left = count - (unit == .epoch ? ended : done)
    return left > 0 ? "train \(left) \(unit == .epoch ? "epochs" : "iterations")" : nil
  }

  private static func iterations(
    _ count: Int, _ unit: StepUnit, _ run: Trainer, _ arguments: Arguments
  ) throws -> Int {
    guard unit == .epoch else { return count }
    let (further, overflow) = (count - 1).multipliedReportingOverflow(by: run.iterationsPerEpoch)
    guard !overflow, further < 1 << 40 else {
      throw arguments.usage(
        .value(
          option: Localized("N"), text: "\(count)",
          needed: Localized(en: "fewer epochs", zh: "更少的轮数")))
    }
    return further + run.iterationsLeftInEpoch
  }
}
