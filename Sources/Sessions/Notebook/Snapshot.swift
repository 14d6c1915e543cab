import Engine
import Languages

extension Session {
  /// The state of a session at one moment, to be put back later.
  ///
  /// The runs' memory is shared by all states that hold them, so where each run stood is kept
  /// beside the state; putting it back replays from the run's own copies.
  struct Snapshot {
    var state: State { kept.state }
    private let kept: Kept

    /// The state and where its runs stood, written once: it is handed on with each line.
    private final class Kept {
      let state: State
      /// Where the session's own run stood.
      let moment: Moment?
      /// Where the others did.
      let others: [Moment?]

      init(_ state: State) {
        self.state = state
        moment = state.experiment.timeline?.now
        others = state.otherMoments
      }
    }

    init(_ state: State) { kept = Kept(state) }

    /// Whether both are the same, put down once.
    static func === (left: Self, right: Self) -> Bool { left.kept === right.kept }

    /// The language spoken at that moment.
    var language: Language { kept.state.language }

    /// The finished iterations of the session's own run.
    var finished: Int { kept.moment?.finished ?? 0 }

    /// The state, every run of it where it stood.
    func restored() -> State {
      var state = kept.state
      var moments = ([kept.moment] + kept.others)[...]
      state.recover(to: &moments)
      return state
    }

    /// Whether a state shows anything that this one did not; `history` aside.
    func differs(from now: State) -> Bool {
      differsInRun(from: now) || now.isSeenApart(from: kept.state) || differsInVariables(from: now)
    }

    /// Whether a run stands elsewhere, or what is set up is something else.
    func differsInRun(from now: State) -> Bool {
      // A run that was begun only to be looked at stands at its start, as one that was not begun.
      (now.experiment.timeline?.now ?? .start) != (kept.moment ?? .start)
        || now.experiment.revision != kept.state.experiment.revision
        || now.branches.current != kept.state.branches.current
        || now.otherMoments.map { $0 ?? .start } != kept.others.map { $0 ?? .start }
    }

    /// Whether the learner's own things are others: variables, their stream, and what else is
    /// neither the run nor how things look.
    func differsBeside(from now: State) -> Bool {
      differsInVariables(from: now) || now.isTriedApart(from: kept.state)
    }

    private func differsInVariables(from now: State) -> Bool {
      !now.variables.hasBits(of: kept.state.variables) || now.memory !== kept.state.memory
        || now.random != kept.state.random
    }
  }
}

extension Session.State {
  /// The same state, with a run of its own.
  func forked() -> Self {
    var fork = self
    fork.experiment = experiment.forked()
    return fork
  }

  /// Where each run stands: the session's own, the branches', those set aside by a lesson.
  private var moments: [Moment?] { [experiment.timeline?.now] + otherMoments }

  /// The same without the session's own.
  fileprivate var otherMoments: [Moment?] {
    guard let lesson else { return branches.moments }
    return branches.moments + lesson.outside.flatMap(\.moments)
  }

  fileprivate mutating func recover(to moments: inout ArraySlice<Moment?>) {
    if let moment = moments.popFirst() ?? nil { experiment.recover(to: moment) }
    branches.recover(to: &moments)
    for index in lesson?.outside.indices ?? 0..<0 {
      lesson?.outside[index].recover(to: &moments)
    }
  }

  /// Whether anything else that a person can see or meets later is not the same.
  ///
  /// One by one and without a list of them: this is asked after every line.
  fileprivate func isSeenApart(from other: Self) -> Bool {
    if digits != other.digits || images != other.images || looks != other.looks { return true }
    if aliases != other.aliases || language != other.language { return true }
    if branches.current != other.branches.current || solutions != other.solutions { return true }
    if lesson != nil || other.lesson != nil, isReadingApart(from: other) { return true }
    return studies.lastPart != other.studies.lastPart || isTriedApart(from: other)
  }

  private func isReadingApart(from other: Self) -> Bool {
    if lesson?.place != other.lesson?.place { return true }
    if lesson?.mark.block != other.lesson?.mark.block { return true }
    if lesson?.mark.typed != other.lesson?.mark.typed { return true }
    return lesson?.mark.isSettled != other.lesson?.mark.isSettled
  }

  /// Whether what may be tried beside a lesson's tasks is not the same, the run and variables aside.
  fileprivate func isTriedApart(from other: Self) -> Bool {
    if !breakpoints.lazy.map(\.number).elementsEqual(other.breakpoints.lazy.map(\.number)) {
      return true
    }
    if !branches.haveNames(of: other.branches) { return true }
    if studies.runs.all.count != other.studies.runs.all.count { return true }
    if studies.goal != other.studies.goal || studies.book != other.studies.book { return true }
    if hunt != nil || other.hunt != nil, isHuntingApart(from: other) { return true }
    return predictions.judged != other.predictions.judged
      || !predictions.open.lazy.map(\.source).elementsEqual(
        other.predictions.open.lazy.map(\.source))
  }

  private func isHuntingApart(from other: Self) -> Bool {
    if hunt?.guesses != other.hunt?.guesses || hunt?.hints != other.hunt?.hints { return true }
    return hunt?.isFound != other.hunt?.isFound
  }
}
