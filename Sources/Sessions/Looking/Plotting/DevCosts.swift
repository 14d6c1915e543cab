import Datasets
import Engine
import Languages
import Presentation

/// The cost on the dev part at points of the past.
///
/// Training records nothing for it: a copy of the run visits points near those the timeline keeps
/// anyway, bit for bit as they were.
struct DevCosts {
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
    var meter = WorkMeter(Localized(en: "dev cost", zh: "dev 代价"), session)
    defer { meter.finish() }
    var (x, y): ([Double], [Double]) = ([], [])
    let places = timeline.places(atMost: 60)
    for (index, finished) in places.enumerated() {
      if session.isInterrupted() { throw SessionError.interrupted }
      past.go(to: Moment(finished: finished, stages: 0))
      x.append(unit.place(after: finished))
      y.append(try past.trainer.evaluate(examples).cost)
      meter.show(Double(index + 1) / Double(places.count))
    }
    return Series("dev", x: x, y: y, ordinal: 1)
  }
}

extension Timeline {
  /// Iterations spread from before the first to the last one: evenly in a short run; in a long one
  /// only near the kept points, and closer at the beginning, so that little has to be run again.
  func places(atMost limit: Int) -> [Int] {
    let last = now.finished
    guard last > Self.shortRun else { return Self.spread(Array(0...last), limit) }
    let kept = keptIterations.map { $0 + 1 }.filter { (2..<last).contains($0) }
    let beginning = [0, 1, 2, 4, 8, 16, 32]
    return Set(beginning + Self.spread(kept, limit) + [last]).sorted()
  }

  /// So many iterations can be run again without a wait.
  private static let shortRun = 128

  /// So many of some numbers, evenly, the first and the last among them.
  private static func spread(_ numbers: [Int], _ limit: Int) -> [Int] {
    guard numbers.count > limit else { return numbers }
    return (0..<limit).map { numbers[$0 * (numbers.count - 1) / (limit - 1)] }
  }
}
