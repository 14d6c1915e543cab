import Formulas
import Matrices

extension Trainer {
  /// The gradients whose formulas are no derivatives of the forward formulas and the cost, as they
  /// would be with some of the learner's, in the plan's order; blanks are not told.
  ///
  /// Each formula is looked at alone. For dT that reads dU, random numbers stand for dU, and T is
  /// moved a little: <dT, v> has to be the change of <dU, U> that comes with T + v, and of J where T
  /// reaches it past U. So one wrong formula is named, and not what is right behind it.
  public func misfits(with own: OwnFormulas) -> [String] {
    guard let fit = GradientFit(self, own) else { return [] }
    return fit.misfits.filter { !own.blanks.contains($0) }
  }
}

/// A forward pass by its formulas at random values, in which tensors can be moved.
struct GradientFit {
  /// How large weights are looked at: with large ones the parts of a formula that is cut off somewhere
  /// are reached too.
  static let scales = [1.0, 40]

  let plan: Plan
  let own: OwnFormulas
  private let products: Products
  let examples: Int
  /// How much larger the weights are than is usual.
  let scale: Double
  /// The tensors of the forward pass and the cost, in the order they are computed.
  let forward: [TensorSpec]
  private(set) var values: [String: Value]

  /// Nil where a formula cannot be worked out.
  /// - Parameters:
  ///   - most: How many examples are enough.
  ///   - scale: How much larger the weights are than is usual.
  init?(
    _ run: Trainer, _ formulas: OwnFormulas, atMost most: Int = .max, scale: Double = 1
  ) {
    var hyper = run.state.hyperparameters
    var own = formulas.withoutBlanks
    for name in ["X", "Y", "indices", "alpha"] { own.remove(name) }
    let size = min(hyper.batchSize ?? run.data.count, run.data.count, most)
    (hyper.own, hyper.bug, hyper.batchSize) = (own, nil, size)
    plan = Plan(training: run.plan.network, on: run.data, with: hyper)
    (self.own, products, examples, self.scale) = (own, hyper.products, size, scale)
    forward = plan.stages.filter { [.forward, .cost].contains($0.id.pass) }.flatMap(\.writes)
    values = Self.beginning(of: plan, run, hyper, size, scale)
    for spec in forward {
      guard let value = value(of: spec, values) else { return nil }
      values[spec.name] = value
    }
  }

  /// What there is before the forward pass: settings, a mini-batch, and what is learnt.
  private static func beginning(
    of plan: Plan, _ run: Trainer, _ hyper: Hyperparameters, _ size: Int, _ scale: Double
  ) -> [String: Value] {
    var state = RunState(hyper)
    (state.iteration, state.t, state.examples) = (1, 1, size)
    let scalars = state.scalars(of: plan.network, examples: size)
    var values = Dictionary(scalars.map { ($0.name, Value($0.value)) }) { first, _ in first }
    var random = NumPyRandom(seed: 7)
    let X: Matrix<Double> = random.gauss(Shape(plan.network.inputs, size))
    values["X"] = Value(X)
    values["Y"] = Value(run.data.Y.selecting(columns: 0..<size))
    values["indices"] = Value(Matrix(shape: Shape(1, size)) { Double($1) })
    for spec in plan.tensors {
      guard let beginning = spec.beginning else { continue }
      let noise: Matrix<Double> = random.gauss(spec.shape(examples: size))
      let columns = Double(noise.columns).squareRoot()
      switch beginning {
      case .weights: values[spec.name] = Value(noise.map { scale * $0 / columns })
      case .constant(let start): values[spec.name] = Value(noise.map { start + 0.1 * $0 })
      }
    }
    return values
  }

  /// What a formula comes to; what its stage draws is the same each time, for all its tensors.
  func value(of spec: TensorSpec, _ values: [String: Value]) -> Value? {
    let place = plan.stage(writing: spec.name).flatMap { plan.index(of: $0.id) } ?? 0
    var scope = FitScope(values: values, products: products, seed: UInt32(place))
    let entry = own[spec.name]
    for (name, value) in entry?.values ?? [:] { scope.values[name] = value }
    var calls = FunctionCalls(
      entry?.functions ?? OwnFunctions(), dictionaries: plan.dictionaries)
    guard let value = try? calls.value(of: resolved(spec), in: &scope) else { return nil }
    guard spec.isScalar, let number = value.number else { return value }
    return Value(number)
  }

  /// The formula, with those of the learner's new tensors of the backward pass in their places.
  func resolved(_ spec: TensorSpec) -> Syntax {
    let isBehind = plan.stage(writing: spec.name)?.id.pass == .backward
    guard isBehind else { return spec.formula }
    let new = own.entries.filter { entry in
      entry.new != nil && entry.values.isEmpty
        && plan.stage(writing: entry.tensor)?.id.pass == .backward
    }
    let formulas = Dictionary(new.compactMap { one in one.formula.map { (one.tensor, $0) } }) { $1 }
    return new.reduce(spec.formula) { formula, _ in formula.substituting(formulas) }
  }

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

  /// What the cost and what stands for its derivatives come to with a tensor moved.
  func cost(
    moving moved: TensorSpec, by step: Double, along direction: Matrix<Double>,
    _ weights: [String: Matrix<Double>]
  ) -> Double? {
    guard let base = values[moved.name]?.matrix else { return nil }
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

/// Values by their names.
private struct FitScope: Scope {
  var values: [String: Value]
  let products: Products
  var random: NumPyRandom

  init(values: [String: Value], products: Products, seed: UInt32) {
    (self.values, self.products, random) = (values, products, NumPyRandom(seed: seed))
  }

  var names: [String] { Array(values.keys) }

  func value(named name: String) -> Value? { values[name] }
  func load(_ path: String) throws(LoadFailure) -> Value { throw .noFiles }
}

extension Plan {
  /// What a gradient is the derivative by: Z1 of dZ1; nil for what is no gradient.
  func primal(of gradient: String) -> TensorSpec? {
    guard gradient.hasPrefix("d"), stage(writing: gradient)?.id.pass == .backward else {
      return nil
    }
    return tensor(named: String(gradient.dropFirst()))
  }
}
