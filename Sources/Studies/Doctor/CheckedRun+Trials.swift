import Datasets
import Engine
import Glibc
import Matrices

/// What a change would do is found out by making it, on a copy.
extension CheckedRun {
  /// A trial may take so many multiplications, a fraction of a second, and so many iterations.
  private static let limits = (multiplications: 4e8, fewest: 20, most: 1500)
  /// A change helps where it leaves less than this share of the cost, and lowers it by this share
  /// of what answering the same for all costs.
  private static let gain = (left: 0.8, fall: 0.03)

  /// What became of a copy that was trained.
  struct Trial {
    /// The cost on training, and on the part that was held out.
    let cost: Double
    let held: Double?
    /// The shares of wrong answers there, where there are classes.
    let error: Double?
    let heldError: Double?
    let iterations: Int
    /// Whether the cost stayed finite and neither rose nor swung.
    let isSteady: Bool
    /// The iteration, from 1, at which the cost was finite no longer.
    let breaksAt: Int?
  }

  /// The first of some changes that lowers the cost by much, and makes what was held out no worse;
  /// nil where none does or trials would take too long.
  ///
  /// Less of a penalty makes a network surer of itself: there what was held out must cost no more
  /// either, where fewer wrong answers would do otherwise.
  func cure(among changes: [Change]) -> Cure? {
    guard !changes.isEmpty, let asItIs = trial(of: nil) else { return nil }
    let cost = asItIs.cost.isFinite ? asItIs.cost : .infinity
    return changes.lazy.compactMap { change -> Cure? in
      guard let tried = trial(of: change), tried.cost < Self.gain.left * cost,
        cost - tried.cost > Self.gain.fall * constantCost, tried.isNoWorse(than: asItIs),
        !change.isOfPenalty || (tried.held ?? 0) <= (asItIs.held ?? .infinity)
      else { return nil }
      return Cure(
        change: change, costAsItIs: cost, cost: tried.cost, iterations: tried.iterations)
    }.first
  }

  /// What the first weights bring where those that stand were set by hand or thrown far.
  var cureOfWeights: Cure? {
    allowsTrials && hyperparameters.bug == nil ? cure(among: [.reset]) : nil
  }

  /// The largest rate, a part of what it is, with which the cost falls from the first weights on, and
  /// no longer leaps.
  var steadyRate: Cure? {
    let parts = [3.0, 10, 30, 100, 300, 1e3, 1e4, 1e5]
    let rates = parts.map { (hyperparameters.learningRate / $0).withTwoDigits }
    return steady(rates.map { .rate($0, anew: true) })
  }

  /// What normalising the inputs brings where the cost leaps; nil where it goes on leaping.
  var normalizing: Cure? { steady([.normalize]) }

  /// The first of some changes with which the cost falls and leaps no longer.
  func steady(_ changes: [Change]) -> Cure? {
    guard let asItIs = trial(of: nil) else { return nil }
    let cost = asItIs.cost.isFinite ? asItIs.cost : .infinity
    return changes.lazy.compactMap { change -> Cure? in
      guard let tried = trial(of: change), tried.isSteady, tried.cost < cost,
        tried.cost < Self.guessing * constantCost
      else { return nil }
      return Cure(
        change: change, costAsItIs: cost, cost: tried.cost, iterations: tried.iterations)
    }.first
  }

  /// The first of some changes that makes what was held out better by much, and leaves training right.
  func generalizing(among changes: [Change]) -> Cure? {
    guard let part = other?.part, let asItIs = trial(of: nil), let before = asItIs.held else {
      return nil
    }
    return changes.lazy.compactMap { change -> Cure? in
      guard let tried = trial(of: change), let held = tried.held, held < Self.gain.left * before,
        (tried.heldError ?? 0) <= (asItIs.heldError ?? 0),
        (tried.error ?? 0) <= max(Self.learnt, asItIs.error ?? 0)
      else { return nil }
      return Cure(
        change: change, part: part, costAsItIs: before, cost: held, iterations: tried.iterations)
    }.first
  }

  /// Below this share of guessing a network has learnt something.
  private static let guessing = 0.95
  /// Below this share of wrong answers the training part is learnt.
  private static let learnt = 0.03

  /// Whether the cost falls by much as it is, only later than was seen so far.
  var fallsByItself: Bool {
    trial(of: nil).map { $0.cost < Self.gain.left * cost } ?? false
  }

  /// The iteration, from 1, at which training on as it is comes to a cost that is not finite.
  var breaksAt: Int? { trial(of: nil).flatMap(\.breaksAt) }

  /// Whether there is time to try changes.
  var allowsTrials: Bool { iterations(of: network) != nil }

  /// Whether there is time enough to tell that nothing moves any more.
  var allowsLongTrials: Bool { iterations(of: network) == Self.limits.most }

