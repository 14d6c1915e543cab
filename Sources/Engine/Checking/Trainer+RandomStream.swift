import Matrices

extension Trainer {
  /// A copy of the experiment's random stream where it stands: what a stage would draw next.
  public var randomStream: NumPyRandom { state.random }
}
