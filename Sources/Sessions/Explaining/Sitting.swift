import Engine
import Formulas
import Matrices

/// A stage about to run: all it may read, and what it then writes.
struct Sitting {
  let spec: TensorSpec
  let stage: StageID
  let iteration: Int
  /// The tensors and scalars there are when the tensor is computed.
  let values: [String: Value]
  /// The tensors among them that are only computed later in the iteration.
  let later: Set<String>
  /// The formulas of the tensors that were computed before it in the iteration.
  let formulas: [String: Syntax]
  /// What the stage reads.
  let reads: [String]
  /// What is computed.
  let value: Matrix<Double>
  /// What lived on an iteration before.
  private let earlier: [String: Value]

  /// Goes to a tensor's stage from the start of its iteration, on a copy.
  /// - Parameter seed: Draws other parameters from this seed, for a run of the same shapes.
  init(
    of name: String, from start: Moment, in timeline: Timeline, drawing seed: UInt32? = nil
  ) throws {
    var past = timeline.forked()
    var earlier: [String: Value] = [:]
    if seed == nil, start.finished > 0 {
      past.go(to: Moment(finished: start.finished - 1, stages: 0))
      earlier = Self.lasting(past.trainer)
    }
    past.go(to: start)
    self.earlier = earlier
    if let seed {
      past = try Self.cropped(past)
      try Self.draw(past.trainer, NumPyRandom(seed: seed))
    }
    guard let home = past.trainer.plan.home(of: name) else { throw TryProblem.notATensor(name) }
    while past.trainer.nextStage < home { past.runStage() }
    let run = past.trainer
    let isAside = run.plan.writer(of: name) == nil
    let stage = isAside ? run.plan.stage(writing: name) : run.plan.stages[home]
    guard let stage, let position = stage.writes.firstIndex(where: { $0.name == name }) else {
      throw TryProblem.notATensor(name)
    }
    (spec, self.stage, iteration) = (stage.writes[position], stage.id, max(1, run.state.iteration))
    reads = stage.reads
    var ready = Self.lasting(run)
    var formulas: [String: Syntax] = [:]
    for stage in run.plan.stages.prefix(home) where stage.id.pass != .update {
      for spec in stage.writes {
        ready[spec.name] = Self.value(of: spec, in: run)
        if ready[spec.name] != nil, !run.plan.lives(on: spec) { formulas[spec.name] = spec.syntax }
      }
    }
    if home > run.plan.index(of: StageID(.cost)) ?? 0, !isAside {
      for spec in run.plan.asides.flatMap(\.writes) {
        ready[spec.name] = Self.value(of: spec, in: run)
      }
    }
    if !isAside { run.runStage() }
    for spec in stage.writes.prefix(position) {
      ready[spec.name] = Self.value(of: spec, in: run)
      if !run.plan.lives(on: spec) { formulas[spec.name] = spec.syntax }
    }
    for (name, value) in run.scalars { ready[name] = Value(value) }
    value = run.tensor(name) ?? Matrix(.nan)
    let known = Set(ready.keys)
    for (name, value) in Self.rest(of: &past) where name != spec.name && !known.contains(name) {
      ready[name] = value
    }
    later = Set(ready.keys).subtracting(known)
    (values, self.formulas) = (ready, formulas.filter { !$0.value.isDrawn })
  }

  /// Runs the iteration to its end: what is computed in it, for formulas that take it too early.
  private static func rest(of past: inout Timeline) -> [String: Value] {
    while past.trainer.nextStage > 0 { past.runStage() }
    let run = past.trainer
    var values: [String: Value] = [:]
    for spec in run.plan.tensors where !run.plan.lives(on: spec) {
      values[spec.name] = value(of: spec, in: run)
    }
    return values
  }

  private static func value(of spec: TensorSpec, in run: Trainer) -> Value? {
    run.tensor(spec.name).map { spec.isScalar ? Value($0.elements[0]) : Value($0) }
  }

  private static func lasting(_ run: Trainer) -> [String: Value] {
    var values: [String: Value] = [:]
    for spec in run.plan.tensors where run.plan.lives(on: spec) {
      values[spec.name] = value(of: spec, in: run)
    }
    return values
  }

  /// The same network on fewer examples, where a batch has many: a search for mistakes works the
  /// formulas out a thousand times.
  private static func cropped(_ past: Timeline) throws -> Timeline {
    let run = past.trainer
    let sizes = Set([run.plan.network.inputs] + run.plan.network.layers.map(\.units))
    let count = (23...).first { !sizes.contains($0) } ?? 23
    var hyper = run.state.hyperparameters
    guard min(hyper.batchSize ?? run.data.count, run.data.count) > 4 * count else { return past }
    let data = try TrainingSet(
      X: run.data.X.selecting(columns: 0..<count), Y: run.data.Y.selecting(columns: 0..<count))
    (hyper.batchSize, hyper.precision) = (nil, .float64)
    let small = try Trainer(run.plan.network, on: data, with: hyper)
    small.set(t: run.state.t)
    return Timeline(small)
  }

  /// Gives all that lives on other values, such as it could have.
  private static func draw(_ run: Trainer, _ random: NumPyRandom) throws {
    var random = random
    for spec in run.plan.tensors where run.plan.lives(on: spec) {
      let shape = spec.shape(examples: 0)
      let isSquare = spec.name.hasPrefix("sd") || spec.name.hasPrefix("var")
      let values: Matrix<Double> = isSquare ? random.uniform(shape) : random.gauss(shape)
      let scale = spec.name.hasPrefix("W") ? 1 / Double(shape.columns).squareRoot() : 0.5
      // Squares of many sizes: beside the small ones, epsilon counts.
      try run.set(
        spec.name, to: values.map { isSquare ? $0 * $0 * $0 * 1e-9 + 1e-14 : $0 * scale })
    }
  }
}

extension Sitting {
  /// What lived on, as it was an iteration earlier and as it is now, under names nobody can type.
  func aliases(in run: Trainer) -> (names: [String: [String]], values: [String: Value]) {
    var names: [String: [String]] = [:]
    var aliases: [String: Value] = [:]
    for (name, value) in values {
      let now = run.plan.tensor(named: name).flatMap { spec in
        run.plan.lives(on: spec) ? run.tensor(name).map { Value($0) } : nil
      }
      for (time, other) in [("earlier", earlier[name]), ("now", now)] {
        guard let other, other != value else { continue }
        names[name, default: []].append("\(name) \(time)")
        aliases["\(name) \(time)"] = other
      }
    }
    return (names, aliases)
  }

  /// The formula of dZ in the tensor's layer for every other activation.
  func otherDerivatives(_ run: Trainer) -> [Syntax] {
    guard let layer = stage.layer, stage.pass == .backward else { return [] }
    let network = run.plan.network
    return Activation.allCases.filter {
      $0 != network.layers[layer - 1].activation && $0 != .linear
    }
    .compactMap { activation in
      var layers = network.layers
      layers[layer - 1].activation = activation
      layers[layer - 1].slope = activation.defaultSlope
      guard let other = try? Network(inputs: network.inputs, layers: layers, loss: .squared)
      else { return nil }
      let plan = Plan(training: other, on: run.data, with: run.state.hyperparameters)
      let id = StageID(.backward, layer: layer, part: "dZ")
      let formula = plan.index(of: id).flatMap { plan.stages[$0].writes.first?.syntax }
      let slope = Syntax(.number(activation.defaultSlope ?? 0))
      return formula?.substituting(["slope\(layer)": slope])
    }
  }
}
