import Engine

/// How the cost went: a rate too high makes it rise or swing, one too low leaves it where it is.
struct CostCheck: HealthCheck {
  let topic = Checkup.Topic.cost

  /// A tenth is more than what dropout and mini-batches do to the mean of a quarter.
  private static let rise = 1.1
  /// Single mini-batches differ that much by themselves.
  private static let roughRise = 2.0
  /// Gradient descent at a small rate never goes up; every fourth step, by a tenth, is no noise.
  private static let swings = (ups: 0.25, by: 0.1)
  /// A hundredth over twenty points and more, with a fifth of the first cost left; with half, what
  /// could be learnt has hardly been.
  private static let standstill = (points: 20, fall: 0.01, share: 0.2, high: 0.5)

  /// The last quarter's fall beside the first one's.
  private static let evenness = 0.75...1.25
  /// What lies below is rounding; what lies above gets there.
  ///
  /// Where less of the first cost is left
  /// the rate has been large enough.
  private static let slowest = (least: 1e-9, most: 0.03, left: 0.9)

  func look(at examination: CheckedRun) -> CheckOutcome {
    let costs = examination.costs
    let latest = costs.last.map { $0.isFinite ? examination.cost : $0 } ?? examination.cost
    guard latest.isFinite else {
      let refuted = examination.refutedExamples
      return .found([
        Self.withRate(Finding(.serious, .costNotFinite(latest, refuted: refuted)), examination)
      ])
    }
    let breaks = costs.indices.filter { !costs[$0].isFinite }
    let broken = breaks.last.map { last in
      Self.longStep(before: last + 1, examination)
        ?? Self.withRate(
          Finding(.moderate, .costWasNotFinite(costs[last], at: last + 1, times: breaks.count)),
          examination)
    }
    // What came before the last break tells nothing of the stretch after it.
    let since = Array(costs.suffix(from: (breaks.last ?? -1) + 1))
    guard let curve = CostCurve(since, iterationsPerEpoch: examination.iterationsPerEpoch) else {
      if let broken { return .found([broken]) }
      return Self.breaking(examination).map { .found([$0]) }
        ?? .skipped(.iterations(needed: CostCurve.fewest))
    }
    let finding = Self.finding(curve).flatMap { finding in
      finding.trouble.isNoise(of: examination.network) ? nil : finding
    }
    let found = [broken, finding.flatMap { Self.tried($0, examination) }].compactMap(\.self)
    return .found(found.isEmpty ? [Self.breaking(examination)].compactMap(\.self) : found)
  }

  /// A cost that was no number because of a rate that has been lowered since: there is nothing to mend.
  private static func longStep(before last: Int, _ examination: CheckedRun) -> Finding? {
    guard let step = DeedCheck.breakingStep(examination), step.iteration <= last else { return nil }
    return Finding(
      .mild,
      .heldBack(.longStep(at: step.iteration, rate: step.rate, now: examination.rateInForce)))
  }

  /// A cost that is no number any more where a copy is trained on, as training that has stopped for it
  /// has left no trace.
  private static func breaking(_ examination: CheckedRun) -> Finding? {
    guard examination.allowsTrials, examination.hyperparameters.bug == nil,
      let iteration = examination.breaksAt
    else { return nil }
    return withRate(Finding(.serious, .costWillNotBeFinite(at: iteration)), examination)
  }

  /// A cost that stands, with what makes it fall on a copy; where nothing does, it has come to rest,
  /// which is no trouble of a single layer, whose cost has one lowest place.
  private static func tried(_ finding: Finding, _ examination: CheckedRun) -> Finding? {
    guard examination.allowsTrials, examination.hyperparameters.bug == nil else { return finding }
    switch finding.trouble {
    case .costRises, .costOscillates: return withRate(finding, examination)
    case .costFallsSlowly(let from, let to, let iterations):
      let rate = examination.rate
      let rates = [10.0, 100, 1e3, 1e4, 1e5].map { ($0 * rate).withTwoDigits }
      if let cure = examination.cure(among: rates.map { .rate($0, anew: false) }) {
        return Finding(finding.severity, finding.trouble, cure: cure)
      }
      let first = examination.costs.first ?? from
      return standing(
        Finding(
          finding.severity,
          .costBarelyFalls(from: from, to: to, first: first, iterations: iterations)),
        to, iterations, examination)
    case .costBarelyFalls(_, let to, _, let iterations):
      return standing(finding, to, iterations, examination)
    default: return finding
    }
  }

