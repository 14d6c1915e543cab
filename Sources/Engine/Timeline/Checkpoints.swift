import Matrices

/// Copies of what lives on in a run, at ends of iterations.
struct Checkpoints {
  /// A copy, taken before whatever a person changed at its point.
  ///
  /// An object, for a list of them is copied with every state of a session that is kept.
  final class Copy {
    let trainer: Trainer
    fileprivate(set) var snapshot: Trainer.Snapshot
    fileprivate(set) var moment: Moment
    let bytes: Int
    /// J of the iterations since the copy before that stays.
    ///
    /// A trainer that went back has only those up to there, and another future may have written
    /// others behind them.
    fileprivate var costs: [Double]

    init(_ trainer: Trainer, lastingOnly: Bool, costsFrom known: Int = 0) {
      self.trainer = trainer
      snapshot = trainer.snapshot(lastingOnly: lastingOnly)
      moment = trainer.moment
      bytes = trainer.byteCount(lastingOnly: lastingOnly)
      costs = Array(trainer.costs.dropFirst(known))
    }

    /// The same copy, of another trainer with the same plan or with the costs of more iterations.
    fileprivate init(_ copy: Copy, of trainer: Trainer? = nil, behind costs: [Double] = []) {
      self.trainer = trainer ?? copy.trainer
      (snapshot, moment, bytes) = (copy.snapshot, copy.moment, copy.bytes)
      self.costs = costs + copy.costs
    }

    /// Copies what lives on where the run is now into the memory of this copy, which nobody else
    /// has: nothing is allocated.
    fileprivate func retake(costsFrom known: Int) {
      var memory: (any Sendable)? = snapshot.memory
      snapshot = snapshot.withoutMemory
      snapshot = trainer.lastingSnapshot(over: &memory)
      moment = trainer.moment
      costs.removeAll(keepingCapacity: true)
      costs.append(contentsOf: trainer.costs[min(known, trainer.costs.count)...])
    }

    /// How many iterations' costs lie before its own.
    fileprivate var firstCost: Int { snapshot.costs - costs.count }
  }

  private var all: [Copy]
  /// Copies of the last few ends of iterations that the run came by, where the way from another copy
  /// is long.
  private var recent: [Copy] = []
  /// Whether such copies are taken.
  var keepsRecent: Bool
  /// Whether one takes next to nothing beside an iteration, so that it can be taken at the end of each:
  /// nobody knows where a run will be interrupted.
  let areRecentCheap: Bool
  /// How many of them: what a formula read in the last iteration, the one before that, and where the
  /// run stands.
  static let recentCount = 3
  private var bytes: Int
  private var interval: Int

  /// Starts with a full copy of the run where it stands.
  init(first trainer: Trainer) {
    let first = Copy(trainer, lastingOnly: false)
    (all, bytes) = ([first], first.bytes)
    interval = Self.interval(
      copied: trainer.byteCount(lastingOnly: true), touched: first.bytes)
    let copying = Self.nanoseconds(copying: trainer.byteCount(lastingOnly: true))
    areRecentCheap = 30 * copying <= trainer.multiplications / 100
    keepsRecent = false
    keepsRecent = !areNear
  }

  /// How many iterations apart copies are: as few as make copying take about a hundredth of the
  /// time, by a high estimate of a copy's nanoseconds and a low one of an iteration's.
  private static func interval(copied: Int, touched: Int) -> Int {
    let (copy, iteration) = (nanoseconds(copying: copied), 300 + touched / 50)
    return min(max(1, 100 * copy / iteration), copied < 1 << 17 ? 256 : 64)
  }

  /// How long a copy takes, by a high estimate.
  private static func nanoseconds(copying bytes: Int) -> Int { 1000 + bytes * 3 / 10 }

  /// How many of so many iterations can be run at once before the last few, each of which is copied.
  func stretch(of count: Int) -> Int {
    guard keepsRecent else { return count }
    return areRecentCheap ? 1 : max(1, count - Self.recentCount + 1)
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
    let copy = Copy(trainer, lastingOnly: true, costsFrom: all.last?.snapshot.costs ?? 0)
    all.append(copy)
    bytes += copy.bytes
  }

