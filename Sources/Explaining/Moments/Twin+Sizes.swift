import Engine
import Formulas
import Matrices

/// What a twin is made like: a run, with its scalars as a stage sees them.
struct Original {
  let run: Trainer
  /// Every scalar, in the run's order.
  let scalars: [(name: String, value: Double)]
  /// The examples of the mini-batch.
  let examples: Int
  /// Whether one output stays one: a sum over the outputs is left out by many who have one.
  private(set) var keepsOneOutput: Bool

  /// A run as a tensor's stage saw it.
  /// - Parameter keepsOneOutput: Whether one output stays one where another stage than the cost asks.
  init(_ moment: StageMoment, keepingOneOutput keepsOneOutput: Bool = false) {
    run = moment.timeline.trainer
    scalars = moment.scalarNames.compactMap { name in moment.scalar(name).map { (name, $0) } }
    examples = moment.examples
    self.keepsOneOutput = keepsOneOutput || moment.stage?.pass == .cost
  }

  /// A run as it stands.
  init(_ run: Trainer) {
    (self.run, scalars, keepsOneOutput) = (run, run.scalars, true)
    examples = run.scalar("m").flatMap { Int(exactly: $0) } ?? 0
  }

  /// Whether a twin as large as the run costs little.
  var isSmall: Bool {
    let examples = max(1, examples)
    return run.plan.tensors.reduce(run.data.features.shape.count) {
      $0 + $1.shape(examples: examples).count
    }
      <= 2_000_000
  }

  /// The same where more outputs are to come of one; nil where they are kept as they are not.
  var withSeveralOutputs: Original? {
    guard keepsOneOutput, run.plan.network.layers.last?.units == 1 else { return nil }
    var other = self
    other.keepsOneOutput = false
    return other
  }

  /// A scalar by its name.
  func scalar(_ name: String) -> Double? { scalars.first { $0.name == name }?.value }

  /// The hyper-parameters: every scalar but those that count.
  var settings: [String] {
    let counts: Set = ["m", "t", "epoch", "iteration", "cursor"]
    return scalars.map(\.name).filter { !counts.contains($0) }.sorted()
  }
}

/// How large a twin is.
struct Sizes {
  /// Features, then the units of every layer.
  let layers: [Int]
  /// The examples of the mini-batch, and of the training set.
  let batch, all: Int

  /// As many units and examples as are said.
  init(layers: [Int], batch: Int, all: Int) {
    (self.layers, self.batch, self.all) = (layers, batch, all)
  }

  /// Those of a run.
  init(of original: Original) {
    let network = original.run.plan.network
    layers = [network.inputs] + network.layers.map(\.units)
    batch = max(1, original.examples)
    all = original.run.data.count
  }

  /// Sizes that differ from a run's and from one another, all of them small.
  init(unlike original: Original) {
    let own = Sizes(of: original)
    let avoided = Set(own.layers + [own.batch, own.all, 1, 2])
    var free = (3...).lazy.filter { !avoided.contains($0) }.makeIterator()
    func next() -> Int { free.next() ?? 3 }
    var layers = own.layers.map { _ in next() }
    if own.layers.last == 1, original.keepsOneOutput { layers[layers.count - 1] = 1 }
    self.layers = layers
    // No layer is as large as the batch, or as the batch and one.
    let least = (layers.max() ?? 3) + 4
    // Nor are there as many examples to a unit as in the run: that would look like a plain factor.
    batch =
      (least...least + 200).first { batch in
        batch != own.batch
          && !own.layers.contains { one in
            layers.contains { batch * one == own.batch * $0 }
          }
      } ?? least
    all = batch + 3
  }
}

extension Network {
  /// The same layers with other numbers of units.
  func resized(to sizes: Sizes) throws -> Network {
    var layers = self.layers
    for (index, units) in sizes.layers.dropFirst().enumerated() { layers[index].units = units }
    return try Network(inputs: sizes.layers[0], layers: layers, loss: loss)
  }
}

