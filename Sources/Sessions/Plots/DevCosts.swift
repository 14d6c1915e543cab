import Datasets
import Engine
import Presentation

/// The cost on the dev part at points of the past.
///
/// Training records nothing for it: a copy of the run visits points near those the timeline keeps
/// anyway, bit for bit as they were.
struct DevCosts {
  /// The most points visited.
  private static let limit = 60

  private let session: Session
  private let examples: TrainingSet
  private let timeline: Timeline

  /// Nil where there is no dev part, or no run.
  init?(_ session: Session) throws {
    guard let splits = session.state.experiment.splits, splits[.dev] != nil,
      let timeline = session.state.experiment.timeline
    else { return nil }
    self.session = session
    self.timeline = timeline
    examples = try session.state.experiment.examples(.dev)
  }

  /// The costs, by iteration or by epoch.
  func series(_ unit: CostPlot.Unit) throws -> Series {
    var past = timeline.forked()
    var meter = WorkMeter("dev cost", session)
    defer { meter.finish() }
    var (x, y): ([Double], [Double]) = ([], [])
    let places = self.places
    for (index, finished) in places.enumerated() {
      if session.isInterrupted() { throw SessionError.interrupted }
      past.go(to: Moment(finished: finished, stages: 0))
      x.append(unit.place(after: finished))
      y.append(past.trainer.evaluate(examples).cost)
      meter.show(Double(index + 1) / Double(places.count))
    }
    return Series("dev", x: x, y: y, ordinal: 1)
  }

  /// Iterations spread evenly from before the first to the last one.
  private var places: [Int] {
    let last = timeline.now.finished
    let count = min(last, Self.limit)
    return (0...max(1, count)).map { last * $0 / max(1, count) }
  }
}
