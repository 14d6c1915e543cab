import Engine
import Formulas
import Matrices

/// Tells which update a step makes.
extension StepReader {
  /// The step with the optimizer, its settings and its sense that make the most of the tensors fit.
  func optimized(
    _ network: Network, _ hyper: Hyperparameters, _ cost: CostSense, _ layout: StepLayout
  ) throws -> AuditedStep {
    let ground = Ground(network: network, cost: cost, layout: layout)
    let steps = try kinds.flatMap { kind in
      var hyper = hyper
      hyper.optimizer = kind.optimizer(options(kind))
      return try senses(kind).flatMap { try rated(hyper, $0, ground) }
    }
    guard let best = Self.best(steps) else { throw StepProblem.network }
    guard !best.updatesFit else { return best }
    let averaged = try kinds.flatMap {
      try self.averaged($0, hyper, ground) + keeping($0, hyper, ground)
    }
    if let other = Self.best(averaged.filter(\.updatesFit)) { return other }
    guard numbers["weight_decay"] == nil else { return best }
    let decayed = try kinds.flatMap { try self.decayed($0, hyper, ground) }
    return Self.best([best] + decayed.filter(\.updatesFit)) ?? best
  }

  /// What a step is of beside its update.
  private struct Ground {
    let network: Network
    let cost: CostSense
    let layout: StepLayout
  }

  private func step(
    _ hyper: Hyperparameters, _ sense: UpdateSense, _ ground: Ground
  ) throws -> AuditedStep {
    try AuditedStep(
      file, as: ground.network, hyper, ground.cost, sense, ground.layout, t: count)
  }

  /// The ways in which an optimizer of a kind may be meant.
  private func senses(_ kind: OptimizerKind) -> [UpdateSense] {
    let decay = kind.name == "adamw" ? 0 : max(0, numbers["weight_decay"] ?? 0)
    let pulls = decay > 0 ? [false, true] : [false]
    switch kind.name {
    case "momentum":
      return pulls.flatMap { Self.momenta(UpdateSense(decay: decay, ofWeightsAlone: $0)) }
    case "adamw": return [UpdateSense(), UpdateSense(decaysBiases: true)]
    default: return pulls.map { UpdateSense(decay: decay, ofWeightsAlone: $0) }
    }
  }

  /// Momentum as an average, as a sum, and as a sum with a look ahead.
  private static func momenta(_ sense: UpdateSense, dampening: Double = 0) -> [UpdateSense] {
    var sum = sense
    (sum.addsUp, sum.dampening) = (true, dampening)
    var ahead = sum
    ahead.looksAhead = true
    return dampening == 0 ? [sense, sum, ahead] : [sum, ahead]
  }

  /// The step at the learning rate that is said, or at those by which its parameters moved.
  private func rated(
    _ hyper: Hyperparameters, _ sense: UpdateSense, _ ground: Ground
  ) throws -> [AuditedStep] {
    let plain = try step(hyper, sense, ground)
    let rates = numbers["alpha"] == nil ? self.rates(plain) : []
    guard !rates.isEmpty else { return [plain] }
    return try rates.map { rate in
      var hyper = hyper
      hyper.learningRate = rate
      return try step(hyper, sense, ground)
    }
  }

  /// The kinds of optimizers whose states the file holds, the likelier first.
  private var kinds: [OptimizerKind] {
    if let said = settings.optimizer { return OptimizerKind.all.filter { $0.name == said } }
    let texts = Set(file.tensors.map { StepName($0.name).text })
    let (v, s) = (texts.contains { $0.hasPrefix("vd") }, texts.contains { $0.hasPrefix("sd") })
    let names =
      switch (v, s) {
      case (true, true): ["adam", "adamw"]
      case (true, false): ["momentum", "nesterov", "adam"]
      case (false, true): ["rmsprop", "adagrad", "adam"]
      case (false, false): ["gd", "adam"] + OptimizerKind.all.map(\.name).filter(isSaid)
      }
    return names.compactMap { OptimizerKind(named: $0) }
  }

