import Engine

extension Trainer {
  /// Makes every parameter that is not 0 one last bit larger.
  func moveWeights() throws {
    let isSingle = state.hyperparameters.precision == .float32
    for spec in plan.parameters {
      guard let value = tensor(spec.name) else { continue }
      let moved = value.map { $0 == 0 ? 0 : isSingle ? Double(Float($0).nextUp) : $0.nextUp }
      try set(spec.name, to: moved)
    }
  }
}
