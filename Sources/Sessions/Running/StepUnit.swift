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
    case .pass: stage.pass == next.pass
    case .iteration, .epoch: true
    }
  }
}

extension Trainer {
  /// Runs to the end of one unit, telling of each stage before it runs and after.
  /// - Returns: Whether it came to the end; false where `stops` said to stop between two stages.
  func step(_ unit: StepUnit, after stage: (Int) -> Void, until stops: () -> Bool) -> Bool {
    var iterations = unit == .epoch ? iterationsLeftInEpoch : 1
    while true {
      let index = runStage()
      stage(index)
      if nextStage == 0 { iterations -= 1 }
      let ends =
        nextStage == 0
        ? iterations == 0 || unit != .epoch
        : !unit.joins(plan.stages[index].id, plan.stages[nextStage].id)
      if ends { return true }
      if stops() { return false }
    }
  }
}