  /// Whether an optimizer may be supposed where the file holds none of its states.
  ///
  /// A first step with momentum is one without, by a smaller rate: taken for granted, it would
  /// explain a wrong rate.
  private func isSaid(_ name: String) -> Bool {
    !["momentum", "nesterov"].contains(name) || numbers["alpha"] == nil || numbers["beta"] != nil
  }

  private func options(_ kind: OptimizerKind) -> [String: Double] {
    let known = kind.options.compactMap { option in
      numbers[option.name].flatMap { option.accepts($0) ? (option.name, $0) : nil }
    }
    return Dictionary(known) { first, _ in first }
  }
}

extension StepReader {
  /// The learning rates by which the parameters moved, where the file has them before and after: that
  /// of most of their elements, then those of each.
  ///
  /// One parameter whose update is wrong must not make the others wrong.
  private func rates(_ step: AuditedStep) -> [Double] {
    let shares = step.moves.map(\.shares).filter { !$0.isEmpty }
    let middles = ([shares.flatMap(\.self)] + shares).compactMap(\.middle)
    var seen: Set<Double> = []
    return middles.filter { $0.isFinite && $0 != 0 }
      // Uphill the rate is the same; the sign is the mistake.
      .map { abs($0).roundedToDigits(file.isSingle ? 3 : 6) }
      .filter { seen.insert($0).inserted }
  }

  /// The step with what its averages tell: how much of a gradient they take up, and of a parameter.
  private func averaged(
    _ kind: OptimizerKind, _ hyper: Hyperparameters, _ ground: Ground
  ) throws -> [AuditedStep] {
    guard ["momentum", "adam"].contains(kind.name) else { return [] }
    var hyper = hyper
    hyper.optimizer = kind.optimizer(options(kind))
    let plain = try step(hyper, UpdateSense(), ground)
    guard let (gain, decay, share) = plain.gainAndDecay else { return [] }
    let digits = file.isSingle ? 3 : 6
    let pull = max(0, (decay / gain).roundedToDigits(digits))
    let senses = [false, true].map {
      UpdateSense(decay: pull < (file.isSingle ? 1e-5 : 1e-7) ? 0 : pull, ofWeightsAlone: $0)
    }
    let isAverage = abs(gain - share) < 1e-4
    guard isAverage || kind.name == "momentum" else { return [] }
    let kept = (1 - gain).roundedToDecimals(file.isSingle ? 3 : 6)
    return try (isAverage ? senses : senses.flatMap { Self.momenta($0, dampening: kept) })
      .flatMap { try rated(hyper, $0, ground) }
  }

  /// The step with other betas than here: those that its averages tell, else those that libraries have
  /// by default; none that somebody said.
  ///
  /// Only where every update then fits is it taken for the step: a beta in the wrong place is less than
  /// a half, or the other one.
  private func keeping(
    _ kind: OptimizerKind, _ hyper: Hyperparameters, _ ground: Ground
  ) throws -> [AuditedStep] {
    var hyper = hyper
    let said = options(kind)
    hyper.optimizer = kind.optimizer(said)
    let plain = try step(hyper, UpdateSense(), ground)
    return try [false, true].flatMap { addsUp -> [AuditedStep] in
      guard !addsUp || kind.name == "momentum" else { return [] }
      return try betas(kind, plain, addingUp: addsUp).flatMap { betas -> [AuditedStep] in
        hyper.optimizer = kind.optimizer(said.merging(betas) { said, _ in said })
        return try senses(kind).filter { $0.addsUp == addsUp }
          .flatMap { try rated(hyper, $0, ground) }
      }
    }
  }

  /// The betas that may be meant where nobody said them.
  private func betas(
    _ kind: OptimizerKind, _ step: AuditedStep, addingUp addsUp: Bool
  ) -> [[String: Double]] {
    let averages =
      switch kind.name {
      case "momentum": [("beta", "v")]
      case "rmsprop": [("beta", "s")]
      case "adam", "adamw": [("beta1", "v"), ("beta2", "s")]
      default: [(String, String)]()
      }
    var told: [String: Double] = [:]
    for (option, average) in averages where numbers[option] == nil {
      guard
        let kept = step.kept(by: average, addingUp: addsUp)?
          .roundedToDecimals(file.isSingle ? 3 : 6), kept >= 0.5, kept < 1
      else { continue }
      told[option] = kept
    }
    let isExchanged = told["beta1"] == 0.999 || told["beta2"] == 0.9
    if !told.isEmpty { return isExchanged ? [] : [told] }
    guard averages.count == 1, numbers["beta"] == nil else { return [] }
    return (kind.name == "rmsprop" ? [0.99] : [0.5, 0.8, 0.95, 0.99]).map { ["beta": $0] }
  }

