import Engine

extension Session {
  /// The state of a session at one moment, to be put back later.
  ///
  /// The runs' memory is shared by all states that hold them, so where each run stood is kept
  /// beside the state; putting it back replays from the run's own copies.
  struct Snapshot {
    let state: State
    private let moments: [Moment?]

    init(_ state: State) {
      self.state = state
      moments = state.moments
    }

    /// The finished iterations of the session's own run.
    var finished: Int { moments.first??.finished ?? 0 }

    /// The state, every run of it where it stood.
    func restored() -> State {
      var state = self.state
      var moments = moments[...]
      state.recover(to: &moments)
      return state
    }

    /// Whether a state shows anything that this one did not; `history` aside.
    func differs(from now: State) -> Bool {
      differsInRun(from: now) || now.isSeenApart(from: state) || differsInVariables(from: now)
    }

    /// Whether a run stands elsewhere, or what is set up is something else.
    func differsInRun(from now: State) -> Bool {
      // A run that was begun only to be looked at stands at its start, as one that was not begun.
      now.moments.map { $0 ?? .start } != moments.map { $0 ?? .start }
        || now.experiment.revision != state.experiment.revision
        || now.branches.current != state.branches.current
    }

    /// Whether the learner's own things are others: variables, their stream, and what else is
    /// neither the run nor how things look.
    func differsBeside(from now: State) -> Bool {
      differsInVariables(from: now) || now.isTriedApart(from: state)
    }

    private func differsInVariables(from now: State) -> Bool {
      now.variables != state.variables || now.memory !== state.memory
        || now.random != state.random
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
  fileprivate var moments: [Moment?] {
    [experiment.timeline?.now] + branches.moments + (lesson?.outside.flatMap(\.moments) ?? [])
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
    if lesson?.place != other.lesson?.place { return true }
    if lesson?.mark.block != other.lesson?.mark.block { return true }
    if lesson?.mark.typed != other.lesson?.mark.typed { return true }
    if lesson?.mark.isSettled != other.lesson?.mark.isSettled { return true }
    return studies.lastPart != other.studies.lastPart || isTriedApart(from: other)
  }

  /// Whether what may be tried beside a lesson's tasks is not the same, the run and variables aside.
  fileprivate func isTriedApart(from other: Self) -> Bool {
    if !breakpoints.lazy.map(\.number).elementsEqual(other.breakpoints.lazy.map(\.number)) {
      return true
    }
    if branches.names != other.branches.names { return true }
    if studies.runs.all.count != other.studies.runs.all.count { return true }
    if studies.goal != other.studies.goal || studies.book != other.studies.book { return true }
    if hunt?.guesses != other.hunt?.guesses || hunt?.hints != other.hunt?.hints { return true }
    if hunt?.isFound != other.hunt?.isFound { return true }
    let (sources, others) = (predictions.open.map(\.source), other.predictions.open.map(\.source))
    return predictions.judged != other.predictions.judged || sources != others
  }
}
