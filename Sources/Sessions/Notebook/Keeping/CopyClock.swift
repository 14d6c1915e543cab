import Engine
import Journals

/// Keeps copies of a run that goes on for long beside the journal: one every thirty seconds, and one
/// at its end.
struct CopyClock {
  private let session: Session
  private let keeper: SessionKeeper?
  private let step: Int
  private let known: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant
  private var ticks = 0
  /// Whether an iteration takes more than a millisecond, so that sixty-four of them would be long.
  private var isSlow = false

  /// Begins with the run where it stands.
  init(_ session: Session) {
    self.session = session
    keeper = session.isReplaying ? nil : session.keeper
    step = keeper?.nextStep(of: session.notebook.nextNumber) ?? 0
    known = session.state.experiment.trainer?.moment.finished ?? 0
    start = clock.now
    next = start.advanced(by: .seconds(30))
  }

  /// Whether it is time for a copy; the clock is read only now and then where iterations are short.
  @inline(__always)
  mutating func isDue() -> Bool {
    guard keeper != nil else { return false }
    ticks += 1
    return (ticks & 63 == 0 || isSlow || ticks < 8) && hasPassed()
  }

  /// Not inlined, so that only this asks how large a moment in time is.
  @inline(never)
  private mutating func hasPassed() -> Bool {
    let now = clock.now
    isSlow = now - start > .milliseconds(ticks)
    return now >= next
  }

  /// Keeps a copy where it is time to, and how far a line that only trains has come.
  mutating func keepIfDue(after finished: Int) {
    guard let keeper, clock.now >= next else { return }
    session.keepCopy(costsFrom: known, step: step, with: keeper)
    if session.isTrainingLine {
      session.write(
        .reached(number: session.notebook.nextNumber, text: "train \(finished) iterations"))
    }
    next = clock.now.advanced(by: .seconds(30))
  }

  /// Keeps a copy at the end, where running up to it would take long.
  func finish() {
    guard let keeper, keeper.isWorthKeeping(seconds: (clock.now - start) / .seconds(1)) else {
      return
    }
    session.keepCopy(costsFrom: known, step: step, with: keeper)
  }
}

extension Session {
  /// Whether the line at work says nothing but `train`, and no lesson waits for it as it is.
  fileprivate var isTrainingLine: Bool {
    (scriptDepth == 0 || scriptKeeping != nil) && state.lesson == nil
      && read(source.text).command?.name == "train"
  }

  /// Keeps a copy of the run beside the journal.
  func keepCopy(costsFrom known: Int, step: Int, with keeper: SessionKeeper) {
    guard let copy = state.experiment.timeline?.keptCopy(costsFrom: known) else { return }
    keeper.keep(JournalCheckpoint(copy), line: notebook.nextNumber, step: step)
  }

  /// Keeps one where a run has gone far back, so that going on with the session need not run all up
  /// to there.
  func keepCopyOfPast() {
    let isFar = (state.experiment.trainer?.moment.finished ?? 0) > 500
    guard let keeper, !isReplaying, isFar else { return }
    keepCopy(costsFrom: 0, step: keeper.nextStep(of: notebook.nextNumber), with: keeper)
  }
}

extension JournalCheckpoint {
  fileprivate init(_ copy: KeptCopy) {
    self.init(
      finished: copy.finished, edits: copy.edits, state: copy.state, firstCost: copy.firstCost,
      costs: copy.costs, isSingle: copy.isSingle, memory: copy.memory)
  }

  /// The copy it is of.
  var copy: KeptCopy {
    KeptCopy(
      finished: finished, edits: edits, state: state, firstCost: firstCost, costs: costs,
      isSingle: isSingle, memory: memory)
  }
}