  /// The step with a decay of weights that nobody said, where one makes every update fit.
  private func decayed(
    _ kind: OptimizerKind, _ hyper: Hyperparameters, _ ground: Ground
  ) throws -> [AuditedStep] {
    guard ["gd", "adamw"].contains(kind.name) else { return [] }
    var (hyper, options) = (hyper, options(kind))
    if kind.name == "adamw" { options["weight_decay"] = 0 }
    hyper.optimizer = kind.optimizer(options)
    let plain = try step(hyper, UpdateSense(), ground)
    guard let (rate, decay) = plain.rateAndDecay(knowing: numbers["alpha"]) else { return [] }
    hyper.learningRate = rate.roundedToDigits(file.isSingle ? 3 : 6)
    let rounded = decay.roundedToDigits(file.isSingle ? 2 : 5)
    guard kind.name == "adamw" else {
      return try [false, true].map {
        try step(hyper, UpdateSense(decay: rounded, ofWeightsAlone: $0), ground)
      }
    }
    options["weight_decay"] = rounded
    hyper.optimizer = kind.optimizer(options)
    return try [false, true].map { try step(hyper, UpdateSense(decaysBiases: $0), ground) }
  }
}

extension AuditedStep {
  /// How a parameter moved, element by element: by how much, by how much at a rate of 1, and from
  /// where.
  fileprivate struct Move {
    let name: String
    let (by, full, from): ([Double], [Double], [Double])
    /// The rates these are.
    var shares: [Double] { zip(by, full).filter { $1 != 0 }.map { $0 / $1 } }
  }

  fileprivate var moves: [Move] {
    plan.parameters.compactMap { spec in
      guard let after = values.held[spec.name],
        let formula = plan.tensor(named: spec.name)?.formula
      else { return nil }
      let ends = [0.0, 1].map { alpha in
        values.value(
          of: formula.substituting(["alpha": Syntax(.number(alpha))]), for: spec.name)?.matrix
      }
      guard let before = ends[0], let full = ends[1], before.shape == after.shape else {
        return nil
      }
      return Move(
        name: spec.name, by: zip(before.elements, after.elements).map { $0 - $1 },
        full: zip(before.elements, full.elements).map { $0 - $1 }, from: before.elements)
    }
  }

  /// Whether every parameter after the step, and every average of its optimizer, is what its update
  /// makes of the rest.
  fileprivate var updatesFit: Bool {
    plan.parameters.map(\.name).allSatisfy { name in
      [name, "vd\(name)", "sd\(name)"].allSatisfy { values.held[$0] == nil || fits($0) }
    }
  }

  /// The share beta that the averages v, or s of squares, keep, by least squares; nil where the file
  /// does not have them before and after.
  fileprivate func kept(by average: String, addingUp addsUp: Bool) -> Double? {
    var (old, new) = (0.0, 0.0)
    for spec in plan.parameters where spec.name.hasPrefix("W") {
      let name = "\(average)d\(spec.name)"
      guard let mine = values.held[name]?.elements,
        let g = number(.named("d\(spec.name)"), for: name),
        let before = number(.named(name), for: name), mine.count == g.count,
        before.count == g.count
      else { continue }
      for index in g.indices {
        let taken = average == "s" ? g[index] * g[index] : g[index]
        let lost = addsUp ? before[index] : before[index] - taken
        old += lost * lost
        new += (mine[index] - taken) * lost
      }
    }
    return old > 0 ? new / old : nil
  }

