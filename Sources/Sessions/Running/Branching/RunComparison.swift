import Engine
import Matrices

/// Two runs stepped side by side from a common point.
struct RunComparison {
  /// The first tensor that differs.
  struct Difference {
    let moment: Moment
    let iteration: Int
    let stage: StageID
    let tensor: String
    let largest: Double
    let row: Int
    let column: Int
    let values: (a: Double, b: Double)
  }

  /// The first difference; nil where there is none.
  private(set) var first: Difference?
  /// The stages that only one of the plans has, by name.
  let unshared: [String]
  /// The cost of each iteration of both, from the first.
  private(set) var costs: (a: [Double], b: [Double]) = ([], [])
  /// The iterations that were compared.
  private(set) var compared: ClosedRange<Int>?

  /// Steps two copies of runs from a point both have in common to the end of the shorter one.
  init(
    _ a: Timeline, _ b: Timeline, from start: Moment, until stops: () -> Bool
  ) throws {
    var (a, b) = (a.forked(), b.forked())
    let end = min(a.end, b.end)
    // A branch that went back and changed something ends before the point it began at.
    let start = min(start, end)
    let names = [a, b].map { Set($0.trainer.plan.stages.map { "\($0.id)" }) }
    unshared = names[0].symmetricDifference(names[1]).sorted()
    let shared = names[0].intersection(names[1])
    a.go(to: start)
    b.go(to: start)
    if a.trainer.plan.network != b.trainer.plan.network {
      // One of them began anew behind the point they parted at.
      a.go(to: .start)
      b.go(to: .start)
    }
    let began = min(a.now, b.now)
    while first == nil, a.now < end, b.now < end, !stops() {
      Self.pass(&a, to: shared)
      Self.pass(&b, to: shared)
      let (stageA, stageB) = (Self.step(&a), Self.step(&b))
      first = Self.difference(a.trainer, stageA, b.trainer, stageB)
    }
    a.go(to: Moment(finished: end.finished, stages: 0))
    b.go(to: Moment(finished: end.finished, stages: 0))
    costs = (a.trainer.costs, b.trainer.costs)
    if end.finished > began.finished { compared = (began.finished + 1)...end.finished }
  }

  /// Runs the stages that the other plan has not, so that both stand before one they share.
  private static func pass(_ timeline: inout Timeline, to shared: Set<String>) {
    while !shared.isEmpty, !shared.contains("\(next(timeline).id)") { timeline.runStage() }
  }

  private static func next(_ timeline: Timeline) -> any Stage {
    timeline.trainer.plan.stages[timeline.trainer.nextStage]
  }

  /// Runs a stage.
  /// - Returns: It, and the iteration it belongs to.
  private static func step(_ timeline: inout Timeline) -> any Stage {
    let stage = next(timeline)
    timeline.runStage()
    return stage
  }

  private static func difference(
    _ a: Trainer, _ stageA: any Stage, _ b: Trainer, _ stageB: any Stage
  ) -> Difference? {
    for spec in stageA.writes where stageB.writes.contains(where: { $0.name == spec.name }) {
      guard let x = a.tensor(spec.name), let y = b.tensor(spec.name) else { continue }
      guard x.shape == y.shape else {
        return Difference(a, stageA.id, spec.name, .nan, 0, (.nan, .nan), rows: 1)
      }
      let errors = zip(x.elements, y.elements).map { Self.error($0, $1) }
      guard let worst = errors.indices.max(by: { errors[$0] < errors[$1] }), errors[worst] > 0
      else { continue }
      return Difference(
        a, stageA.id, spec.name, errors[worst], worst, (x.elements[worst], y.elements[worst]),
        rows: x.rows)
    }
    return nil
  }

  private static func error(_ a: Double, _ b: Double) -> Double {
    if a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN) { return 0 }
    let error = abs(a - b)
    return error.isNaN ? .infinity : max(error, .leastNonzeroMagnitude)
  }
}

extension RunComparison.Difference {
  fileprivate init(
    _ run: Trainer, _ stage: StageID, _ tensor: String, _ largest: Double, _ index: Int,
    _ values: (a: Double, b: Double), rows: Int
  ) {
    self.init(
      moment: run.moment, iteration: run.state.iteration, stage: stage, tensor: tensor,
      largest: largest, row: index % rows, column: index / rows, values: values)
  }
}
