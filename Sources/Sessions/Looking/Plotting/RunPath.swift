import Engine
import Languages
import Matrices

/// One number of a parameter.
struct ParameterElement {
  let source: String
  let name: String
  let row: Int
  let column: Int

  init(_ source: String, _ run: Trainer, _ session: Session) throws {
    let request = try ElementRequest(source, in: session)
    let name = session.canonicalName(request.name)
    guard let spec = run.plan.parameters.first(where: { $0.name == name }) else {
      throw SessionError.kind(
        source, needed: Localized(en: "a parameter, such as W1[0, 0]", zh: "一个参数，例如 W1[0, 0]"))
    }
    (row, column) = try request.place(in: run.shape(of: spec))
    (self.source, self.name) = (source, name)
  }

  func value(in run: Trainer) -> Double { run.tensor(name)?[row, column] ?? .nan }

  func set(to value: Double, in run: Trainer) throws {
    guard var matrix = run.tensor(name) else { return }
    matrix[row, column] = value
    try run.set(name, to: matrix)
  }
}

/// Where the run was, iteration by iteration.
struct RunPath {
  let finished: [Int]
  /// The values of each element.
  let places: [[Double]]
  let costs: [Double]
  /// Whether other parameters are now elsewhere than at the start.
  let othersMoved: Bool

  /// Goes through the past of a copy, bit for bit as it was.
  init(
    _ elements: [ParameterElement], in timeline: Timeline, _ examples: TrainingSet,
    _ session: Session
  ) throws {
    var past = timeline.forked()
    var places = elements.map { _ in [Double]() }
    finished = timeline.places(atMost: 120)
    costs = try finished.map { finished in
      if session.isInterrupted() { throw SessionError.interrupted }
      past.go(to: Moment(finished: finished, stages: 0))
      for index in elements.indices {
        places[index].append(elements[index].value(in: past.trainer))
      }
      return try past.trainer.evaluate(examples).cost
    }
    self.places = places
    othersMoved =
      timeline.gone(to: .start).trainer.numbers(but: elements)
      != timeline.trainer.numbers(but: elements)
  }
}

extension Trainer {
  /// All parameters but some elements of them.
  fileprivate func numbers(but elements: [ParameterElement]) -> [Double] {
    plan.parameters.flatMap { spec -> [Double] in
      guard var matrix = tensor(spec.name) else { return [] }
      for element in elements where element.name == spec.name {
        matrix[element.row, element.column] = 0
      }
      return matrix.elements
    }
  }
}