extension TrainingSet {
  /// Other examples of the same kind: numbers for numbers, classes for classes, missing labels where
  /// some are missing; with each label turned into another where that is asked for.
  func like(
    _ sizes: Sizes, for loss: Loss, turningLabels: Bool = false, _ random: inout NumPyRandom
  ) throws -> TrainingSet {
    let labels = Shape(sizes.layers[sizes.layers.count - 1], sizes.all)
    var Y: Matrix<Double> = random.uniform(labels)
    let isBinary = self.Y.elements.allSatisfy { $0 == 0 || $0 == 1 || $0.isNaN }
    switch loss.usual {
    case .ce:
      let classes = (0..<sizes.all).map { ($0 * 2 + $0 / 3) % labels.rows }
      Y = Matrix(shape: labels) { $0 == classes[$1] ? 1 : 0 }
    case .bce where isBinary: Y = Y.map { $0 < 0.5 ? 0 : 1 }
    case .squared where isBinary: Y = Y.map { $0 < 0.5 ? 0 : 1 }
    case .squared: Y = random.gauss(labels)
    default: break
    }
    if turningLabels {
      let whole = Y
      Y =
        loss.usual == .ce
        ? Matrix(shape: labels) { whole[($0 + 1) % labels.rows, $1] } : whole.map { 1 - $0 }
    }
    if hasMissingLabels {
      Y = Matrix(shape: labels) { ($0 + 2 * $1) % 5 == 0 ? .nan : Y[$0, $1] }
    }
    return try TrainingSet(X: random.gauss(Shape(sizes.layers[0], sizes.all)), Y: Y)
  }
}

extension TensorSpec {
  /// Values a tensor that lives on could have.
  func otherValues(_ random: inout NumPyRandom) -> Matrix<Double> {
    let shape = shape(examples: 0)
    switch beginning {
    case _ where role == .parameter(.slope):
      // Learned slopes go where they like: above 1, below 0.
      let values: Matrix<Double> = random.uniform(shape)
      return Matrix(shape: shape) { unit, _ in
        let value = values[unit, 0]
        return [1.1 + 0.6 * value, -0.2 - 0.6 * value, 0.1 + 0.6 * value][unit % 3]
      }
    case .weights:
      let scale = 1.5 / Double(shape.columns).squareRoot()
      let values: Matrix<Double> = random.gauss(shape)
      return values.map { $0 * scale }
    case .constant(let start) where start > 0 && start < 1 || role.isSquare:
      let values: Matrix<Double> = random.uniform(shape)
      return values.map { 0.05 + 0.6 * $0 }
    default:
      let values: Matrix<Double> = random.gauss(shape)
      return values.map { 0.6 * $0 }
    }
  }
}

extension Original {
  /// Other values for every scalar: those that are off stay off unless they are named.
  func otherScalars(
    examples: Int, naming names: Set<String>, _ random: inout NumPyRandom
  ) -> [String: Double] {
    var values: [String: Double] = [:]
    for (name, value) in scalars {
      let draw = random.uniform()
      values[name] =
        switch value {
        case 0 where !names.contains(name): 0
        case 0: 0.4 + draw
        case ..<1e-3: 0.01 + 0.03 * draw
        case ..<1: 0.6 + 0.28 * draw
        default: value * (1.3 + 0.4 * draw)
        }
    }
    return values.merging(counts(examples)) { $1 }
  }

  /// The update comes early, where beta ** t is far from 0, and not when it does here.
  private func counts(_ examples: Int) -> [String: Double] {
    let (t, iteration) = (scalar("t") ?? 1, scalar("iteration") ?? 1)
    let other: Double = t == 3 ? 4 : 3
    // Updates are counted anew with each optimizer: what counts iterations only happens to fit.
    let begun = iteration > t ? iteration - t : 5
    let counts = [
      "m": Double(examples), "t": other, "iteration": begun + other, "epoch": 7,
      "cursor": 2,
    ]
    return counts.merging(otherEpoch) { $1 }
  }

  /// Where the learning rate decays another epoch with the rate of then, so that the decay that is
  /// written out is as right there; nothing where it stays.
  private var otherEpoch: [String: Double] {
    let hyper = run.state.hyperparameters
    guard hyper.decay != .none, hyper.own["alpha"] == nil, let now = scalar("alpha") else {
      return [:]
    }
    let found = [7, 5, 3, 2, 1, 0].map { ($0, hyper.learningRate(epoch: $0)) }
      .first { $1 > 0.02 * now && abs($1 - now) > 0.01 * now }
    return found.map { ["epoch": Double($0), "alpha": $1] } ?? [:]
  }
}
