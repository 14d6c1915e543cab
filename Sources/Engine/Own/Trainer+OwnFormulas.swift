import Formulas
import Matrices

extension Trainer {
  /// By how much a formula of the learner's differs from what stands in its place now, beside the
  /// largest number there: worked out in copies of this run with a mini-batch as it is and, where
  /// the last of an epoch is smaller, with that.
  /// - Parameters:
  ///   - share: What dropout keeps in both, in the place of what it keeps here.
  ///   - isInFewer: Whether the mini-batch has one example less than here.
  /// - Returns: nil where something it needs is still to be written.
  /// - Throws: Why it cannot be worked out.
  public func difference(
    with own: OwnFormulas, at tensor: String, keeping share: Double? = nil,
    inFewer isInFewer: Bool = false
  ) throws(TrainingError) -> Double? {
    if isEngines(own, at: tensor) { return 0 }
    do {
      let sizes = isInFewer ? [max(1, batchSize - 1)] : batchSizes
      let difference = try largestDifference(
        with: own, at: tensor, keeping: share, batchSizes: sizes)
      return own[tensor]?.new == nil ? difference : nil
    } catch .blank {
      return nil
    }
  }

  /// Whether a formula is the engine's own tree, which gives its bits wherever it stands.
  private func isEngines(_ own: OwnFormulas, at tensor: String) -> Bool {
    guard let entry = own[tensor], entry.values.isEmpty, entry.functions.isEmpty else {
      return false
    }
    var hyper = state.hyperparameters
    (hyper.own, hyper.bug) = (own.withoutBlanks, nil)
    let plan = Plan(training: self.plan.network, on: data, with: hyper)
    guard let stage = plan.stage(writing: tensor), stage.id.pass != .batch,
      let spec = stage.writes.first(where: { $0.name == tensor })
    else { return false }
    return spec.engineFormula == spec.formula
  }

  /// What a formula of the learner's draws for a tensor in one mini-batch after another of a copy of
  /// this run.
  /// - Parameters:
  ///   - calls: How many are wanted of a tensor of so many elements.
  ///   - share: What dropout keeps, in the place of what it keeps here.
  ///   - isInFewer: Whether the mini-batches have one example less than here.
  /// - Throws: Why it cannot be worked out.
  public func draws(
    of tensor: String, by own: OwnFormulas, calls: (Int) -> Int, keeping share: Double? = nil,
    inFewer isInFewer: Bool = false
  ) throws(TrainingError) -> [Matrix<Double>] {
    let size = isInFewer ? max(1, batchSize - 1) : batchSize
    let set = try TrainingSet(
      X: data.X.selecting(columns: 0..<size), Y: data.Y.selecting(columns: 0..<size))
    let copy = try copy(on: set, size, by: own.withoutBlanks, keeping: share)
    var drawn: [Matrix<Double>] = []
    repeat {
      try copy.run(past: tensor)
      if let value = copy.tensor(tensor) { drawn.append(value) }
      try copy.finish()
    } while !drawn.isEmpty && drawn.count < calls(drawn[0].count)
    return drawn
  }

  private func largestDifference(
    with own: OwnFormulas, at tensor: String, keeping share: Double?, batchSizes: [Int]
  ) throws(TrainingError) -> Double {
    var largest = 0.0
    for size in batchSizes {
      // Indices choose among all examples.
      let isOfAll = own["indices"] != nil || own.entries.contains { $0.reads.contains("order") }
      let set = isOfAll ? data : try data.selecting(0..<size)
      let yours = try copy(on: set, size, by: own.withoutBlanks, keeping: share)
      let isNew = own[tensor]?.new != nil
      let others = own.withoutBlanks.without(isNew ? "" : tensor)
      let engines = try copy(on: set, size, by: others, keeping: share)
      for _ in 0..<2 {
        try yours.run(past: tensor)
        try engines.run(past: tensor)
        largest = max(largest, yours.distance(from: engines, at: tensor))
        try yours.finish()
        try engines.finish()
      }
    }
    return largest
  }

