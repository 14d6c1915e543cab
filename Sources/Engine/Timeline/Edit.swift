import Matrices

/// Something a person changed by hand in a run; it is remembered, so that the run can be replayed.
public enum Edit: Sendable {
  /// A tensor was given other values.
  case tensor(String, Matrix<Double>)
  /// The number of the update was set.
  case updateCount(Int)
  /// A hyper-parameter was changed.
  case hyperparameters(Hyperparameters)
  /// Layers were frozen, or can learn again.
  case network(Network)

  /// Carries it out.
  /// - Returns: The trainer that goes on, another one where the plan changed.
  /// - Throws: `TrainingError` where it does not fit.
  func apply(to trainer: Trainer) throws(TrainingError) -> Trainer {
    switch self {
    case .tensor(let name, let value): try trainer.setByHand(name, to: value)
    case .updateCount(let t): trainer.set(t: t)
    case .hyperparameters(let hyper):
      return try Trainer(continuing: trainer, with: hyper)
    case .network(let network):
      return try Trainer(
        continuing: trainer, network: network, with: trainer.state.hyperparameters)
    }
    return trainer
  }
}
