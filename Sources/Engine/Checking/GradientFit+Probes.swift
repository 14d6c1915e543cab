import Formulas
import Matrices

/// Gradients looked at in a few directions at random values.
extension GradientFit {
  /// The gradients that do not fit, each tried in two directions, so that a corner is none.
  var misfits: [String] {
    let specs = plan.stages.filter { $0.id.pass == .backward }.flatMap(\.writes)
    return specs.filter { spec in
      [1, 2].allSatisfy { fits(spec, seed: $0) == false }
    }.map(\.name)
  }

  /// Whether a gradient's formula is the derivative of what it is named for; nil where that cannot
  /// be told.
  func fits(_ spec: TensorSpec, seed: UInt32) -> Bool? {
    guard let probe = probe(of: spec, seed: seed),
      let change = change(of: probe.moved, along: probe.direction, probe.weights)
    else { return nil }
    // Where the forward formulas overflow nothing can be told; with large weights nor where the
    // gradient's own does, as exp(Z) / sum(exp(Z)) beyond 709.
    guard change.isFinite, probe.size.isFinite || scale == 1 else { return nil }
    let distance = abs(probe.slope - change)
    return distance <= 1e-5 * (probe.size + abs(change)) + 1e-8
  }

  /// A gradient's formula at random values, and a direction to move what it is the derivative by; nil
  /// where nothing can be told of it.
  func probe(of spec: TensorSpec, seed: UInt32) -> Probe? {
    let formula = resolved(spec)
    guard let moved = plan.primal(of: spec.name), let base = values[moved.name]?.matrix,
      !formula.isDrawn, !readsGradients(formula)
    else { return nil }
    let read = formula.names.compactMap { plan.primal(of: $0) }
    guard read.allSatisfy({ !plan.lives(on: $0) }) else { return nil }
    var random = NumPyRandom(seed: seed)
    var (given, weights) = (values, [String: Matrix<Double>]())
    for primal in read {
      let weight: Matrix<Double> = random.gauss(primal.shape(examples: examples))
      (weights[primal.name], given["d\(primal.name)"]) = (weight, Value(weight))
    }
    let direction: Matrix<Double> = random.gauss(base.shape)
    guard let gradient = value(of: spec, given)?.matrix, gradient.shape == base.shape else {
      return nil
    }
    let parts = zip(gradient.elements, direction.elements).map { $0 * $1 }
    let share = plan.lives(on: moved) ? 1 : 1 / Double(examples)
    return Probe(
      moved: moved, direction: direction, weights: weights, slope: parts.reduce(0, +) * share,
      size: parts.reduce(0) { $0 + $1 * $1 }.squareRoot() * share)
  }

  /// Whether a formula asks for gradients in a dictionary, for which nothing random can stand.
  private func readsGradients(_ formula: Syntax) -> Bool {
    plan.dictionaries.contains { name, dictionary in
      formula.names.contains(name)
        && dictionary.tensors.contains {
          plan.stage(writing: $0)?.id.pass != .forward
            && !plan.parameters.map(\.name).contains($0)
        }
    }
  }

  /// The central difference of the cost, and of what stands for its derivatives, as a tensor moves.
  private func change(
    of moved: TensorSpec, along direction: Matrix<Double>, _ weights: [String: Matrix<Double>]
  ) -> Double? {
    let step = 1e-7
    guard let above = cost(moving: moved, by: step, along: direction, weights),
      let below = cost(moving: moved, by: -step, along: direction, weights)
    else { return nil }
    return (above - below) / (2 * step)
  }

  /// What the cost and what stands for its derivatives come to with a tensor moved, from what it is
  /// here or from other values.
  func cost(
    moving moved: TensorSpec, from base: Matrix<Double>? = nil, by step: Double,
    along direction: Matrix<Double>, _ weights: [String: Matrix<Double>]
  ) -> Double? {
    guard let base = base ?? values[moved.name]?.matrix else { return nil }
    let elements = zip(base.elements, direction.elements).map { $0 + step * $1 }
    return cost(with: moved.name, Matrix(shape: base.shape, columnMajor: elements), weights)
  }

  /// J and the weighted tensors' part in it with other values of a tensor; only what hangs on it is
  /// computed anew, and a weighted tensor passes nothing on.
  private func cost(
    with name: String, _ matrix: Matrix<Double>, _ weights: [String: Matrix<Double>]
  ) -> Double? {
    var (values, changed, sum) = (self.values, Set([name]), 0.0)
    values[name] = Value(matrix)
    for spec in forward where spec.name != name {
      let names = spec.formula.names
      guard names.contains(where: { changed.contains($0) || plan.dictionaries[$0] != nil }) else {
        continue
      }
      guard let value = value(of: spec, values) else { return nil }
      if let weight = weights[spec.name], let base = self.values[spec.name]?.matrix,
        let matrix = value.matrix
      {
        for index in weight.elements.indices {
          sum += weight.elements[index] * (matrix.elements[index] - base.elements[index])
        }
      } else {
        values[spec.name] = value
        changed.insert(spec.name)
      }
    }
    // Far off the cost itself has lost its digits.
    if scale != 1, weights.isEmpty || changed.contains("J") { return nil }
    guard let J = values["J"]?.number, let base = self.values["J"]?.number else { return nil }
    // A cost that is no number says nothing of what does not reach it.
    return (changed.contains("J") ? J - base : 0) + sum / Double(examples)
  }
}

extension GradientFit {
  /// A gradient's formula at random values.
  struct Probe {
    /// What it is the derivative by.
    let moved: TensorSpec
    /// A way to move that.
    let direction: Matrix<Double>
    /// What stands for the gradients that the formula reads, by what these are derivatives by.
    let weights: [String: Matrix<Double>]
    /// How the cost changes that way by the formula.
    let slope: Double
    /// How large the parts of that sum are.
    let size: Double
  }
}
