import Engine

/// How far one step goes.
enum StepUnit: String, CaseIterable {
  case stage, layer, pass, iteration, epoch

  /// Reads a unit, also in the plural or shortened: `iterations`, `it`.
  init?(named word: String) {
    let matches = Self.allCases.filter { unit in
      word == unit.rawValue + "s" || (!word.isEmpty && unit.rawValue.hasPrefix(word))
    }
    guard matches.count == 1 else { return nil }
    self = matches[0]
  }

  /// Whether the unit goes on from one stage to the next within an iteration.
  func joins(_ stage: StageID, _ next: StageID) -> Bool {
    switch self {
    case .stage: false
    case .layer: stage.pass == next.pass && stage.layer == next.layer
    // Drawing the mini-batch begins the forward pass.
    case .pass: stage.pass == next.pass || stage.pass == .batch && next.pass == .forward
    case .iteration, .epoch: true
    }
  }
}

extension Timeline {
  /// Runs to the end of one unit, telling of each stage after it ran.
  /// - Returns: Whether it came to the end; false where `stops` said to stop between two stages.
  mutating func step(
    _ unit: StepUnit, after stage: (Int, Trainer) -> Void, until stops: () -> Bool
  ) -> Bool {
    var iterations = unit == .epoch ? trainer.iterationsLeftInEpoch : 1
    while true {
      let ran = trainer.plan.stages[trainer.nextStage].id
      let index = runStage()
      stage(index, trainer)
      if now.stages == 0 { iterations -= 1 }
      let ends = now.stages == 0 ? iterations <= 0 : !unit.joins(ran, nextStage.id)
      if ends { return true }
      if stops() { return false }
    }
  }

  private var nextStage: any Stage { trainer.plan.stages[trainer.nextStage] }

  /// Goes back to where the unit before this point began.
  mutating func stepBack(_ unit: StepUnit) {
    let place = now
    switch unit {
    case .epoch: go(to: startOfEpoch)
    case .iteration:
      go(to: Moment(finished: place.stages > 0 ? place.finished : place.finished - 1, stages: 0))
    case .stage, .layer, .pass:
      if place.stages == 0 { goToLastStage(of: place.finished - 1) }
      let target = place.stages == 0 ? now.stages : place.stages - 1
      go(to: Moment(finished: now.finished, stages: beginning(of: unit, at: target)))
    }
  }

  /// The point before the last stage of an iteration; how many it has may have changed since.
  private mutating func goToLastStage(of iteration: Int) {
    go(to: Moment(finished: iteration, stages: 0))
    while trainer.nextStage + 1 < trainer.plan.stages.count { runStage() }
  }

  private func beginning(of unit: StepUnit, at stage: Int) -> Int {
    let stages = trainer.plan.stages
    var first = stage
    while first > 0, unit.joins(stages[first - 1].id, stages[first].id) { first -= 1 }
    return first
  }

  private var startOfEpoch: Moment {
    let iterations = trainer.iterationsDoneInEpoch
    let finished = now.finished - iterations
    return Moment(
      finished: iterations == 0 && now.stages == 0
        ? finished - trainer.iterationsPerEpoch : finished,
      stages: 0)
  }
}
