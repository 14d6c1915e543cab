import Formulas
import Matrices

/// Gradients by the input of an activation, looked at over all of its range: many functions differ only
/// where it is large, as relu and relu cut off at 6.
extension GradientFit {
  /// How far from 0 it is looked, in every order of size.
  private static let sizes = [
    0.004, 0.03, 0.3, 1, 1.7, 2.6, 3.7, 5.3, 7, 11, 19, 31, 60, 120, 300, 3000,
  ]

  /// Whether the formula is the derivative there; nil where nothing was to be told.
  func fitsFarOff(_ spec: TensorSpec) -> Bool? {
    guard let moved = plan.primal(of: spec.name), let input = moved.input(in: plan),
      let shape = values[moved.name]?.matrix?.shape
    else { return nil }
    let weights = self.weights(for: spec)
    let spread = moved.name == input.name ? Self.spread(shape) : []
    let corners = corners(of: spec, moving: input, weights).flatMap { corner in
      beside(moved.name == input.name ? corner : outputs(of: moved, at: input, corner))
    }
    guard isByExample(spec, moved, weights) else {
      return fitsTogether(spec, moved, weights, (spread + corners).map(\.base))
    }
    var isTold = false
    for (base, shift) in spread + corners {
      guard let place = FarPlace(self, spec, moved, weights, base) else { continue }
      for row in 0..<min(3, shape.rows) {
        switch place.fits(in: (row + shift) % shape.rows) {
        case false?: return false
        case true?: isTold = true
        case nil: break
        }
      }
    }
    return isTold ? true : nil
  }

  /// Whether each example adds something of its own to the cost: far off, where activations have come to
  /// their ends, that cannot be seen.
  private func isByExample(
    _ spec: TensorSpec, _ moved: TensorSpec, _ weights: [String: Matrix<Double>]
  ) -> Bool {
    guard let base = values[moved.name]?.matrix,
      let place = FarPlace(self, spec, moved, weights, base)
    else { return false }
    return (0..<min(3, base.rows)).allSatisfy(place.isByExample)
  }

  /// Inputs from far and near, and from which unit on they are looked at.
  private static func spread(_ shape: Shape) -> [(base: Matrix<Double>, shift: Int)] {
    let rounds = max(1, 2 * sizes.count * 2 / max(1, shape.columns * min(3, shape.rows)) + 1)
    return (0..<min(12, rounds)).map { round in
      var random = NumPyRandom(seed: UInt32(101 + round))
      let noise: Matrix<Double> = random.uniform(shape)
      let base = Matrix(shape: shape) { row, column in
        let count = row + column * min(3, shape.rows) + 7 * round
        let sign: Double = count / sizes.count % 2 == 0 ? 1 : -1
        return sign * sizes[count % sizes.count] * (0.85 + 0.3 * noise[row, column])
      }
      return (base, 3 * round)
    }
  }

  /// Both sides of a corner, so far from it that no step of a difference reaches over it.
  private func beside(_ corner: Matrix<Double>?) -> [(base: Matrix<Double>, shift: Int)] {
    guard let corner else { return [] }
    return [-1.0, 1].map { side in
      (corner.map { $0 + side * max(2.5e-3, 1e-3 * abs($0)) }, 0)
    }
  }

  /// What the output's activation makes of an input.
  private func outputs(
    of output: TensorSpec, at input: TensorSpec, _ base: Matrix<Double>
  ) -> Matrix<Double>? {
    values(with: input.name, base)?[output.name]?.matrix
  }

  /// What stands for the gradients that a formula reads, by what these are derivatives by.
  private func weights(for spec: TensorSpec) -> [String: Matrix<Double>] {
    var random = NumPyRandom(seed: 23)
    var weights: [String: Matrix<Double>] = [:]
    for name in resolved(spec).names {
      guard let primal = plan.primal(of: name) else { continue }
      let weight: Matrix<Double> = random.gauss(primal.shape(examples: examples))
      weights[primal.name] = weight
    }
    return weights
  }
}

extension TensorSpec {
  /// Itself where a layer's activation is taken of it, of the output what that is taken of; nil for
  /// any other.
  fileprivate func input(in plan: Plan) -> TensorSpec? {
    if name == "A\(plan.network.depth)" { return plan.tensor(named: "Z\(plan.network.depth)") }
    return (1...plan.network.depth).contains { layer in
      name == "Z\(layer)" && plan.tensor(named: "Ztilde\(layer)") == nil
        || name == "Ztilde\(layer)"
    } ? self : nil
  }
}
