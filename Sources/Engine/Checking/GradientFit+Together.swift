import Formulas
import Matrices

/// Gradients where examples hang together, as by a mean over them, or where the cost is the learner's own:
/// what comes of moving all of them at once is looked at.
extension GradientFit {
  /// How far from 0 it is looked: a logarithm in the cost has no digits left far out.
  private static let reaches = (inCost: [2.0, 5, 12], elsewhere: [2.0, 5, 12, 60, 900])

  /// Whether a gradient is the derivative at some values of what it is the derivative by, drawn nearer
  /// where they lie too far off; nil where nothing was to be told.
  func fitsTogether(
    _ spec: TensorSpec, _ moved: TensorSpec, _ weights: [String: Matrix<Double>],
    _ bases: [Matrix<Double>]
  ) -> Bool? {
    let isInCost = weights.isEmpty || moved.name == "A\(plan.network.depth)"
    let reaches = isInCost ? Self.reaches.inCost : Self.reaches.elsewhere
    let told = reaches.flatMap { reach in
      bases.prefix(6).compactMap { base in
        fits(spec, moved, weights, at: base.map { $0.remainder(dividingBy: 2 * reach) })
      }
    }
    return told.isEmpty ? nil : told.allSatisfy { $0 }
  }

  /// The same at one place, in one direction; nil where no step is small enough.
  private func fits(
    _ spec: TensorSpec, _ moved: TensorSpec, _ weights: [String: Matrix<Double>],
    at base: Matrix<Double>
  ) -> Bool? {
    guard var values = values(with: moved.name, base) else { return nil }
    for (name, weight) in weights { values["d\(name)"] = Value(weight) }
    guard let gradient = value(of: spec, values)?.matrix, gradient.shape == base.shape else {
      return nil
    }
    var random = NumPyRandom(seed: 31)
    let direction: Matrix<Double> = random.gauss(base.shape)
    let slopes = Differences.steps.map { step in
      Differences.slope(by: step) {
        cost(moving: moved, from: base, by: $0, along: direction, weights)
      }
    }
    guard let slope = Differences.settled(slopes) else { return nil }
    let share = plan.lives(on: moved) ? 1 : 1 / Double(examples)
    let parts = zip(gradient.elements, direction.elements).map { $0 * $1 * share }
    let size = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard size.isFinite else { return nil }
    return abs(slope - parts.reduce(0, +)) <= 1e-6 * (size + abs(slope)) + 1e-8
  }
}
