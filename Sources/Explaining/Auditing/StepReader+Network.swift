import Engine
import Matrices

extension StepReader {
  /// The network and loss that fit best; other senses of a squared error where the cost does not fit
  /// in the one here.
  func network(
    _ sizes: [Int], _ layout: StepLayout
  ) throws -> (Network, CostSense) {
    let best = try likeliest(sizes, layout, [.half])
    if best.values.held["J"] != nil, !best.fits("J"), let cost = try otherSense(of: best, layout) {
      return (best.network, cost)
    }
    // Without the cost a factor in dZ is a mistake.
    if best.values.held["J"] != nil, !best.fits("J"),
      let other = try? likeliest(sizes, layout, SquaredError.allCases.filter { $0 != .half }),
      Self.isBetter(other, best), other.network.loss == .squared || other.fits("J")
    {
      return (other.network, try sense(of: other, layout))
    }
    return (best.network, try sense(of: best, layout))
  }

  /// Another sense of the cost, by which it fits, and more of the rest than before.
  private func otherSense(of best: AuditedStep, _ layout: StepLayout) throws -> CostSense? {
    func step(_ cost: CostSense) throws -> AuditedStep {
      try AuditedStep(
        file, as: best.network, hyperparameters, cost, UpdateSense(), layout, t: count)
    }
    for error in SquaredError.allCases where error != .half && error.isMeant(of: best.network) {
      let fitting = try step(CostSense(error: error))
      guard fitting.fits("J") else { continue }
      let cost = try sense(of: fitting, layout)
      if Self.isBetter(try step(cost), best) { return cost }
    }
    return nil
  }

  /// The sense of a step's cost, with the place of its 1/m: where the derivatives that come first carry
  /// it, and dW or db fit by them as plain sums.
  private func sense(of step: AuditedStep, _ layout: StepLayout) throws -> CostSense {
    var cost = step.cost
    cost.averagesEarly = true
    let early = try AuditedStep(
      file, as: step.network, hyperparameters, cost, UpdateSense(), layout, t: count)
    let first = early.checked.first { $0.spec.role == .gradient }?.spec.name
    let sums = ["dW\(step.network.depth)", "db\(step.network.depth)"]
    guard let first, !step.fits(first), early.fits(first), sums.contains(where: early.fits) else {
      return step.cost
    }
    return cost
  }

  private func likeliest(
    _ sizes: [Int], _ layout: StepLayout, _ senses: [SquaredError]
  ) throws -> AuditedStep {
    let outputs = outputs(sizes, layout)
    let hidden = settings.activations == nil && sizes.count > 2 ? Self.hidden : [.relu]
    let candidates = hidden.flatMap { inner in
      outputs.flatMap { outer in
        networks(sizes, Array(repeating: inner, count: sizes.count - 2) + [outer])
      }
    }
    var failure: any Error = StepProblem.network
    var steps: [AuditedStep] = []
    for network in candidates {
      do { steps += try plainSteps(network, layout, senses) } catch { failure = error }
    }
    guard var best = Self.best(steps) else { throw failure }
    guard settings.activations == nil, sizes.count > 3 else { return best }
    for layer in 0..<(sizes.count - 2) {
      let others = Self.hidden.flatMap { activation -> [AuditedStep] in
        var layers = best.network.layers
        layers[layer].activation = activation
        layers[layer].slope = activation.defaultSlope
        let network = try? Network(inputs: sizes[0], layers: layers, loss: best.network.loss)
        return network.flatMap { try? plainSteps($0, layout, senses) } ?? []
      }
      best = Self.best([best] + others) ?? best
    }
    if best.score.all == 0 { best = combined(sizes, outputs, layout, senses) ?? best }
    return best
  }

  /// The best of all combinations of common activations: without Z and A nothing tells those of a
  /// layer by itself.
  private func combined(
    _ sizes: [Int], _ outputs: [Activation], _ layout: StepLayout, _ senses: [SquaredError]
  ) -> AuditedStep? {
    let steps = combinations(sizes, outputs).flatMap {
      (try? plainSteps($0, layout, senses)) ?? []
    }
    return Self.best(steps).flatMap { $0.score.all > 0 ? $0 : nil }
  }

  /// The networks of all combinations of common activations; none of a deep one, with too many.
  private func combinations(_ sizes: [Int], _ outputs: [Activation]) -> [Network] {
    guard sizes.count - 2 <= 4 else { return [] }
    let inner = (0..<(sizes.count - 2)).reduce([[Activation]]([[]])) { lists, _ in
      lists.flatMap { list in Self.common.map { list + [$0] } }
    }
    let uniform = inner.filter { Set($0).count < 2 }
    return (uniform + inner.filter { Set($0).count > 1 }).flatMap { list in
      outputs.prefix(2).flatMap { networks(sizes, list + [$0]).prefix(1) }
    }
  }

