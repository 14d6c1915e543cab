/// A point of a run, between two stages.
public struct Moment: Hashable, Sendable, Comparable {
  /// The iterations that are finished.
  public let finished: Int
  /// The stages of the next iteration that have run: the index of the stage that follows, but where
  /// layers were frozen or freed since that iteration began.
  public let stages: Int

  /// Before the first stage.
  public static let start = Moment(finished: 0, stages: 0)

  /// Creates a point.
  public init(finished: Int, stages: Int) {
    self.finished = finished
    self.stages = stages
  }

  /// Whether one point is before another.
  public static func < (a: Moment, b: Moment) -> Bool {
    (a.finished, a.stages) < (b.finished, b.stages)
  }
}

extension Trainer {
  /// Where the run is.
  public var moment: Moment {
    Moment(
      finished: nextStage > 0 ? state.iteration - 1 : state.iteration, stages: stagesRun)
  }
}