  private static func standing(
    _ finding: Finding, _ to: Double, _ iterations: Int, _ examination: CheckedRun
  ) -> Finding? {
    if let cure = examination.cure(among: cures(examination)) {
      return Finding(finding.severity, finding.trouble, cure: cure)
    }
    guard examination.network.depth > 1 else { return nil }
    guard examination.allowsLongTrials, !examination.fallsByItself else { return finding }
    return Finding(.mild, .costRests(to, iterations: iterations))
  }

  /// The same with a rate that was found to be steady.
  private static func withRate(_ finding: Finding, _ examination: CheckedRun) -> Finding {
    guard examination.allowsTrials, examination.hyperparameters.bug == nil else { return finding }
    if let deed = DeedCheck.leaping(examination) { return deed }
    guard let cure = examination.steadyRate else { return finding }
    return Finding(finding.severity, finding.trouble, cure: cure)
  }

  /// Adam, more units, both, a layer more, and units of another kind.
  private static func cures(_ examination: CheckedRun) -> [Change] {
    let (hyper, network) = (examination.hyperparameters, examination.network)
    let isAdam = ["adam", "adamw"].contains(hyper.optimizer.kind.name)
    let adam = isAdam ? [] : [Change.adam(rate: 0.01)]
    guard network.depth > 1 else { return adam }
    let wide = Array(network.layers.dropLast().map(\.widened) + network.layers.suffix(1))
    return adam + [.layers(wide)] + (isAdam ? [] : [.layersAndAdam(wide, rate: 0.01)])
      + shapes(network).flatMap { layers in
        [.layers(layers)] + (isAdam ? [] : [.layersAndAdam(layers, rate: 0.01)])
      }
  }

  /// The same network with a hidden layer more, and with tanh for relu or the other way round.
  private static func shapes(_ network: Network) -> [[Layer]] {
    let (hidden, output) = (network.layers.dropLast(), network.layers.suffix(1))
    let added = Layer(units: 16, activation: hidden.last?.activation ?? .tanh)
    let other = hidden.map { layer in
      var layer = layer
      layer.activation = layer.activation == .tanh ? .relu : .tanh
      layer.slope = layer.activation.defaultSlope
      return layer
    }
    return [Array(hidden) + [added] + output, other + output]
  }

  /// What is the matter with a curve.
  static func finding(_ curve: CostCurve) -> Finding? {
    rising(curve) ?? (curve.isSmooth ? swinging(curve) ?? slow(curve) ?? standing(curve) : nil)
  }

  private static func rising(_ curve: CostCurve) -> Finding? {
    let (earlier, late) = (curve.quarters[..<3], curve.quarters[3])
    let rise = curve.isSmooth ? self.rise : roughRise
    if late > rise * curve.first {
      return Finding(
        .serious, .costRises(from: curve.first, to: late, iterations: curve.iterations))
    }
    guard let lowest = earlier.min(), late > rise * lowest else { return nil }
    return Finding(
      .moderate, .costRises(from: lowest, to: late, iterations: curve.iterations))
  }

  private static func swinging(_ curve: CostCurve) -> Finding? {
    let (ups, by) = curve.ups
    guard ups >= swings.ups, by >= swings.by else { return nil }
    return Finding(.moderate, .costOscillates(ups: ups, by: by, iterations: curve.iterations))
  }

