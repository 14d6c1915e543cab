import Engine

extension Timeline {
  /// Runs iterations, `count` in all, until a breakpoint happens or `stops` says so between two of
  /// them.
  mutating func run(
    iterations count: Int, watchedBy sentry: inout Sentry, until stops: () -> Bool
  ) throws -> (finished: Int, hit: Sentry.Hit?) {
    let start = now.finished
    // What changes all the time happens at once, before a whole iteration is run in vain.
    var hasBegun = false
    while now.finished < start + count {
      let isQuiet = try hasBegun && runQuietIteration(watchedBy: &sentry)
      if !isQuiet, let hit = try runIteration(watchedBy: &sentry) {
        return (now.finished - start, hit)
      }
      hasBegun = true
      if stops() { break }
    }
    return (now.finished - start, nil)
  }

  /// Runs to the end of the iteration, looking around after each stage.
  private mutating func runIteration(watchedBy sentry: inout Sentry) throws -> Sentry.Hit? {
    repeat {
      let stage = runStage()
      if now.stages == 0 { try trainer.checkForNaN() }
      if let hit = sentry.look(after: stage, of: trainer) { return hit }
    } while now.stages > 0
    return nil
  }

  /// Runs a whole iteration at full speed where it is enough to look around at its end; one in
  /// which something happened is taken back, to be run stage by stage.
  /// - Returns: Whether it was run and nothing happened.
  private mutating func runQuietIteration(watchedBy sentry: inout Sentry) throws -> Bool {
    guard sentry.seesAllAtEnds, isPastNear, !hasChangesAhead else { return false }
    let reached = end
    do {
      _ = try run(iterations: 1)
      if !sentry.sees(trainer) { return true }
    } catch TrainingError.notANumber {
      // Stage by stage a breakpoint may stop before the cost is looked at.
    }
    takeBackIteration(reached: reached)
    return false
  }
}