  /// By how much two iterations' updates by an optimizer of the learner's own differ from those by
  /// the engine's, beside the largest number of each parameter: worked out as above.
  /// - Returns: nil where the optimizer there is now is the learner's own too.
  /// - Throws: Why its formulas cannot be worked out.
  public func difference(
    updatingBy optimizer: OwnOptimizer, _ own: OwnFormulas
  ) throws(TrainingError) -> Double? {
    guard !(state.hyperparameters.optimizer is OwnOptimizer) else { return nil }
    var largest = 0.0
    for size in batchSizes {
      let set = try data.selecting(0..<size)
      let yours = try copy(on: set, size, by: own.withoutBlanks, updatingBy: optimizer)
      let engines = try copy(on: set, size, by: state.hyperparameters.own.withoutBlanks)
      for _ in 0..<2 {
        for run in [yours, engines] {
          run.runStage()
          try run.finish()
        }
        for parameter in plan.parameters {
          largest = max(largest, yours.distance(from: engines, at: parameter.name))
        }
      }
    }
    return largest
  }

  private var batchSizes: [Int] {
    let rest = data.count % batchSize
    return rest == 0 ? [batchSize] : [batchSize, rest]
  }

  /// A run of its own over a set, in batches of a size, that begins with these parameters.
  private func copy(
    on set: TrainingSet, _ size: Int, by own: OwnFormulas,
    updatingBy optimizer: OwnOptimizer? = nil,
    keeping share: Double? = nil
  ) throws(TrainingError) -> Trainer {
    var hyper = state.hyperparameters
    hyper.optimizer = optimizer ?? hyper.optimizer
    (hyper.own, hyper.bug, hyper.batchSize, hyper.shuffles) = (own, nil, size, false)
    let network = share.flatMap { plan.network.keeping($0) } ?? plan.network
    let copy = try Trainer(network, on: set, with: hyper)
    for spec in copy.plan.tensors where spec.beginning != nil {
      if let value = self.tensor(spec.name), copy.shape(of: spec) == value.shape {
        try copy.set(spec.name, to: value)
      }
    }
    copy.count(as: self)
    return copy
  }

  /// Counts on from where another run is: updates, iterations and epochs may be told apart there.
  private func count(as other: Trainer) {
    count(upTo: other, before: other.nextStage > 0 ? 1 : 0)
  }

  /// Runs through the stage that writes a tensor, or that one computed aside belongs to; the rate is
  /// there when the mini-batch is.
  private func run(past tensor: String) throws(TrainingError) {
    let last = plan.writer(of: tensor) ?? plan.home(of: tensor) ?? 0
    while nextStage <= last, failure == nil {
      runStage()
      if nextStage == 0 { break }
    }
    if let failure { throw failure }
  }

  private func finish() throws(TrainingError) {
    while nextStage > 0, failure == nil { runStage() }
    if let failure { throw failure }
  }

  private func distance(from other: Trainer, at tensor: String) -> Double {
    let mine = self.tensor(tensor)?.elements ?? [state.alpha]
    let theirs = other.tensor(tensor)?.elements ?? [other.state.alpha]
    let scale = theirs.largestFiniteMagnitude
    let distance = zip(mine, theirs).map(Self.distance).max() ?? 0
    return distance == 0 ? 0 : distance / (scale == 0 ? 1 : scale)
  }
}

extension Trainer {
  /// How far apart two numbers are: endlessly where one alone is none.
  private static func distance(_ a: Double, _ b: Double) -> Double {
    if a == b || a.isNaN && b.isNaN { return 0 }
    return (a - b).isNaN ? .infinity : abs(a - b)
  }
}

extension Network {
  /// The same with another share that stays where units drop out.
  fileprivate func keeping(_ share: Double) -> Network? {
    let layers = layers.map { layer in
      var layer = layer
      if layer.hasDropout { layer.keepProbability = share }
      return layer
    }
    return try? Network(inputs: inputs, layers: layers, loss: loss)
  }
}

extension OwnFormulas {
  /// The same with the engine's formulas where something is still to be written.
  public var withoutBlanks: OwnFormulas {
    var result = self
    result.keep { self[$0]?.formula != nil }
    return result
  }

  /// The same with the engine's formula for a tensor.
  func without(_ tensor: String) -> OwnFormulas {
    var result = self
    result.remove(tensor)
    return result
  }
}

extension Plan {
  /// The tensors whose formulas are still to be written, in the order of their stages.
  public var blanks: [TensorSpec] { stages.flatMap(\.writes).filter(\.isBlank) }

  /// The tensors that are computed by a learner's formula, in the order of their stages.
  public var ownTensors: [TensorSpec] { stages.flatMap(\.writes).filter(\.isOwn) }

  /// The tensors that have a value before a tensor's stage runs, in the order they are computed.
  public func readable(before tensor: String) -> [TensorSpec] {
    let home = writer(of: tensor) ?? 0
    return tensors.filter { spec in
      spec.name != tensor && (lives(on: spec) || (writer(of: spec.name) ?? .max) < home)
    }
  }
}
