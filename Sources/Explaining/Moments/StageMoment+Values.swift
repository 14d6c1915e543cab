import Engine
import Formulas
import Matrices

extension StageMoment {
  /// What the stage's formula for this tensor, or for one it writes before, is worked out from: what
  /// it reads, of what the stage has written by then as well.
  public func values(for name: String? = nil) -> Variables {
    let end = siblings.firstIndex { $0.name == name } ?? siblings.count
    let ready = siblings[..<end].map(\.name)
    let formula = end < siblings.count ? siblings[end].formula : spec.formula
    var values: [String: Value] = [:]
    for name in formula.names where values[name] == nil {
      values[name] = value(named: name, ready.contains(name) ? .after : .before)
    }
    return Variables(values)
  }

  /// A tensor, a scalar or the training set by its name.
  public func value(named name: String, _ time: Time) -> Value? {
    switch name {
    case "X_train": Value(timeline.trainer.data.X)
    case "Y_train": Value(timeline.trainer.data.Y)
    case "order": .array(NumPyArray(row: order.elements))
    default:
      taken(name)
        ?? value(of: name, time).map { isNumber(name) ? Value($0.elements[0]) : Value($0) }
    }
  }

  /// What a variable in the learner's formula of this tensor was worth when it was written.
  private func taken(_ name: String) -> Value? {
    timeline.trainer.state.hyperparameters.own[spec.name]?.values[name]
  }

  private func isNumber(_ name: String) -> Bool { plan.tensor(named: name)?.isScalar ?? true }

  /// The tensor's name with an element's indices; a scalar's alone.
  public func label(_ place: (row: Int, column: Int)) -> String {
    spec.isScalar ? spec.name : "\(spec.name)[\(place.row), \(place.column)]"
  }

  /// The numbers between 0 and 1 that dropout's mask was drawn by; nil for other tensors.
  public var draws: Matrix<Double>? {
    guard spec.formula.isDrawn, stage?.part == "dropout" else { return nil }
    var random = randomStream
    return random.uniform(value.shape)
  }
}
