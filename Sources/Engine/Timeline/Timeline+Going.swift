import Matrices

extension Timeline {
  /// Goes to any point, back or on; stages never run before are run.
  public mutating func go(to target: Moment) {
    _ = go(to: target) { false }
  }

  /// Goes to any point until `stops` says so, asked every iteration.
  /// - Returns: Whether the point was reached; if not, the run is left in disorder, to be brought
  ///   back by `recover`.
  public mutating func go(to target: Moment, until stops: () -> Bool) -> Bool {
    let origin = checkpoints.last(for: target)
    if target < now || origin.moment > now { putBack(origin) }
    while now < target {
      if stops() { return false }
      stepTowards(target, until: stops)
    }
    return true
  }

  /// Goes back to a point after the run was left in disorder, as by a failed command.
  public mutating func recover(to target: Moment) {
    putBack(checkpoints.last(for: target))
    while now < target { stepTowards(target) { false } }
  }

  /// Goes back to before the iteration that was just finished, as if it had never been run where
  /// only `end` had been reached before it.
  public mutating func takeBackIteration(reached end: Moment) {
    let place = Moment(finished: max(0, now.finished - 1), stages: 0)
    go(to: place)
    self.end = max(end, place)
    checkpoints.forget(after: self.end)
  }

  private mutating func putBack(_ origin: Checkpoints.Copy) {
    trainer = checkpoints.restore(origin)
    replayEdits()
  }

  private mutating func stepTowards(_ target: Moment, until stops: () -> Bool) {
    let now = self.now
    guard now.stages == 0, now.finished < target.finished, !hasChangesWithinIteration else {
      runStage()
      return
    }
    // A cost that is not a number does not stop a replay: it was so the first time.
    _ = runStretch(target.finished - now.finished, until: stops, leavingWhen: stops)
    guard trainer.moment == now else { return arrive() }
    // Nothing was run where it was left, or where a change by hand lies between.
    if !stops() {
      trainer.runStage()
      arrive()
    }
  }
}

// MARK: - Turning back

extension Timeline {
  /// A point that can be turned back to without a replay.
  public struct Bookmark {
    let trainer: Trainer
    let snapshot: Trainer.Snapshot
    let costs: [Double]
  }

  /// The most bytes a bookmark may take: where there is room more of a long run's, which it would take
  /// whole iterations to come back to.
  private var mostBookmarked: Int {
    let usual = 256 << 20
    return trainer.isLong ? max(usual, min(8 * usual, MachineMemory.left / 4)) : usual
  }

  /// A copy of the run as it stands; nil where that would take very much memory.
  public func bookmark() -> Bookmark? {
    guard trainer.byteCount(lastingOnly: false) <= mostBookmarked else { return nil }
    return Bookmark(trainer: trainer, snapshot: trainer.snapshot(), costs: trainer.costs)
  }

  /// Puts the run back to where the bookmark was taken; nothing may have been changed since.
  public mutating func turnBack(to bookmark: Bookmark) {
    trainer = bookmark.trainer
    trainer.restore(bookmark.snapshot)
    trainer.costs = bookmark.costs
  }
}
