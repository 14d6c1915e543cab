import Matrices

/// A run and its past: any point of it can be gone to, bit for bit as it was.
///
/// What lives on is copied every so many iterations, within a bound of memory; between two copies
/// the run is replayed. What a person changed by hand is remembered with its point and replayed
/// too, so that going back and on again leads to the same numbers; another change at an earlier
/// point begins another future.
///
/// ```swift
/// var timeline = Timeline(trainer)
/// timeline.go(to: Moment(finished: 100, stages: 0))
/// timeline.go(to: Moment(finished: 12, stages: 3))  // back, by a copy and a replay
/// ```
public struct Timeline {
  /// The run as it is now.
  public internal(set) var trainer: Trainer
  /// The furthest point that has been reached.
  public internal(set) var end: Moment
  /// The most bytes that copies may take.
  public var memoryLimit: Int {
    didSet { checkpoints.fit(into: memoryLimit) }
  }

  var checkpoints: Checkpoints
  var edits = Edits()
  /// Copies of this very run that were written down earlier, taken up in place of running there.
  ///
  /// Whoever looks at every iteration offers none.
  public var offers: [KeptCopy] = []
  /// What tells this run and its forks from others.
  let origin = Origin()

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
  ///
  /// A change that freezes all layers that were still to be updated finishes the iteration.
  /// - Throws: `TrainingError` where it does not fit; nothing is changed then.
  public mutating func edit(_ edit: Edit) throws(TrainingError) {
    let place = now
    trainer = try edit.apply(to: trainer)
    edits.add(edit, at: place)
    checkpoints.forget(after: place)
    end = now
  }

  /// After how many iterations copies are kept, rising: points just after one are near.
  public var keptIterations: [Int] { checkpoints.finished }

  /// How many times a person changed something by hand up to now.
  public var editCount: Int { edits.count(upTo: now) }

  /// The tensors that a person gave other values up to now, with these and the points, in their order.
  public var tensorsSet: [(moment: Moment, name: String, value: Matrix<Double>)] {
    edits.made(from: 0, upTo: now).compactMap { moment, edit in
      if case .tensor(let name, let value) = edit { (moment, name, value) } else { nil }
    }
  }

  /// The learning rates that were set up to now, before decay, each with the first iteration, from 1,
  /// that went by it; one that none went by is left out.
  public var rates: [(first: Int, rate: Double)] {
    let first = checkpoints.last(for: .start).trainer.state.hyperparameters.learningRate
    var rates: [(first: Int, rate: Double)] = [(1, first)]
    for (moment, edit) in edits.made(from: 0, upTo: now) {
      guard case .hyperparameters(let hyper) = edit else { continue }
      if rates.last?.first == moment.finished + 1 { rates.removeLast() }
      if rates.last?.rate != hyper.learningRate {
        rates.append((moment.finished + 1, hyper.learningRate))
      }
    }
    return rates.filter { $0.first <= now.finished }
  }

  /// Whether changes by hand lie ahead, to be made again.
  public var hasChangesAhead: Bool { edits.next(after: now) != nil }

  /// Whether any point of the past is there again in a blink.
  public var isPastNear: Bool { checkpoints.areNear }

  /// The point of the last change by hand before another point.
  public func lastChange(before place: Moment) -> Moment? { edits.last(before: place) }

  /// Whether something was changed by hand behind one point and up to another.
  public func hasChanges(after place: Moment, upTo end: Moment) -> Bool {
    edits.next(after: place).map { $0 <= end } ?? false
  }

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
  /// What a tensor that lives on was between two iterations, as a copy has it.
  ///
  /// It is nil where no copy of that point is kept, or something was changed by hand there.
  public func kept(_ name: String, at place: Moment) -> Matrix<Double>? {
    guard edits.made(at: place).isEmpty, let copy = checkpoints.copy(at: place) else { return nil }
    return copy.trainer.core.value(of: name, in: copy.snapshot.memory)
  }

  /// A run of its own in the iteration that begins at a point: where this one stands if that is within
  /// it, else at its beginning, without what the iteration before it computed.
  ///
  /// It is nil where no copy of the beginning is kept, or a person changed something on the way.
  func passing(from start: Moment) -> Trainer? {
    let end = Moment(finished: start.finished + 1, stages: 0)
    guard !hasChanges(after: start, upTo: end) else { return nil }
    if start < now, now < end { return trainer.duplicate() }
    guard edits.made(at: start).isEmpty else { return nil }
    if start == now { return trainer.duplicate(at: trainer.snapshot(lastingOnly: true)) }
    return checkpoints.copy(at: start).map { $0.trainer.duplicate(at: $0.snapshot) }
  }

  /// A copy that stands at an earlier point.
  public func gone(to point: Moment) -> Timeline {
    var past = forked()
    past.go(to: point)
    return past
  }
}
