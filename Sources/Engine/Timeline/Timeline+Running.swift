extension Timeline {
  /// Runs the next stage and returns its index in the plan.
  @discardableResult
  public mutating func runStage() -> Int {
    defer { arrive() }
    return trainer.runStage()
  }

  /// Runs the next stage and looks at what it wrote, before anything that a person changed by hand
  /// at the point after it is changed again: then values and even the plan may be others.
  /// - Parameter look: Takes the stage's index in the plan, and the run.
  /// - Returns: What `look` makes of them.
  /// - Throws: Why a formula of the learner's could not be worked out; the run then stands before
  ///   the stage.
  @discardableResult
  public mutating func runStage<Result>(
    _ look: (Int, Trainer) throws -> Result
  ) throws -> Result {
    let place = now
    let index = trainer.runStage()
    if let failure = trainer.failure {
      recover(to: place)
      throw failure
    }
    defer { arrive() }
    return try look(index, trainer)
  }

  /// Runs the next stage and looks at what it wrote, as above, unless `leaves`, asked within it, says
  /// that it is to be left.
  /// - Returns: What `look` makes of it; nil where the run still stands before the stage.
  /// - Throws: As above.
  public mutating func runStage<Result>(
    unless leaves: () -> Bool, _ look: (Int, Trainer) throws -> Result
  ) throws -> Result? {
    let (place, index) = (now, trainer.nextStage)
    guard trainer.runStage(unless: leaves) else { return nil }
    if let failure = trainer.failure {
      recover(to: place)
      throw failure
    }
    defer { arrive() }
    return try look(index, trainer)
  }

  /// Runs the next stage.
  /// - Returns: The run as the stage left it, before what a person changed by hand at that point.
  mutating func runStageBeforeChanges() -> Trainer {
    trainer.runStage()
    let isChanged = !edits.made(at: now).isEmpty
    let left = isChanged ? trainer.duplicate() : trainer
    arrive()
    return left
  }

  /// Runs to the end of the iteration in progress, then whole iterations, `count` in all, until
  /// `stops` says so between two of them, or `leaves` within one that takes long.
  ///
  /// One that is left stays begun: the run stands between two of its stages.
  /// - Returns: How many iterations were finished.
  /// - Throws: `TrainingError.notANumber` where the cost, or in the end a parameter, stops being a
  ///   number.
  public mutating func run(
    iterations count: Int, until stops: () -> Bool = { false },
    leavingWhen leaves: () -> Bool = { false }
  ) throws(TrainingError) -> Int {
    var finished = 0
    var isStopped = false
    let marksEnd = checkpoints.marksEnd(of: count)
    while finished < count, !isStopped {
      let left = count - finished
      if marksEnd, left == 1 { checkpoints.mark(trainer) }
      finished += runStretch(left, atMost: marksEnd ? max(1, left - 1) : left) {
        isStopped = stops()
        return isStopped
      } leavingWhen: {
        isStopped = isStopped || leaves()
        return isStopped
      }
      if trainer.failure != nil { throw returnedToFailure() }
      if !trainer.hasAllTensors { recover(to: now) }
      try checkForNaN()
      arrive()
    }
    try checkNumbers()
    return finished
  }

  /// Brings a run in which a formula could not be worked out to the stage that failed.
  /// - Returns: Why it failed.
  private mutating func returnedToFailure() -> TrainingError {
    let failed = Moment(finished: trainer.state.iteration - 1, stages: 0)
    recover(to: failed)
    while true {
      let place = now
      trainer.runStage()
      guard let failure = trainer.failure else {
        arrive()
        continue
      }
      recover(to: place)
      return failure
    }
  }

  /// Runs as many of `count` iterations at once as nothing is to be done between, at most `most`.
  mutating func runStretch(
    _ count: Int, atMost most: Int = .max, until stops: () -> Bool,
    leavingWhen leaves: () -> Bool = { false }
  ) -> Int {
    guard !hasChangesWithinIteration else {
      return runIterationByStages(until: stops, leavingWhen: leaves)
    }
    if let leapt = leap(within: count) { return leapt }
    if !isPastNear, trainer.isLong {
      return runIterationByStages(until: stops, leavingWhen: leaves)
    }
    return trainer.run(
      iterations: min(count, most, iterationsToNextEvent, checkpoints.stretch(of: count)),
      inPassing: isPastNear, until: stops)
  }

  /// Whether a person changed something between two stages that lie ahead in this iteration.
  var hasChangesWithinIteration: Bool { edits.next(after: now)?.finished == now.finished }

  private mutating func runIterationByStages(
    until stops: () -> Bool, leavingWhen leaves: () -> Bool
  ) -> Int {
    let iteration = now.finished
    trainer.hasAllTensors = true
    while now.finished == iteration {
      guard trainer.runStage(unless: leaves) else { return 0 }
      arrive()
      if now.stages > 0, leaves() { return 0 }
    }
    _ = stops()
    return 1
  }

  /// How many iterations can be run at once before a copy or a remembered change is due.
  private var iterationsToNextEvent: Int {
    let now = self.now
    let copy = checkpoints.nextDue(after: now.finished) - now.finished
    guard let edit = edits.next(after: now) else { return max(1, copy) }
    return max(1, min(copy, edit.finished - now.finished))
  }

  /// Notes that a point was reached: takes a copy where one is due, makes remembered changes.
  mutating func arrive() {
    let place = now
    #if INVARIANTS
      checkInvariants()
    #endif
    if place.stages == 0, checkpoints.isDue(at: place.finished) {
      checkpoints.add(trainer)
      checkpoints.fit(into: memoryLimit)
    }
    if place.stages == 0 { checkpoints.addRecent(trainer, within: memoryLimit) }
    replayEdits()
    end = max(end, now)
  }

  /// Makes the changes remembered at this point, and at the one they lead to where they finish the
  /// iteration.
  mutating func replayEdits() {
    var place: Moment
    repeat {
      place = now
      for edit in edits.made(at: place) {
        // It fitted when it was made, at this very point.
        if let changed = try? edit.apply(to: trainer) { trainer = changed }
      }
    } while now != place
  }
}