  /// Takes a copy of where the run has just come, in the place of the oldest of its kind.
  /// - Parameter limit: The most bytes that copies may take: these take a part of it.
  mutating func addRecent(_ trainer: Trainer, within limit: Int) {
    let bytes = trainer.byteCount(lastingOnly: true)
    guard keepsRecent, bytes <= limit / 16 else { return }
    takeRecent(trainer, of: Self.recentCount)
  }

  /// Whether so many iterations take long beside a copy before the last of them.
  func marksEnd(of count: Int) -> Bool { !keepsRecent && count >= interval }

  /// Takes a copy where a run is about to do its last iteration, in the place of the one before:
  /// whoever comes by again need not run up to there.
  mutating func mark(_ trainer: Trainer) { takeRecent(trainer, of: 1) }

  private mutating func takeRecent(_ trainer: Trainer, of most: Int) {
    guard copy(at: trainer.moment) == nil else { return }
    let known = all.last { $0.moment <= trainer.moment }?.snapshot.costs ?? 0
    guard recent.count >= most else {
      return recent.append(Copy(trainer, lastingOnly: true, costsFrom: known))
    }
    recent.append(recent.removeFirst())
    if isKnownUniquelyReferenced(&recent[recent.count - 1]),
      recent[recent.count - 1].trainer === trainer
    {
      recent[recent.count - 1].retake(costsFrom: known)
    } else {
      recent[recent.count - 1] = Copy(trainer, lastingOnly: true, costsFrom: known)
    }
  }

  /// The copy taken at a point; nil where there is none.
  func copy(at place: Moment) -> Copy? {
    recent.first { $0.moment == place } ?? all.first { $0.moment == place }
  }

  /// Drops what lies beyond a point; the first copy stays.
  mutating func forget(after place: Moment) {
    recent.removeAll { $0.moment > place }
    while all.count > 1, let last = all.last, last.moment > place {
      bytes -= last.bytes
      all.removeLast()
    }
  }

  /// Drops every other copy as long as all together take too much memory.
  mutating func fit(into limit: Int) {
    while all.count > 2, bytes > limit {
      interval *= 2
      let last = all[all.count - 1]
      all = stride(from: 0, to: all.count, by: 2).map { place in
        place == 0 ? all[0] : Copy(all[place], behind: all[place - 1].costs)
      }
      bytes = all.reduce(0) { $0 + $1.bytes }
      if all[all.count - 1].moment != last.moment { keepCosts(of: last) }
    }
  }

  /// Gives the costs of a copy that was dropped to those that began behind them.
  private mutating func keepCosts(of dropped: Copy) {
    recent = recent.map {
      $0.firstCost == dropped.snapshot.costs ? Copy($0, behind: dropped.costs) : $0
    }
  }

  /// The copy to go on from to a point: an iteration before it at least, so that the tensors of
  /// the iteration before are computed anew as well.
  func last(for target: Moment) -> Copy {
    let kept = lastKept(for: target)
    return recent.filter { kept.moment < $0.moment && $0.moment.finished < target.finished }
      .max { $0.moment < $1.moment } ?? kept
  }

  /// The same among the copies that stay.
  func lastKept(for target: Moment) -> Copy {
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
    copy.trainer.costs = costs(upTo: copy)
    return copy.trainer
  }

  /// The copy the run began with.
  var first: Copy { all[0] }

  /// J of every iteration up to a copy.
  func costs(upTo copy: Copy) -> [Double] {
    var costs: [Double] = []
    costs.reserveCapacity(copy.snapshot.costs)
    for earlier in all where costs.count < copy.firstCost { costs += earlier.costs }
    return costs.prefix(copy.firstCost) + copy.costs
  }

  /// The same copies, of other trainers with the same plans.
  func mapTrainers(_ transform: (Trainer) -> Trainer) -> Checkpoints {
    var result = self
    result.all = all.map { Copy($0, of: transform($0.trainer)) }
    result.recent = recent.map { Copy($0, of: transform($0.trainer)) }
    return result
  }
}

extension Trainer {
  /// How many multiplications the products of an iteration take, forwards and both ways back.
  ///
  /// A processor makes some hundred in a nanosecond at most.
  var multiplications: Int {
    let units = [plan.network.inputs] + plan.network.layers.map(\.units)
    return 3 * core.capacity * zip(units, units.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
