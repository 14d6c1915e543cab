import Matrices

/// Copies of what lives on in a run, at ends of iterations.
struct Checkpoints {
  /// A copy, taken before whatever a person changed at its point.
  struct Checkpoint {
    let trainer: Trainer
    let snapshot: Trainer.Snapshot
    let moment: Moment
    let bytes: Int

    init(_ trainer: Trainer, lastingOnly: Bool) {
      self.trainer = trainer
      snapshot = trainer.snapshot(lastingOnly: lastingOnly)
      moment = trainer.moment
      bytes = trainer.byteCount(lastingOnly: lastingOnly)
    }

    /// The trainer, with the copy put back.
    func restored() -> Trainer {
      trainer.restore(snapshot)
      return trainer
    }
  }

  private var all: [Checkpoint]
  private var interval: Int

  /// Starts with a full copy of the run where it stands.
  init(first trainer: Trainer) {
    all = [Checkpoint(trainer, lastingOnly: false)]
    interval = trainer.byteCount(lastingOnly: true) < 1 << 17 ? 256 : 64
  }

  /// After how many iterations the copies were taken, rising.
  var finished: [Int] { all.map(\.moment.finished) }

  /// Whether a copy should be taken after so many iterations.
  func isDue(at finished: Int) -> Bool { finished >= nextDue(after: finished - 1) }

  /// After how many iterations the next copy should be taken.
  func nextDue(after finished: Int) -> Int {
    let last = all.last?.moment.finished ?? 0
    return last > finished ? last + interval : max(last + interval, finished + 1)
  }

  /// Takes a copy.
  mutating func add(_ trainer: Trainer) {
    all.append(Checkpoint(trainer, lastingOnly: true))
  }

  /// Drops what lies beyond a point; the first copy stays.
  mutating func forget(after place: Moment) {
    let first = all[0].moment
    all.removeAll { $0.moment > place && $0.moment != first }
  }

  /// Drops every other copy as long as all together take too much memory.
  mutating func fit(into limit: Int) {
    while all.count > 2, all.reduce(0, { $0 + $1.bytes }) > limit {
      interval *= 2
      all = all.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    }
  }

  /// The copy to go on from to a point: an iteration before it at least, so that the tensors of
  /// the iteration before are computed anew as well.
  func last(for target: Moment) -> Checkpoint {
    all.last { $0.moment.finished < target.finished } ?? all[0]
  }

  /// The same copies, of other trainers with the same plans.
  func mapTrainers(_ transform: (Trainer) -> Trainer) -> Checkpoints {
    var result = self
    result.all = all.map { $0.with(transform($0.trainer)) }
    return result
  }
}

extension Checkpoints.Checkpoint {
  fileprivate init(_ trainer: Trainer, _ snapshot: Trainer.Snapshot, _ moment: Moment, _ bytes: Int)
  {
    (self.trainer, self.snapshot, self.moment, self.bytes) = (trainer, snapshot, moment, bytes)
  }

  fileprivate func with(_ trainer: Trainer) -> Self { .init(trainer, snapshot, moment, bytes) }
}
