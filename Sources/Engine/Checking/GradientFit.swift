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
    let places = FitPlace.all(of: self, with: own, atMost: .max)
    let fits = places.compactMap { GradientFit(self, own, at: $0) }
    let near = Set(fits.flatMap(\.misfits)).subtracting(own.blanks)
    let found = near.union(farMisfits(with: own, besides: near))
    return (fits.first?.plan ?? plan).stages.flatMap(\.writes).map(\.name).filter(found.contains)
  }

  /// Those by the input of an activation of the learner's that is another only far from 0, as relu cut
  /// off at 6.
  private func farMisfits(with own: OwnFormulas, besides known: Set<String>) -> Set<String> {
    let activations = own.entries.filter { entry in
      entry.formula != nil && plan.tensor(named: entry.tensor)?.role == .activation
    }
    let gradients = Set(activations.flatMap(\.reads).map { "d\($0)" })
      .subtracting(known.union(own.blanks))
    return gradients.filter { name in
      plan.stage(writing: name)?.id.pass == .backward && fitness(of: name, with: own) == .misfits
    }
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
  ///   - place: On which examples and when; as the run is where it is nil.
  ///   - scale: How much larger the weights are than is usual.
  init?(
    _ run: Trainer, _ formulas: OwnFormulas, atMost most: Int = .max, at place: FitPlace? = nil,
    scale: Double = 1
  ) {
    let place = place ?? FitPlace(clock: FitClock(run.state))
    // Where an array might follow the examples and might not, all of a mini-batch are taken.
    let sizes = [run.batchSize(atMost: most), run.batchSize(atMost: .max)]
    let layers = [run.plan.network.inputs] + run.plan.network.layers.map(\.units)
    let tried = layers.contains(sizes[1]) || sizes[0] == sizes[1] ? sizes.suffix(1) : sizes[...]
    for size in tried {
      if let fit = Self(run, formulas, size, at: place, scale: scale) {
        self = fit
        return
      }
    }
    return nil
  }

  private init?(
    _ run: Trainer, _ formulas: OwnFormulas, _ size: Int, at place: FitPlace, scale: Double
  ) {
    let taken = FitExamples(run.data.Y).taken(size, draw: place.draw)
    let usual = run.batchSize(atMost: .max)
    var own = formulas.withoutBlanks
    for name in ["X", "Y", "indices", "alpha"] { own.remove(name) }
    if size < usual { own = own.taking(taken, of: usual) }
    var hyper = run.state.hyperparameters
    (hyper.own, hyper.bug, hyper.batchSize) = (own, nil, size)
    plan = Plan(training: run.plan.network, on: run.data, with: hyper)
    (self.own, products, examples, self.scale) = (own, hyper.products, size, scale)
    forward = plan.stages.filter { [.forward, .cost].contains($0.id.pass) }.flatMap(\.writes)
    values = Self.beginning(
      of: plan, run, place.clock.state(hyper, examples: size), taken, scale)
    for spec in forward {
      guard let value = value(of: spec, values) else { return nil }
      values[spec.name] = value
    }
  }

  /// What there is before the forward pass: settings, a mini-batch, and what is learnt.
  private static func beginning(
    of plan: Plan, _ run: Trainer, _ state: RunState, _ taken: [Int], _ scale: Double
  ) -> [String: Value] {
    let size = taken.count
    let scalars = state.scalars(of: plan.network, examples: size)
    var values = Dictionary(scalars.map { ($0.name, Value($0.value)) }) { first, _ in first }
    var random = NumPyRandom(seed: 7)
    let X: Matrix<Double> = random.gauss(Shape(plan.network.inputs, size))
    values["X"] = Value(X)
    values["Y"] = Value(run.data.Y.selecting(columns: taken))
    values["indices"] = Value(Matrix(shape: Shape(1, size)) { Double(taken[$1]) })
    values["order"] = .array(NumPyArray(row: (0..<run.data.count).map(Double.init)))
    for name in state.hyperparameters.own.setsRead {
      values[name] = Value(name == "X_train" ? run.data.X : run.data.Y)
    }
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
    guard let value = value(of: resolved(spec), for: spec, values) else { return nil }
    guard spec.isScalar, let number = value.number else { return value }
    return Value(number)
  }

  /// What a part of a tensor's formula comes to.
  func value(of formula: Syntax, for spec: TensorSpec, _ values: [String: Value]) -> Value? {
    let place = plan.stage(writing: spec.name).flatMap { plan.index(of: $0.id) } ?? 0
    var scope = FitScope(values: values, products: products, seed: UInt32(place))
    let entry = own[spec.name]
    for (name, value) in entry?.values ?? [:] { scope.values[name] = value }
    var calls = FunctionCalls(
      entry?.functions ?? OwnFunctions(), dictionaries: plan.dictionaries)
    return try? calls.value(of: formula, in: &scope)
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

extension OwnFormulas {
  /// Which of the whole training set its formulas read.
  fileprivate var setsRead: [String] {
    ["X_train", "Y_train"].filter { name in entries.contains { $0.reads.contains(name) } }
  }
}
