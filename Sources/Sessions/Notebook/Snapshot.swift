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
      differsInRun(from: now) || now.visible != state.visible || differsInVariables(from: now)
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
      differsInVariables(from: now) || now.tried != state.tried
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

  /// What else a person can see or meets later, in a form that can be compared.
  fileprivate var visible: [AnyHashable?] {
    [
      digits, images, looks, aliases, language, branches.current, solutions,
      lesson?.place, lesson?.mark.block, lesson?.mark.typed, lesson?.mark.isSettled,
      studies.lastPart,
    ] + tried
  }

  /// What may be tried beside a lesson's tasks, the run and variables aside.
  fileprivate var tried: [AnyHashable?] {
    [
      breakpoints.map(\.number), branches.names, studies.runs.all.count, studies.goal, studies.book,
      hunt?.guesses, hunt?.hints, hunt?.isFound, predictions.judged, predictions.open.map(\.source),
    ]
  }
}