  /// How much of dW and of W the averages vdW took up, by least squares, and the share 1 - beta that an
  /// average takes; nil where the file holds none, or they tell nothing.
  fileprivate var gainAndDecay: (gain: Double, decay: Double, share: Double)? {
    var (gg, gw, ww, gv, wv) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var share = 0.0
    for spec in plan.parameters where spec.name.hasPrefix("W") {
      let (gradient, v) = ("d\(spec.name)", "vd\(spec.name)")
      guard let mine = values.held[v], let formula = plan.tensor(named: v)?.formula,
        let beta = formula.names.first(where: { $0.contains("_beta") }),
        let kept = number(.named(beta), for: v)?.first,
        let old = number(Syntax.named(beta).combined(.multiply, .named(v)), for: v),
        let g = number(.named(gradient), for: v), let w = number(.named(spec.name), for: v),
        old.count == mine.count, g.count == mine.count, w.count == mine.count
      else { continue }
      share = 1 - kept
      for index in g.indices {
        let new = mine.elements[index] - old[index]
        let (a, b) = (g[index], w[index])
        (gg, gw, ww) = (gg + a * a, gw + a * b, ww + b * b)
        (gv, wv) = (gv + a * new, wv + b * new)
      }
    }
    let determinant = gg * ww - gw * gw
    guard share > 0, ww > 0, determinant > 1e-12 * gg * ww else { return nil }
    let (gain, decay) = ((gv * ww - wv * gw) / determinant, (wv * gg - gv * gw) / determinant)
    return gain > 0 && gain.isFinite && decay.isFinite ? (gain, decay, share) : nil
  }

  private func number(_ formula: Syntax, for name: String) -> [Double]? {
    values.value(of: formula, for: name)?.matrix.elements
  }

  /// Whether the file has parameters after the step, and every one is what it was before.
  var standsStill: Bool { !moves.isEmpty && moves.allSatisfy { $0.by.allSatisfy { $0 == 0 } } }

  /// By how many times its step is as long as the update makes it, where that is the same for every
  /// element of a parameter and not 1.
  func stretch(of name: String) -> Double? {
    guard let move = moves.first(where: { $0.name == name }) else { return nil }
    let alpha = hyper.learningRate
    guard let largest = move.full.indices.max(by: { abs(move.full[$0]) < abs(move.full[$1]) }),
      move.full[largest] != 0, alpha > 0
    else { return nil }
    let times = (move.by[largest] / (alpha * move.full[largest])).roundedToDigits(isSingle ? 3 : 6)
    let size = abs(move.by[largest])
    let isEverywhere = zip(move.by, move.full).allSatisfy {
      abs($0 - times * alpha * $1) <= max(1e-6, 10 * tolerance) * size
    }
    return isEverywhere && abs(times - 1) > 1e-3 && times > 0 ? times : nil
  }

  /// Whether the numbers are of single precision.
  private var isSingle: Bool { tolerance > 1e-6 }

  /// The rate and the decay of weights by which the weights moved, by least squares; nil where they
  /// did not move so.
  fileprivate func rateAndDecay(knowing rate: Double?) -> (rate: Double, decay: Double)? {
    var (uu, uw, ww, ud, wd) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for move in moves where move.name.hasPrefix("W") {
      for index in move.by.indices {
        let (d, u, w) = (move.by[index], move.full[index], move.from[index])
        (uu, uw, ww) = (uu + u * u, uw + u * w, ww + w * w)
        (ud, wd) = (ud + u * d, wd + w * d)
      }
    }
    let determinant = uu * ww - uw * uw
    guard ww > 0, determinant > 1e-12 * uu * ww else { return nil }
    let alpha = rate ?? (ud * ww - wd * uw) / determinant
    let decay = (wd - alpha * uw) / ww / alpha
    return alpha > 0 && alpha.isFinite && decay > 0 && decay < 1e3 ? (alpha, decay) : nil
  }
}

extension [Double] {
  /// The one in the middle of their order.
  fileprivate var middle: Double? { sorted().dropFirst(count / 2).first }
}

extension Double {
  /// As people write a rate, where it is that up to rounding.
  fileprivate func roundedToDigits(_ digits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    var scale = 1.0
    while abs(self) * scale < 1e5, scale < 1e30 { scale *= 10 }
    let near = (self * scale).rounded() / scale
    return abs(near - self) <= 1e-3 * abs(self) / (digits > 3 ? 1000 : 1) ? near : self
  }
}
