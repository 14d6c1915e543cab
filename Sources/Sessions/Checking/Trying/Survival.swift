import Engine

/// What of an iteration a run's memory still holds, now that the run has gone on.
///
/// Each tensor has one writer, so its values stay until that stage runs again.
struct Survival {
  /// Counted in stages from the start of the run: the iteration's first, and the one of interest.
  private let start, home: Int
  private let now: Int
  private let stageCount: Int
  /// A change by hand may have put other values in the place of what was computed.
  private let isUntouched: Bool

  init(of start: Moment, home: Int, in timeline: Timeline) {
    stageCount = timeline.trainer.plan.stages.count
    self.start = start.finished * stageCount
    self.home = self.start + home
    now = timeline.now.finished * stageCount + timeline.now.stages
    isUntouched = timeline.editCount == 0
  }

  /// Whether what the iteration's stage at this index wrote is there.
  func hasWritten(by writer: Int) -> Bool {
    isUntouched && start + writer < now && now <= start + writer + stageCount
  }

  /// Whether what lives on is there as it was before the stage of interest; nil is never written.
  func hasBefore(writer: Int?) -> Bool {
    guard isUntouched, let writer else { return isUntouched }
    let time = start + writer
    let (isYetToRun, isBefore) = (time >= now, time < home)
    return isBefore ? !isYetToRun && now <= time + stageCount : isYetToRun
  }
}
