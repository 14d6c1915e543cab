import Engine

/// A setting that holds learning back: taken away on a copy, the cost falls.
///
/// It is looked for only where the cost stands, rises or falls too slowly.
struct BrakeCheck: HealthCheck {
  let topic = Checkup.Topic.brakes

  /// Below this share of the first rate nothing moves any more.
  private static let leastRate = 1e-3
  private static let guessing = 0.9
  /// Fewer units than these are seldom kept on purpose.
  private static let leastKept = 0.3
  /// Below what is squared and averaged of gradients an epsilon is nothing.
  private static let largestEpsilon = 1e-3
  /// A mean over fewer examples is mostly the examples themselves.
  private static let fewestNormalized = 8

  func look(at examination: CheckedRun) -> CheckOutcome {
    let isStuck = examination.isStuck(Self.guessing)
    if isStuck, let brake = Self.certain(examination) {
      return .found([Finding(.serious, .heldBack(brake))])
    }
    if examination.hyperparameters.bug != nil { return isStuck ? .found([]) : .skipped(.costFalls) }
    let suspects =
      (isStuck || examination.leaps || examination.isFlat ? DeedCheck.suspects(examination) : [])
      + (isStuck ? Self.suspects(examination) : Self.ofBatches(examination))
    guard isStuck || !suspects.isEmpty else { return .skipped(.costFalls) }
    guard examination.allowsTrials else { return .skipped(.tooLarge) }
    guard let cure = examination.cure(among: suspects.map(\.change)),
      let trouble = suspects.first(where: { $0.change == cure.change })?.trouble
    else { return .found([]) }
    return .found([Finding(.serious, trouble, cure: cure)])
  }

  /// What needs no trial.
  private static func certain(_ examination: CheckedRun) -> Trouble.Brake? {
    if examination.network.layers.allSatisfy(\.isFrozen) {
      return .frozen(Array(1...examination.network.depth))
    }
    let (rate, first) = (examination.rate, examination.hyperparameters.learningRate)
    return first > 0 && rate < leastRate * first ? .decayedRate(rate, first: first) : nil
  }

  /// What may hold it back, with what would take it away.
  private static func suspects(_ examination: CheckedRun) -> [(
    trouble: Trouble, change: Change
  )] {
    let (hyper, network) = (examination.hyperparameters, examination.network)
    var suspects: [(trouble: Trouble, change: Change)] = []
    if !hyper.own.isEmpty { suspects.append((.heldBack(.ownFormulas), .engineFormulas)) }
    let frozen = network.layers.indices.filter { network.layers[$0].isFrozen }.map { $0 + 1 }
    if !frozen.isEmpty {
      for anew in [false, true] {
        suspects.append((.heldBack(.frozen(frozen)), .unfreeze(anew: anew)))
      }
    }
    if PenaltyCheck().finds(nothingIn: examination) {
      // With less of it training does better in any case: it is to blame where training fails.
      for part in [10.0, 100] where examination.failsInTraining {
        let trouble = PenaltyCheck.trouble(of: examination)
        if hyper.l2 > 0 { suspects.append((trouble, .l2((hyper.l2 / part).withTwoDigits))) }
        if hyper.l1 > 0 { suspects.append((trouble, .l1((hyper.l1 / part).withTwoDigits))) }
      }
    }
    if let decay = hyper.optimizerSetting("weight_decay"), decay > 0,
      examination.failsInTraining
    {
      suspects.append((.heldBack(.weightDecay(decay)), .setting("weight_decay", decay / 100)))
    }
    return suspects + ofOptimizer(hyper) + ofLayers(network) + ofBatches(examination)
  }

  private static func ofOptimizer(_ hyper: Hyperparameters) -> [(trouble: Trouble, change: Change)]
  {
    var suspects: [(trouble: Trouble, change: Change)] = []
    for name in ["beta", "beta1"] {
      guard let beta = hyper.optimizerSetting(name), beta > 0.95 else { continue }
      suspects.append((.heldBack(.beta(name, beta)), .setting(name, 0.9)))
    }
    if let epsilon = hyper.optimizerSetting("epsilon"), epsilon > largestEpsilon {
      suspects.append((.heldBack(.epsilon(epsilon)), .setting("epsilon", 1e-8)))
    }
    return suspects
  }

