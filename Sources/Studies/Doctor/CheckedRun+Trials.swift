import Datasets
import Engine
import Matrices

/// What a change would do is found out by making it, on a copy.
extension CheckedRun {
  /// A trial may take so many multiplications, a fraction of a second, and so many iterations.
  private static let limits = (multiplications: 4e8, fewest: 20, most: 1500)
  /// A change helps where it leaves less than this share of the cost, and lowers it by this share
  /// of what answering the same for all costs.
  private static let gain = (left: 0.8, fall: 0.03)

  /// The first of some changes that lowers the cost by much; nil where none does or trials would
  /// take too long.
  func cure(among changes: [Change]) -> Cure? {
    guard !changes.isEmpty, let asItIs = trial(of: nil) else { return nil }
    let cost = asItIs.cost.isFinite ? asItIs.cost : .infinity
    return changes.lazy.compactMap { change -> Cure? in
      guard let tried = trial(of: change), tried.cost < Self.gain.left * cost,
        cost - tried.cost > Self.gain.fall * constantCost
      else { return nil }
      return Cure(
        change: change, costAsItIs: cost, cost: tried.cost, iterations: tried.iterations)
    }.first
  }

  /// Whether the cost falls by much as it is, only later than was seen so far.
  var fallsByItself: Bool {
    trial(of: nil).map { $0.cost < Self.gain.left * cost } ?? false
  }

  /// Whether there is time to try changes.
  var allowsTrials: Bool { iterations(of: network) != nil }

  /// The cost of a copy that is trained on with a change; nil where that takes too long.
  private func trial(of change: Change?) -> (cost: Double, iterations: Int)? {
    guard let (network, hyper) = settings(with: change), let count = iterations(of: network),
      let run = try? Trainer(network, on: sample, with: hyper)
    else { return nil }
    if change?.startsAnew != true { begin(run) }
    guard (try? run.run(iterations: count)) != nil, let cost = try? run.evaluate(sample).cost,
      cost.isFinite
    else { return (.infinity, count) }
    return (cost, count)
  }

  /// The network and settings with a change; the rate is what it has come to.
  private func settings(
    with change: Change?
  ) -> (network: Network, hyperparameters: Hyperparameters)? {
    var hyper = hyperparameters
    hyper.learningRate = rate
    hyper.decay = .none
    for name in ["X", "Y", "indices", "alpha"] { hyper.own.remove(name) }
    guard let change else { return (network, hyper) }
    if change.isOfLayers, !hyper.own.isEmpty { return nil }
    return change.applied(to: network, hyper)
  }

  /// Gives a run the parameters that have its shapes.
  private func begin(_ run: Trainer) {
    for spec in run.plan.tensors where spec.beginning != nil {
      let value = tensor(spec.name)
      if value.shape == run.tensor(spec.name)?.shape { try? run.set(spec.name, to: value) }
    }
  }

  /// How many iterations of a network there is time for.
  private func iterations(of network: Network) -> Int? {
    let weights = (1...network.depth).reduce(0.0) {
      $0 + Double(network.units($1)) * Double(network.units($1 - 1))
    }
    let count = Self.limits.multiplications / (3 * weights * Double(min(batchSize, examples)))
    guard count >= Double(Self.limits.fewest) else { return nil }
    return Int(min(count, Double(Self.limits.most)))
  }
}

extension CheckedRun {
  /// How many of some examples a network gets wrong that is trained on others with a hidden layer
  /// of tanh units; nil where that takes too long.
  ///
  /// Where there are enough examples, half of them are held out, so that learning noise by heart
  /// is no success.
  func error(withHiddenUnits units: Int) -> Double? {
    let layers = [Layer(units: units, activation: .tanh)] + network.layers
    guard let network = try? Network(inputs: network.inputs, layers: layers, loss: network.loss),
      let count = iterations(of: network)
    else { return nil }
    let (learnt, judged) = halves
    var hyper = hyperparameters
    (hyper.optimizer, hyper.learningRate, hyper.decay) = (Adam(), 0.05, .none)
    (hyper.own, hyper.bug) = (OwnFormulas(), nil)
    guard let set = try? TrainingSet(features: learnt.features, Y: learnt.Y),
      let run = try? Trainer(network, on: set, with: hyper),
      (try? run.run(iterations: count)) != nil,
      let held = try? TrainingSet(features: judged.features, Y: judged.Y),
      let evaluation = try? run.evaluate(held)
    else { return nil }
    return Assessment(evaluation, on: judged, loss: network.loss).value(.error)
  }

  /// What is learnt and what is judged: halves of the training part, mixed, since an order may
  /// mean something; all of it for both where there are few.
  private var halves: (Dataset, Dataset) {
    let all = Self.sample(of: training)
    guard all.count >= 40 else { return (all, all) }
    var random = NumPyRandom(seed: 0)
    let order = random.permutation(all.count)
    let middle = all.count / 2
    return (all.selecting(Array(order[..<middle])), all.selecting(Array(order[middle...])))
  }
}
