import Engine
import Matrices

extension Timeline {
  /// A run of the same shapes with other numbers, at the beginning of an iteration.
  ///
  /// Where a batch has many examples it learns from fewer: a search for mistakes works formulas out
  /// a thousand times.
  func withOtherNumbers(from start: Moment, seed: UInt32) throws -> Timeline {
    let other = try cropped(from: start) ?? gone(to: start)
    try other.trainer.drawAll(NumPyRandom(seed: seed))
    return other
  }

  /// A copy that stands at an earlier point.
  func gone(to point: Moment) -> Timeline {
    var past = forked()
    past.go(to: point)
    return past
  }

  private func cropped(from start: Moment) throws -> Timeline? {
    let sizes = Set([trainer.plan.network.inputs] + trainer.plan.network.layers.map(\.units))
    let count = (23...).first { !sizes.contains($0) } ?? 23
    let data = trainer.data
    var hyper = trainer.state.hyperparameters
    guard min(hyper.batchSize ?? data.count, data.count) > 4 * count else { return nil }
    let few = try TrainingSet(
      X: data.X.selecting(columns: 0..<count), Y: data.Y.selecting(columns: 0..<count))
    (hyper.batchSize, hyper.precision) = (nil, .float64)
    let small = try Trainer(trainer.plan.network, on: few, with: hyper)
    // Each iteration counts t when it begins.
    let begun = now.finished - start.finished + (now.stages > 0 ? 1 : 0)
    small.set(t: max(0, trainer.state.t - begun))
    return Timeline(small)
  }
}

extension Trainer {
  /// Gives all that lives on other values, such as it could have.
  fileprivate func drawAll(_ random: NumPyRandom) throws {
    var random = random
    for spec in plan.tensors where plan.lives(on: spec) {
      let shape = spec.shape(examples: 0)
      let isSquare = spec.role.isSquare
      let values: Matrix<Double> = isSquare ? random.uniform(shape) : random.gauss(shape)
      let scale = spec.role == .parameter(.weight) ? 1 / Double(shape.columns).squareRoot() : 0.5
      // Squares of many sizes: beside the small ones, epsilon counts.
      try set(spec.name, to: values.map { isSquare ? $0 * $0 * $0 * 1e-9 + 1e-14 : $0 * scale })
    }
  }
}
