import Formulas
import Matrices

extension GradientFit {
  /// Whether a parameter's gradient is the derivative of the cost where every gradient before it is
  /// what the formulas of the run make of it; nil where that cannot be told.
  func fitsInChain(_ spec: TensorSpec) -> Bool? {
    guard let moved = plan.primal(of: spec.name), plan.lives(on: moved),
      let gradient = chained(spec), let base = values[moved.name]?.matrix,
      gradient.shape == base.shape
    else { return nil }
    let fits = [UInt32(1), 2].compactMap { seed -> Bool? in
      var random = NumPyRandom(seed: seed)
      let direction: Matrix<Double> = random.gauss(base.shape)
      let parts = zip(gradient.elements, direction.elements).map { $0 * $1 }
      let slopes = Differences.steps.map { step in
        Differences.slope(by: step) { cost(moving: moved, by: $0, along: direction, [:]) }
      }
      let size = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return Differences.settled(slopes).map {
        abs($0 - parts.reduce(0, +)) <= 1e-6 * (size + abs($0)) + 1e-8
      }
    }
    return fits.isEmpty ? nil : fits.allSatisfy { $0 }
  }

  /// What a gradient comes to by all formulas before it.
  private func chained(_ spec: TensorSpec) -> Matrix<Double>? {
    var values = self.values
    for one in plan.stages.filter({ $0.id.pass == .backward }).flatMap(\.writes) {
      guard let value = value(of: one, values) else { return nil }
      values[one.name] = value
      if one.name == spec.name { return value.matrix }
    }
    return nil
  }
}

extension Trainer {
  /// Whether a parameter's gradient goes with the learner's gradients before it and a cost of theirs.
  ///
  /// These may carry the count of examples or leave it to this one. Nil where it is judged alone.
  func fitsInChain(
    _ gradient: String, with own: OwnFormulas, at place: FitPlace
  ) -> Bool? {
    let tensors = own.entries.filter { $0.formula != nil }.map(\.tensor)
    let isBehind = tensors.contains { tensor in
      tensor != gradient && plan.stage(writing: tensor)?.id.pass == .backward
        && plan.primal(of: tensor).map { !plan.lives(on: $0) } ?? false
    }
    guard isBehind, !Set(tensors).isDisjoint(with: ["J", "J_data"]),
      let fit = GradientFit(self, own, atMost: 32, at: place),
      let spec = fit.plan.tensor(named: gradient)
    else { return nil }
    return fit.fitsInChain(spec)
  }
}