  /// The cost of a copy that is trained on with a change; nil where that takes too long.
  private func trial(of change: Change?) -> Trial? {
    if let done = tried.trials[change] { return done }
    let sample = change == .normalize ? normalized : self.sample
    guard let sample, let (network, hyper) = settings(with: change),
      let count = iterations(of: network), let run = try? Trainer(network, on: sample, with: hyper)
    else { return nil }
    if change?.startsAnew != true { begin(run, as: change?.standpoint) }
    let trained = (try? run.run(iterations: count)) != nil
    let trial = result(of: run, count, trained, change, sample)
    tried.trials[change] = trial
    return trial
  }

  private func result(
    of run: Trainer, _ count: Int, _ hasEnded: Bool, _ change: Change?, _ sample: TrainingSet
  ) -> Trial {
    let cost = hasEnded ? (try? run.evaluate(sample).cost) ?? .infinity : .infinity
    let held = change == .normalize ? nil : heldSet.flatMap { try? run.evaluate($0) }
    let judged = held.flatMap { held in
      other.map { Assessment(held, on: $0.dataset, loss: network.loss).value(.error) }
    }
    let own =
      change == .normalize
      ? nil
      : (try? run.evaluate(sample)).map {
        Assessment($0, on: sampled, loss: network.loss).value(.error)
      }
    let curve = CostCurve(run.costs, iterationsPerEpoch: run.iterationsPerEpoch)
    let leaps = curve.flatMap { CostCheck.finding($0)?.trouble.isLeap } ?? false
    let broken = run.costs.firstIndex { !$0.isFinite } ?? (hasEnded ? nil : run.costs.count)
    return Trial(
      cost: cost.isFinite ? cost : .infinity, held: held?.cost, error: own ?? nil,
      heldError: judged ?? nil, iterations: count,
      isSteady: hasEnded && !leaps && broken == nil, breaksAt: broken.map { $0 + 1 })
  }

  /// The network and settings with a change; the rate is what it has come to where the run goes on.
  private func settings(
    with change: Change?
  ) -> (network: Network, hyperparameters: Hyperparameters)? {
    var hyper = hyperparameters
    if change?.startsAnew != true {
      hyper.learningRate = rate
      hyper.decay = .none
    }
    for name in ["X", "Y", "indices"] { hyper.own.remove(name) }
    if let entry = hyper.own["alpha"], change?.setsRate == true || change?.startsAnew != true {
      hyper.own.remove("alpha")
      // A copy counts its iterations anew: the rate is what the formula has come to.
      if change?.takesOut(entry.tensor) != true, change?.setsRate != true {
        hyper.learningRate = rateInForce
      }
    }
    guard let change else { return (network, hyper) }
    if change.isOfLayers, !hyper.own.isEmpty { return nil }
    return change.applied(to: network, hyper)
  }

  /// Gives a run the parameters that have its shapes, as they are or were behind an iteration.
  func begin(_ run: Trainer, as iteration: Int?) {
    let stand = iteration.flatMap { past.stand(before: $0 + 1) }
    for spec in run.plan.tensors where spec.beginning != nil {
      let value = stand?.tensor(spec.name) ?? tensor(spec.name)
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

extension CheckedRun.Trial {
  /// Whether what was held out is answered no worse than by another.
  fileprivate func isNoWorse(than other: Self) -> Bool {
    if let error = heldError, let before = other.heldError {
      return error < before || error == before && (held ?? 0) <= (other.held ?? .infinity)
    }
    guard let held, let before = other.held, before.isFinite else { return true }
    return held <= before
  }
}

extension Trouble {
  /// Whether it is a cost that steps too long make rise or swing.
  var isLeap: Bool {
    switch self {
    case .costRises, .costOscillates, .costNotFinite, .costWasNotFinite, .costWillNotBeFinite: true
    default: false
    }
  }
}

extension Double {
  /// The number as it is typed, with two digits.
  var withTwoDigits: Double {
    guard self > 0, isFinite else { return self }
    let scale = pow(10, floor(log10(self)) - 1)
    let digits = (self / scale).rounded()
    return Double("\(Int(digits))e\(Int(floor(log10(self))) - 1)") ?? digits * scale
  }
}

extension CheckedRun {
  /// How many of some examples a network gets wrong that is trained on others with a hidden layer
  /// of tanh units; nil where that takes too long.
  ///
  /// Where there are enough examples, half of them are held out, so that learning noise by heart
  /// is no success.
  func error(withHiddenUnits units: Int) -> Double? {
    judgement(withHiddenUnits: units)?.value(.error)
  }

  /// What they cost there.
  func cost(withHiddenUnits units: Int) -> Double? { judgement(withHiddenUnits: units)?.cost }

  private func judgement(withHiddenUnits units: Int) -> Assessment? {
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
    return Assessment(evaluation, on: judged, loss: network.loss)
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
