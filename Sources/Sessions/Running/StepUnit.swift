import Engine
import Presentation

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
  /// Runs to the end of one unit, telling of each stage what it wrote, with what a person changed at
  /// the point behind it as it is then.
  /// - Returns: Whether it came to the end; false where `stops` said to stop between two stages.
  /// - Throws: Why a formula of the learner's could not be worked out.
  mutating func step(
    _ unit: StepUnit, after stage: (StepReport.Stage) -> Void, until stops: () -> Bool
  ) throws -> Bool {
    while true {
      let (ran, place) = (nextStage.id, now)
      guard let record = try runStage(unless: stops, { StageRecord($1).stage($0) }) else {
        return false
      }
      stage(record.with(changes(after: place), in: trainer))
      if hasEnded(unit, after: ran) { return true }
      if stops() { return false }
    }
  }

  private func hasEnded(_ unit: StepUnit, after ran: StageID) -> Bool {
    guard now.stages == 0 else { return !unit.joins(ran, nextStage.id) }
    return unit != .epoch || trainer.iterationsDoneInEpoch == 0
  }

  /// The stage that runs next.
  var nextStage: any Stage { trainer.plan.stages[trainer.nextStage] }
}
