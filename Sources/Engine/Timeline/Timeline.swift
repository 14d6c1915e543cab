import Matrices

/// A run and its past: any point of it can be gone to, bit for bit as it was.
///
/// What lives on is copied every so many iterations, within a bound of memory; between two copies
/// the run is replayed. What a person changed by hand is remembered with its point and replayed
/// too, so that going back and on again leads to the same numbers; another change at an earlier
/// point begins another future.
public struct Timeline {
  /// The run as it is now.
  public private(set) var trainer: Trainer
  /// The furthest point that has been reached.
  public private(set) var end: Moment
  /// The most bytes that copies may take.
  public var memoryLimit: Int {
    didSet { checkpoints.fit(into: memoryLimit) }
  }

  var checkpoints: Checkpoints
  private var edits = Edits()

  /// 256 MB.
  public static let defaultMemoryLimit = 256 << 20

  /// Begins the history of a run where it stands.
  public init(_ trainer: Trainer, memoryLimit: Int = defaultMemoryLimit) {
    self.trainer = trainer
    self.memoryLimit = memoryLimit
    end = trainer.moment
    checkpoints = Checkpoints(first: trainer)
  }

  /// Where the run is.
  public var now: Moment { trainer.moment }

  /// Changes something by hand; what had been run beyond this point is forgotten.
  /// - Throws: `TrainingError` where it does not fit; nothing is changed then.
  public mutating func edit(_ edit: Edit) throws(TrainingError) {
    trainer = try edit.apply(to: trainer)
    let place = now
    edits.add(edit, at: place)
    checkpoints.forget(after: place)
    end = place
  }

  /// After how many iterations copies are kept, rising: points just after one are near.
  public var keptIterations: [Int] { checkpoints.finished }

  /// How many times a person changed something by hand up to now.
  public var editCount: Int { edits.count(upTo: now) }

  /// Whether a person changed something by hand between a point and now.
  public func isEdited(since point: Moment) -> Bool {
    edits.next(after: point).map { $0 <= now } ?? false
  }

  /// Whether changes by hand lie ahead, to be made again.
  public var hasChangesAhead: Bool { edits.next(after: now) != nil }

  /// Whether any point of the past is there again in a blink.
  public var isPastNear: Bool { checkpoints.areNear }

  /// A run of its own with the same past.
  public func forked() -> Timeline {
    var copies: [ObjectIdentifier: Trainer] = [:]
    func copy(_ trainer: Trainer) -> Trainer {
      let copy = copies[ObjectIdentifier(trainer)] ?? trainer.duplicate()
      copies[ObjectIdentifier(trainer)] = copy
      return copy
    }
    var fork = self
    fork.trainer = copy(trainer)
    fork.checkpoints = checkpoints.mapTrainers(copy)
    return fork
  }
}

extension Timeline {
  /// A copy that stands at an earlier point.
  public func gone(to point: Moment) -> Timeline {
    var past = forked()
    past.go(to: point)
    return past
  }
}

// MARK: - Running on

extension Timeline {
  /// Runs the next stage and returns its index in the plan.
  @discardableResult
  public mutating func runStage() -> Int {
    let index = trainer.runStage()
    arrive()
    return index
  }

  /// Runs to the end of the iteration in progress, then whole iterations, `count` in all, until
  /// `stops` says so between two of them.
  /// - Returns: How many iterations were finished.
  /// - Throws: `TrainingError.notANumber` where the cost stops being a number.
  public mutating func run(
    iterations count: Int, until stops: () -> Bool = { false }
  ) throws(TrainingError) -> Int {
    var finished = 0
    var isStopped = false
    while finished < count, !isStopped {
      let stretch = min(count - finished, iterationsToNextEvent)
      finished += trainer.run(iterations: stretch, inPassing: isPastNear) {
        isStopped = stops()
        return isStopped
      }
      if !trainer.hasAllTensors { recover(to: now) }
      try trainer.checkCost()
      arrive()
    }
    return finished
  }

  /// How many iterations can be run at once before a copy or a remembered change is due.
  private var iterationsToNextEvent: Int {
    let now = self.now
    let started = now.stages > 0 ? 1 : 0
    let copy = checkpoints.nextDue(after: now.finished) - now.finished
    guard let edit = edits.next(after: now) else { return max(1, copy) }
    if edit.finished == now.finished || (edit.stages > 0 && edit.finished == now.finished + started)
    {
      return 1
    }
    return max(1, min(copy, edit.finished - now.finished))
  }

  /// Notes that a point was reached: takes a copy where one is due, makes remembered changes.
  private mutating func arrive() {
    let place = now
    #if INVARIANTS
      checkInvariants()
    #endif
    if place.stages == 0, checkpoints.isDue(at: place.finished) {
      checkpoints.add(trainer)
      checkpoints.fit(into: memoryLimit)
    }
    replayEdits(at: place)
    end = max(end, place)
  }

  private mutating func replayEdits(at place: Moment) {
    for edit in edits.made(at: place) {
      // It fitted when it was made, at this very point.
      if let changed = try? edit.apply(to: trainer) { trainer = changed }
    }
  }
}

// MARK: - Going to a point

extension Timeline {
  /// Goes to any point, back or on; stages never run before are run.
  public mutating func go(to target: Moment) {
    let origin = checkpoints.last(for: target)
    if target < now || origin.moment > now {
      trainer = checkpoints.restore(origin)
      replayEdits(at: origin.moment)
    }
    while now < target { stepTowards(target) }
  }

  /// Goes back to a point after the run was left in disorder, as by a failed command.
  public mutating func recover(to target: Moment) {
    trainer = checkpoints.restore(checkpoints.last(for: target))
    replayEdits(at: now)
    while now < target { stepTowards(target) }
  }

  /// Goes back to before the iteration that was just finished, as if it had never been run where
  /// only `end` had been reached before it.
  public mutating func takeBackIteration(reached end: Moment) {
    let place = Moment(finished: max(0, now.finished - 1), stages: 0)
    go(to: place)
    self.end = max(end, place)
    checkpoints.forget(after: self.end)
  }

  private mutating func stepTowards(_ target: Moment) {
    let now = self.now
    let isUnchanged = edits.next(after: now).map { $0.finished > now.finished } ?? true
    guard now.stages == 0, now.finished < target.finished, isUnchanged else {
      runStage()
      return
    }
    let count = min(target.finished - now.finished, iterationsToNextEvent)
    // A cost that is not a number does not stop a replay: it was so the first time.
    _ = trainer.run(iterations: count, inPassing: isPastNear) { false }
    if trainer.moment == now { trainer.runStage() }
    arrive()
  }
}