  /// The step of another network, by whose gradients every update fits, where the file holds nothing
  /// else and it does not fit by the one supposed.
  ///
  /// The update alone tells the network then: the gradients are worked out from the start.
  func otherNetwork(
    than step: AuditedStep, _ sizes: [Int], _ layout: StepLayout
  ) throws -> AuditedStep? {
    guard settings.activations == nil, sizes.count <= 5, !step.fitsWhole,
      step.checked.allSatisfy({ $0.stage.pass == .update })
    else { return nil }
    for network in combinations(sizes, outputs(sizes, layout)) {
      guard let other = try? optimized(network, hyperparameters, CostSense(), layout) else {
        continue
      }
      if other.fitsWhole { return other }
    }
    return nil
  }

  /// The activations that are tried in every combination.
  private static let common: [Activation] = [.relu, .tanh, .sigmoid, .leakyrelu]

  /// The common ones, then all that work by element, doing nothing at the last.
  private static let hidden: [Activation] =
    common
    + Activation.allCases.filter {
      !common.contains($0) && !$0.learnsSlope && $0 != .softmax && $0 != .linear
    } + [.linear]

  /// The activations an output may have, the likeliest for its labels first.
  private func outputs(_ sizes: [Int], _ layout: StepLayout) -> [Activation] {
    if let last = settings.activations?.last { return [last] }
    let outputs = sizes[sizes.count - 1]
    let labels = file.labels(layout, outputs: outputs)?.elements ?? []
    let areFlags = labels.allSatisfy { $0 == 0 || $0 == 1 || $0.isNaN }
    let known = Double(labels.filter { $0 == 1 }.count)
    if outputs > 1, areFlags, known == Double(labels.count / outputs) {
      return [.softmax, .sigmoid, .linear]
    }
    return areFlags ? [.sigmoid, .linear, .tanh, .relu] : [.linear, .sigmoid, .tanh, .relu]
  }

  private func networks(_ sizes: [Int], _ activations: [Activation]) -> [Network] {
    let activations = settings.activations ?? activations
    let layers = activations.enumerated().map { index, activation in
      layer(index + 1, units: sizes[index + 1], activation)
    }
    let own = activations.last?.defaultLoss ?? .squared
    let losses = settings.loss.map { [$0] } ?? [own] + Loss.allCases.filter { $0 != own }
    return losses.compactMap { try? Network(inputs: sizes[0], layers: layers, loss: $0) }
  }

  private func layer(_ number: Int, units: Int, _ activation: Activation) -> Layer {
    let isDropped = file.tensor("d\(number)", .before) != nil
    let isNormalized = file.tensor("gamma\(number)", .before) != nil
    return Layer(
      units: units, activation: activation,
      keepProbability: isDropped ? keepProbability(number) : 1, hasBatchNorm: isNormalized)
  }

  /// The share that dropout keeps: as said, else as what is kept was raised.
  private func keepProbability(_ number: Int) -> Double {
    if let said = numbers["keep_prob\(number)"] ?? numbers["keep_prob"] { return said }
    guard let D = file.tensor("d\(number)", .before) else { return 1 }
    if let A = file.tensor("a\(number)", .before)?.values.elements,
      let dropped = file.tensor("a\(number)drop", .before)?.values.elements,
      A.count == dropped.count
    {
      let shares = zip(A, dropped).filter { $1 != 0 }.map { $0 / $1 }.sorted()
      if let middle = shares.dropFirst(shares.count / 2).first, middle > 0, middle < 1 {
        return middle.roundedToDecimals(6)
      }
    }
    let kept = D.values.elements.reduce(0, +) / Double(max(1, D.values.count))
    return min(0.99, max(0.01, kept.roundedToDecimals(1)))
  }

  /// The step as one of a network, in each of some senses of a squared error; every cost may be the
  /// sum over the examples.
  private func plainSteps(
    _ network: Network, _ layout: StepLayout, _ senses: [SquaredError]
  ) throws -> [AuditedStep] {
    let known = senses.filter { $0.isMeant(of: network) }
    return try (known.isEmpty ? [.half] : known).map {
      try AuditedStep(
        file, as: network, hyperparameters, CostSense(error: $0), UpdateSense(), layout, t: count)
    }
  }
}
