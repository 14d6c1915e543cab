import Engine

extension Timeline {
  /// Goes back to where the unit before this point began, `count` times over, or to the start.
  /// - Returns: Whether it came there; false where `stops` said to stop, with the run in disorder.
  mutating func back(_ count: Int, _ unit: StepUnit, until stops: () -> Bool) -> Bool {
    if unit == .iteration {
      let finished = now.finished + (now.stages > 0 ? 1 : 0)
      return go(to: Moment(finished: max(0, finished - count), stages: 0), until: stops)
    }
    var left = count
    while left > 0, now > .start {
      let isDone =
        unit == .epoch ? backEpochs(&left, until: stops) : back(&left, unit, until: stops)
      guard isDone else { return false }
    }
    return true
  }

  /// Goes back through the stages before this point to where their iteration began, and through as
  /// many iterations before it as ran by the same plan.
  private mutating func back(_ left: inout Int, _ unit: StepUnit, until stops: () -> Bool) -> Bool {
    guard let points = beginnings(of: unit, until: stops) else { return false }
    guard left > points.count else {
      defer { left = 0 }
      return go(to: points[points.count - left], until: stops)
    }
    left -= points.count
    guard go(to: points[0], until: stops) else { return false }
    let units = trainer.plan.stages.map(\.id).beginnings(of: unit).count
    let iterations = min(left / units, unchangedIterations)
    left -= iterations * units
    return go(to: Moment(finished: now.finished - iterations, stages: 0), until: stops)
  }

  /// Where the units before this point began, in the iteration that is in progress or was finished
  /// here; nil where `stops` said to stop.
  private mutating func beginnings(of unit: StepUnit, until stops: () -> Bool) -> [Moment]? {
    let place = now
    let start = Moment(finished: place.finished - (place.stages > 0 ? 0 : 1), stages: 0)
    let isChanged = hasChanges(
      after: start, upTo: Moment(finished: start.finished, stages: .max))
    if isChanged || place.stages == 0, !go(to: start, until: stops) { return nil }
    let stages = trainer.plan.stages.map(\.id)
    guard isChanged else {
      let ran = place.stages > 0 ? Array(stages[..<place.stages]) : stages
      return ran.beginnings(of: unit).map { Moment(finished: start.finished, stages: $0) }
    }
    var (moments, ran): ([Moment], [StageID]) = ([], [])
    while now < place {
      moments.append(now)
      ran.append(nextStage.id)
      runStage()
    }
    return ran.beginnings(of: unit).map { moments[$0] }
  }

  /// Goes back to the beginning of the epoch before this point, and over as many before it as are
  /// as long.
  private mutating func backEpochs(_ left: inout Int, until stops: () -> Bool) -> Bool {
    guard go(to: startOfEpoch, until: stops) else { return false }
    left -= 1
    let length = trainer.iterationsPerEpoch
    let epochs = min(left, max(0, unchangedIterations / length - 1))
    left -= epochs
    return go(to: Moment(finished: now.finished - epochs * length, stages: 0), until: stops)
  }

  private var startOfEpoch: Moment {
    let iterations = trainer.iterationsDoneInEpoch
    let finished = now.finished - iterations
    let isAtStart = iterations == 0 && now.stages == 0
    return Moment(
      finished: max(0, isAtStart ? finished - trainer.iterationsPerEpoch : finished), stages: 0)
  }

  /// How many iterations before the beginning of this one ran by its plan, with nothing changed.
  private var unchangedIterations: Int {
    guard let change = lastChange(before: Moment(finished: now.finished, stages: 1)) else {
      return now.finished
    }
    return max(0, now.finished - change.finished - 1)
  }
}

extension [StageID] {
  /// The indices of the stages that units begin with.
  fileprivate func beginnings(of unit: StepUnit) -> [Int] {
    indices.filter { $0 == 0 || !unit.joins(self[$0 - 1], self[$0]) }
  }
}
