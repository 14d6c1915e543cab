import Engine

extension Timeline {
  /// The most iterations before it is looked again whether the past is near: without copies to
  /// start from, taking an iteration back would mean running very many anew.
  private static var longestStretch: Int { 4096 }

  /// Runs iterations, `count` in all, until a breakpoint happens or `stops` says so between two of
  /// them.
  mutating func run(
    iterations count: Int, watchedBy sentry: inout BreakpointWatch, until stops: () -> Bool
  ) throws -> (finished: Int, hit: BreakpointWatch.Hit?) {
    offers = []
    let start = now.finished
    let last = start + count
    var isStopped = false
    func isStopping() -> Bool {
      isStopped = stops()
      return isStopped
    }
    // What changes all the time happens at once, before a whole iteration is run in vain.
    while now.finished < last, !isStopped {
      if let hit = try runIteration(watchedBy: &sentry) { return (now.finished - start, hit) }
      guard !isStopping() else { break }
      let stretch = min(last - now.finished, Self.longestStretch)
      try runQuietly(stretch, watchedBy: &sentry, until: isStopping)
    }
    try checkNumbers()
    return (now.finished - start, nil)
  }

  /// Runs to the end of the iteration, looking around after each stage.
  private mutating func runIteration(watchedBy sentry: inout BreakpointWatch) throws
    -> BreakpointWatch.Hit?
  {
    repeat {
      let hit = try runStage { stage, run in
        // A cost that is no number comes before whatever else happened in this iteration.
        run.nextStage == 0 && run.lastCost.isNaN ? nil : sentry.look(after: stage, of: run)
      }
      if now.stages == 0 { try checkForNaN() }
      if let hit { return hit }
    } while now.stages > 0
    return nil
  }

  /// Runs whole iterations at full speed where it is enough to look around at their ends; one in
  /// which something happened is taken back, to be run stage by stage.
  private mutating func runQuietly(
    _ count: Int, watchedBy sentry: inout BreakpointWatch, until stops: () -> Bool
  ) throws {
    guard count > 0, sentry.seesAllAtEnds, isPastNear, !hasChangesAhead else { return }
    let reached = end
    do {
      if try !runUnseen(count, by: &sentry, until: stops) { return }
    } catch TrainingError.notANumber {
      // Stage by stage a breakpoint may stop before the cost is looked at.
    }
    takeBackIteration(reached: reached)
  }

  /// Runs whole iterations until something happens in one.
  /// - Returns: Whether something did.
  private mutating func runUnseen(
    _ count: Int, by sentry: inout BreakpointWatch, until stops: () -> Bool
  ) throws -> Bool {
    var isSeen = false
    if sentry.bind(to: trainer) {
      _ = try run(iterations: count) {
        isSeen = sentry.seesNumbers()
        return isSeen || stops()
      }
      return isSeen
    }
    for _ in 0..<count {
      _ = try run(iterations: 1)
      if sentry.sees(trainer) { return true }
      if stops() { return false }
    }
    return false
  }
}