  private static func ofLayers(_ network: Network) -> [(trouble: Trouble, change: Change)] {
    var suspects: [(trouble: Trouble, change: Change)] = []
    let layers = network.layers
    if let keep = layers.map(\.keepProbability).min(), keep < leastKept {
      suspects.append((.heldBack(.dropout(keep)), .layers(layers.map(\.withoutDropout))))
    }
    if network.depth > 1, layers.dropLast().allSatisfy(\.isStraight) {
      let bent = Array(layers.dropLast().map(\.withTanh) + layers.suffix(1))
      suspects.append((.heldBack(.linearLayers), .layers(bent)))
    }
    if layers.contains(where: { !$0.hasBias && !$0.hasBatchNorm }) {
      suspects.append((.heldBack(.noBiases), .layers(layers.map(\.withBias))))
    }
    return suspects
  }

  private static func ofBatches(
    _ examination: CheckedRun
  ) -> [(trouble: Trouble, change: Change)] {
    let count = examination.training.count
    let batch = min(examination.hyperparameters.batchSize ?? count, count)
    guard examination.network.layers.contains(where: \.hasBatchNorm), batch < fewestNormalized,
      count > fewestNormalized
    else { return [] }
    return [(.heldBack(.smallBatches(batch)), .batch(32))]
  }
}

extension CheckedRun {
  /// The learning rate that the epoch in progress has.
  var rate: Double {
    hyperparameters.learningRate(epoch: costs.count / max(1, iterationsPerEpoch))
  }

  /// Whether some of the training examples are answered wrong; numbers always may be.
  fileprivate var failsInTraining: Bool { train.value(.error).map { $0 >= 0.03 } ?? true }

  /// Whether the cost stands, rises or falls too slowly, or the answers are the same for all.
  fileprivate func isStuck(_ share: Double) -> Bool {
    guard let curve = CostCurve(costs, iterationsPerEpoch: iterationsPerEpoch) else {
      return false
    }
    switch CostCheck.finding(curve)?.trouble {
    case .costBarelyFalls, .costFallsSlowly, .costRises: return true
    default: return isGuessing(beyond: share)
    }
  }

  /// Whether units are dead or saturated, looked at where a person's own deed may be why.
  fileprivate var isFlat: Bool {
    guard past.setByHand != nil || DeedCheck.breakingStep(self) != nil else { return false }
    let outcomes = [DeadUnitsCheck().look(at: self), SaturationCheck().look(at: self)]
    return outcomes.contains { outcome in
      guard case .found(let findings) = outcome else { return false }
      return findings.contains { $0.severity > .mild }
    }
  }

  /// Whether the cost swings, or is, was or will be no number.
  fileprivate var leaps: Bool {
    if costs.contains(where: { !$0.isFinite }) || !cost.isFinite { return true }
    if costs.count < CostCurve.fewest, allowsTrials, breaksAt != nil { return true }
    let curve = CostCurve(costs, iterationsPerEpoch: iterationsPerEpoch)
    return curve.flatMap(CostCheck.finding)?.trouble.isLeap ?? false
  }
}

extension PenaltyCheck {
  /// Whether the penalty is not known for the trouble yet.
  fileprivate func finds(nothingIn examination: CheckedRun) -> Bool {
    guard case .found(let findings) = look(at: examination) else { return true }
    return findings.isEmpty
  }
}

extension Layer {
  /// Whether its activation is a straight line.
  fileprivate var isStraight: Bool {
    switch activation {
    case .linear: true
    case .leakyrelu: slope == 1
    default: false
    }
  }

  fileprivate var withBias: Layer {
    var layer = self
    layer.hasBias = true
    return layer
  }

  fileprivate var withoutDropout: Layer {
    var layer = self
    layer.keepProbability = 1
    return layer
  }

  fileprivate var withTanh: Layer {
    Layer(
      units: units, activation: .tanh, keepProbability: keepProbability,
      hasBatchNorm: hasBatchNorm, hasBias: hasBias)
  }
}
