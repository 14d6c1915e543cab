import Engine
import Matrices

extension Trainer {
  /// Moves every parameter by one last bit.
  func moveWeights() throws {
    for spec in plan.parameters {
      guard let value = tensor(spec.name) else { continue }
      try set(spec.name, to: value.moved(in: state.hyperparameters.precision))
    }
  }
}

extension Edit {
  /// The same where first weights are set by hand, each moved by one last bit.
  func movingWeights(of trainer: Trainer) -> Edit {
    guard trainer.moment == Moment(finished: 0, stages: 0),
      case .tensor(let name, let value) = self,
      trainer.plan.parameters.contains(where: { $0.name == trainer.plan.canonicalName(name) })
    else { return self }
    return .tensor(name, value.moved(in: trainer.state.hyperparameters.precision))
  }
}

extension Matrix<Double> {
  /// Every number that is not 0 moved by one last bit, up and down in turn: moved all alike, weights
  /// would go unnoticed through batch norm, which takes scale for nothing.
  fileprivate func moved(in precision: Precision) -> Matrix {
    var moved = self
    for place in elements.indices where elements[place] != 0 {
      moved.elements[place] = precision.neighbour(
        of: elements[place], isAbove: place.isMultiple(of: 2))
    }
    return moved
  }
}

extension Precision {
  /// The next number.
  fileprivate func neighbour(of number: Double, isAbove: Bool) -> Double {
    guard self == .float32 else { return isAbove ? number.nextUp : number.nextDown }
    let single = Float(number)
    return Double(isAbove ? single.nextUp : single.nextDown)
  }
}
