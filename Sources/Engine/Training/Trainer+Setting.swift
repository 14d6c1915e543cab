import Matrices

extension Plan {
  /// Whether a tensor has a place of its own; one that only follows from others when it is asked for
  /// has none.
  public func isSettable(_ spec: TensorSpec) -> Bool {
    writer(of: spec.name) != nil || spec.beginning != nil
  }
}

extension Trainer {
  /// Overwrites a tensor at this point; the run goes on from there.
  /// - Throws: `TrainingError` for a tensor the plan does not have, or a value of another shape.
  public func set(_ name: String, to value: Matrix<Double>) throws(TrainingError) {
    guard let spec = plan.tensor(named: name) else { throw .unknownTensor(name) }
    guard plan.isSettable(spec) else { throw .cannotSet(name) }
    let expected = shape(of: spec)
    guard expected == value.shape else {
      throw .shape(name, expected: expected, found: value.shape)
    }
    core.set(spec.name, to: value)
  }

  /// Sets the number of the update, as Adam counts it.
  public func set(t: Int) { state.t = t }
}