  /// A fall that is even from the first step to the last, and small, is a rate that is too low: at
  /// a plateau or near the end the second half falls by much less than the first.
  private static func slow(_ curve: CostCurve) -> Finding? {
    let quarters = curve.quarters
    let (early, late) = (quarters[0] - quarters[1], quarters[2] - quarters[3])
    guard curve.points.count >= standstill.points, curve.ups.share == 0, early > 0, late > 0,
      evenness.contains(late / early), quarters[0] - quarters[3] > slowest.least * curve.first,
      quarters[0] - quarters[3] < slowest.most * curve.first,
      quarters[3] > slowest.left * curve.first
    else { return nil }
    return Finding(
      .moderate,
      .costFallsSlowly(from: quarters[0], to: quarters[3], iterations: curve.iterations))
  }

  /// A plateau may be as long as the curve or as its last half.
  private static func standing(_ curve: CostCurve) -> Finding? {
    [curve, curve.lastHalf].lazy.compactMap(plateau).first
  }

  private static func plateau(_ curve: CostCurve) -> Finding? {
    let (early, late) = (curve.quarters[0], curve.quarters[3])
    guard curve.points.count >= standstill.points, early > 0,
      (early - late) / early < standstill.fall, late > standstill.share * curve.first
    else { return nil }
    return Finding(
      late > standstill.high * curve.first ? .moderate : .mild,
      .costBarelyFalls(from: early, to: late, first: curve.first, iterations: curve.iterations))
  }
}

extension Layer {
  /// The same with four times the units, and 16 at least.
  fileprivate var widened: Layer {
    var layer = self
    layer.units = max(4 * units, 16)
    return layer
  }
}

extension Trouble {
  /// Whether dropout's masks alone make the cost go up and down.
  fileprivate func isNoise(of network: Network) -> Bool {
    guard case .costOscillates = self else { return false }
    return network.layers.contains(where: \.hasDropout)
  }
}

/// The last stretch of the cost, smoothed over epochs where an epoch has several iterations.
struct CostCurve {
  /// The fewest points that say anything.
  static let fewest = 8
  /// The most points looked at: what was long ago is no trouble now.
  private static let most = 200

  /// The cost of the first iteration of all.
  let first: Double
  /// The means of consecutive iterations.
  let points: [Double]
  /// How many iterations they cover.
  let iterations: Int
  /// Whether each point covers the whole training part.
  let isSmooth: Bool

  /// Smooths; nil where there are too few iterations.
  init?(_ costs: [Double], iterationsPerEpoch: Int) {
    guard costs.count >= Self.fewest, let first = costs.first else { return nil }
    let epochs = costs.count / iterationsPerEpoch
    let width = epochs >= Self.fewest ? iterationsPerEpoch : max(1, costs.count / Self.fewest)
    let count = min(Self.most, costs.count / width)
    let stretch = Array(costs.suffix(count * width))
    self.first = first
    points = (0..<count).map { Self.mean(stretch[($0 * width)..<(($0 + 1) * width)]) }
    iterations = stretch.count
    isSmooth = width >= iterationsPerEpoch
  }

  /// The second half of the points.
  var lastHalf: CostCurve {
    CostCurve(
      first: first, points: Array(points.suffix(points.count / 2)),
      iterations: iterations / points.count * (points.count / 2), isSmooth: isSmooth)
  }

  private init(first: Double, points: [Double], iterations: Int, isSmooth: Bool) {
    (self.first, self.points) = (first, points)
    (self.iterations, self.isSmooth) = (iterations, isSmooth)
  }

  /// The means of the four quarters.
  var quarters: [Double] {
    (0..<4).map { Self.mean(points[($0 * points.count / 4)..<(($0 + 1) * points.count / 4)]) }
  }

  /// The share of steps that go up, and how far up on average, of the mean cost.
  var ups: (share: Double, by: Double) {
    let steps = zip(points.dropFirst(), points).map { $0 - $1 }.filter { $0 > 0 }
    guard !steps.isEmpty else { return (0, 0) }
    let height = steps.reduce(0, +) / Double(steps.count)
    return (Double(steps.count) / Double(points.count - 1), height / Self.mean(points[...]))
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
