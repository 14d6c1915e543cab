import Presentation

/// The last stages of a step: all that are printed, and as many more as there is room for.
struct LastStages {
  private static let most = 200
  /// 64 MB of values.
  private static let mostNumbers = 8 << 20

  private(set) var all: [StepReport.Stage] = []
  private var numbers = 0

  /// Keeps a stage, and lets go of early ones where that makes too many.
  mutating func append(_ stage: StepReport.Stage) {
    all.append(stage)
    numbers += Self.count(stage)
    guard all.count > Self.most || numbers > Self.mostNumbers else { return }
    let left = max(StepReport.shownStages, all.count / 2)
    for stage in all.prefix(max(0, all.count - left)) { numbers -= Self.count(stage) }
    all = all.suffix(left)
  }

  private static func count(_ stage: StepReport.Stage) -> Int {
    stage.written.reduce(0) { $0 + $1.values.count }
  }
}
