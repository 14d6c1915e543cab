import Matrices

/// Copies of what lives on in a run, at ends of iterations.
struct Checkpoints {
  /// A copy, taken before whatever a person changed at its point.
  struct Copy {
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
  }

  private var all: [Copy]
  /// J of every iteration up to the last copy, once for all copies: a trainer that went back has
  /// only those up to there, and another future may have written others behind them.
  private var costs: [Double]
  private var bytes: Int
  private var interval: Int

  /// Starts with a full copy of the run where it stands.
  init(first trainer: Trainer) {
    let first = Copy(trainer, lastingOnly: false)
    (all, costs, bytes) = ([first], trainer.costs, first.bytes)
    interval = Self.interval(
      copied: trainer.byteCount(lastingOnly: true), touched: first.bytes)
  }

  /// How many iterations apart copies are: as few as make copying take about a hundredth of the
  /// time, by a high estimate of a copy's nanoseconds and a low one of an iteration's.
  private static func interval(copied: Int, touched: Int) -> Int {
    let (copy, iteration) = (1000 + copied * 3 / 10, 300 + touched / 50)
    return min(max(1, 100 * copy / iteration), copied < 1 << 17 ? 256 : 64)
  }

  /// After how many iterations the copies were taken, rising.
  var finished: [Int] { all.map(\.moment.finished) }

  /// Whether all that lies between two copies can be run again in a blink.
  var areNear: Bool {
    let (touched, overflow) = interval.multipliedReportingOverflow(by: all[0].bytes)
    return !overflow && touched <= 128 << 20
  }

  /// Whether a copy should be taken after so many iterations.
  func isDue(at finished: Int) -> Bool { finished >= nextDue(after: finished - 1) }

  /// After how many iterations the next copy should be taken.
  func nextDue(after finished: Int) -> Int {
    let last = all.last?.moment.finished ?? 0
    return last > finished ? last + interval : max(last + interval, finished + 1)
  }

  /// Takes a copy.
  mutating func add(_ trainer: Trainer) {
    let copy = Copy(trainer, lastingOnly: true)
    costs += trainer.costs.dropFirst(costs.count)
    all.append(copy)
    bytes += copy.bytes
  }

  /// Drops what lies beyond a point; the first copy stays.
  mutating func forget(after place: Moment) {
    while all.count > 1, let last = all.last, last.moment > place {
      bytes -= last.bytes
      all.removeLast()
    }
    costs.removeLast(costs.count - (all.last?.snapshot.costs ?? 0))
  }

  /// Drops every other copy as long as all together take too much memory.
  mutating func fit(into limit: Int) {
    while all.count > 2, bytes > limit {
      interval *= 2
      all = stride(from: 0, to: all.count, by: 2).map { all[$0] }
      bytes = all.reduce(0) { $0 + $1.bytes }
    }
  }

  /// The copy to go on from to a point: an iteration before it at least, so that the tensors of
  /// the iteration before are computed anew as well.
  func last(for target: Moment) -> Copy {
    var (lower, upper) = (0, all.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      let isBefore = all[middle].moment.finished < target.finished
      if isBefore { lower = middle + 1 } else { upper = middle }
    }
    return all[max(0, lower - 1)]
  }

  /// The copy's trainer with the copy put back, and the costs that led there.
  func restore(_ copy: Copy) -> Trainer {
    copy.trainer.restore(copy.snapshot)
    copy.trainer.costs = Array(costs.prefix(copy.snapshot.costs))
    return copy.trainer
  }

  /// The same copies, of other trainers with the same plans.
  func mapTrainers(_ transform: (Trainer) -> Trainer) -> Checkpoints {
    var result = self
    result.all = all.map { $0.with(transform($0.trainer)) }
    return result
  }
}

extension Checkpoints.Copy {
  fileprivate init(_ trainer: Trainer, _ snapshot: Trainer.Snapshot, _ moment: Moment, _ bytes: Int)
  {
    (self.trainer, self.snapshot, self.moment, self.bytes) = (trainer, snapshot, moment, bytes)
  }

  fileprivate func with(_ trainer: Trainer) -> Self { .init(trainer, snapshot, moment, bytes) }
}
