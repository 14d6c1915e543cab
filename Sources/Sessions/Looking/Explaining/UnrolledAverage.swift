import Engine
import Explaining
import Formulas
import Languages
import Matrices

/// An exponentially weighted average written out: what each past iteration brought, and with what
/// weight it still counts.
struct UnrolledAverage {
  /// What one iteration brought.
  struct Entry {
    let iteration: Int
    /// How much of it still counts, (1 - beta)·beta^k.
    let weight: Double
    /// What was averaged: the gradient's element, or its square.
    let input: Double

    var value: Double { weight * input }
  }

  let label: String
  let formula: String
  /// What is averaged: `dW1[0, 0]`.
  let input: String
  /// The iterations that are written out, the last one first.
  let entries: [Entry]
  /// The last iteration that is summed up in the rest; 0 where the rest is the start.
  let restIteration: Int
  /// What the average was before them, and how much of that is left.
  let rest: (weight: Double, value: Double)
  /// What the average is divided by; 1 where it is not corrected.
  let divisor: Double
  let correction: Correction?
  let recurrence: Recurrence
  let value: Double

  /// What the formula does not give: rounding in float32, or a change by hand.
  var remainder: Double {
    value - (entries.map(\.value) + [rest.weight * rest.value]).exactSum
  }
}

extension UnrolledAverage {
  /// Writes an element of an average out, from the run's past.
  /// - Parameter limit: The most iterations written out one by one.
  /// - Throws: `SessionError` where the tensor is no average, or has not been computed.
  init(_ request: ElementRequest, in timeline: Timeline, limit: Int) throws {
    let past = try StageMoment.last(of: request.name, in: timeline)
    let place = try request.place(in: past.value.shape)
    let correction = Correction(past.spec.formula)
    let name = correction?.base ?? past.spec.name
    let average = correction == nil ? past : try StageMoment.last(of: name, in: timeline)
    let plan = timeline.trainer.plan
    // Before its first update a tensor is what it begins with.
    let rule = plan.tensor(named: name)?.formula ?? average.spec.formula
    guard let recurrence = Recurrence(rule, of: name) else {
      throw SessionError.kind(
        request.name,
        needed: Localized(
          en: "a weighted average, such as vdW1[0, 0]", zh: "加权平均（例如 vdW1[0, 0]）"))
    }
    guard past.stage != nil else {
      throw SessionError.notComputed(name, stage: plan.stage(writing: name)?.id)
    }
    let divisor = correction.map { Explainer(past.values()).value(of: $0.divisor) } ?? 1
    let count = min(limit, average.iteration)
    var walk = AverageWalk(
      timeline, name: name, recurrence, place, from: average.iteration - count)
    for _ in 0..<count { walk.step() }
    entries = walk.entries(dividedBy: divisor)
    rest = (walk.keeps.reduce(1, *) / divisor, walk.start)
    restIteration = average.iteration - count
    label = past.label(place)
    formula = "\(past.spec.formula)"
    input = walk.inputLabel
    (self.divisor, self.correction, self.recurrence) = (divisor, correction, recurrence)
    value = timeline.trainer.tensor(past.spec.name)?[place.row, place.column] ?? .nan
  }
}

/// Goes along a copy of the run, one update of an average after the other.
private struct AverageWalk {
  private var past: Timeline
  private let name: String
  private let recurrence: Recurrence
  private let place: (row: Int, column: Int)
  /// The average before the first step.
  let start: Double
  private var records: [(iteration: Int, keep: Double, share: Double, input: Double)] = []

  init(
    _ timeline: Timeline, name: String, _ recurrence: Recurrence, _ place: (row: Int, column: Int),
    from iteration: Int
  ) {
    past = timeline.gone(to: Moment(finished: iteration, stages: 0))
    (self.name, self.recurrence, self.place) = (name, recurrence, place)
    start = past.trainer.tensor(name)?[place.row, place.column] ?? .nan
  }

  var keeps: [Double] { records.map(\.keep) }

  /// `dW1[0, 0] ** 2`.
  private(set) var inputLabel = ""

  /// Runs on through the next iteration and reads the update of the average in it.
  mutating func step() {
    let start = past.now
    repeat { past.runStage() } while past.trainer.nextStage > 0
    guard let moment = try? StageMoment(of: name, from: start, in: past) else { return }
    let explainer = Explainer(moment.values())
    let input = element(explainer)
    inputLabel = "\(input)"
    records.append(
      (
        moment.iteration, explainer.value(of: recurrence.keep),
        explainer.value(of: recurrence.share), explainer.value(of: input)
      ))
  }

  private func element(_ explainer: Explainer) -> Syntax {
    explainer.element(of: recurrence.input, row: place.row, column: place.column)
  }

  /// Each record with what later steps left of it, the last one first.
  func entries(dividedBy divisor: Double) -> [UnrolledAverage.Entry] {
    var left = 1 / divisor
    return records.reversed().map { record in
      defer { left *= record.keep }
      return .init(
        iteration: record.iteration, weight: left * record.share, input: record.input)
    }
  }
}
