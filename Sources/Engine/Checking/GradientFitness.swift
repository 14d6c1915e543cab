import Formulas
import Matrices

/// What finite differences say of a gradient's formula.
public enum GradientFitness: Sendable {
  /// It is the derivative, as far as was looked.
  case fits
  /// It is not.
  case misfits
  /// It is the derivative at this time of the run, and not at others.
  case fitsNowOnly
  /// Nothing can be told of it.
  case unknown

  /// What several looks say together.
  fileprivate init(_ found: [GradientFitness]) {
    self = [.misfits, .fitsNowOnly, .fits].first(where: found.contains) ?? .unknown
  }
}

extension Trainer {
  /// Whether a gradient's formula is the derivative of the forward formulas and the cost, as they would
  /// be with some of the learner's: to seven digits, with every label there is, at other times where a
  /// formula names what counts, and for the input of an activation also where it is far from 0, at both
  /// sides.
  public func fitness(of gradient: String, with own: OwnFormulas) -> GradientFitness {
    guard !own.blanks.contains(gradient) else { return .unknown }
    let places = FitPlace.all(of: self, with: own, atMost: 32)
    let now = FitClock(state)
    var found: [GradientFitness] = []
    for place in places {
      let fitness = fitness(of: gradient, with: own, at: place)
      if fitness == .misfits, place.clock == now { return .misfits }
      found.append(fitness == .misfits ? .fitsNowOnly : fitness)
    }
    return GradientFitness(found)
  }

  private func fitness(
    of gradient: String, with own: OwnFormulas, at place: FitPlace
  ) -> GradientFitness {
    if let fits = fitsInChain(gradient, with: own, at: place) { return fits ? .fits : .misfits }
    let found = GradientFit.scales.map { scale -> GradientFitness in
      guard let fit = GradientFit(self, own, atMost: 32, at: place, scale: scale),
        let stage = fit.plan.stage(writing: gradient), stage.id.pass == .backward,
        let spec = stage.writes.first(where: { $0.name == gradient })
      else { return .unknown }
      return fit.fitness(of: spec)
    }
    return GradientFitness(found)
  }

  /// The tensors of the forward pass and the cost to which some formulas of the learner's give other
  /// numbers than the engine's do, at any time and with any label; nil where one cannot be worked out.
  public func changedTensors(by own: OwnFormulas) -> Set<String>? {
    var changed: Set<String> = []
    for place in FitPlace.all(of: self, with: own, atMost: 32) {
      guard let found = changedTensors(by: own, at: place) else { return nil }
      changed.formUnion(found)
    }
    return changed
  }

  private func changedTensors(by own: OwnFormulas, at place: FitPlace) -> Set<String>? {
    guard let mine = GradientFit(self, own, atMost: 32, at: place),
      let engines = GradientFit(self, OwnFormulas(), atMost: mine.examples, at: place)
    else { return nil }
    let changed = mine.forward.map(\.name).filter { name in
      guard let a = mine.values[name]?.array, let b = engines.values[name]?.array else {
        return false
      }
      return !a.isNear(b)
    }
    return Set(changed)
  }
}

extension GradientFit {
  fileprivate func fitness(of spec: TensorSpec) -> GradientFitness {
    let rough = [1, 2].map { fits(spec, seed: $0) }
    guard rough.contains(where: { $0 != nil }) else { return .unknown }
    if rough.allSatisfy({ $0 == false }) { return .misfits }
    let fine = (1...4).lazy.compactMap { self.fitsFinely(spec, seed: $0) }.first
    let far = scale == 1 ? fitsFarOff(spec) : nil
    if fine == false || far == false { return .misfits }
    return fine == nil && far == nil ? .unknown : .fits
  }

  /// The same as `fits` to seven digits; nil where no step is small enough to leave all corners on one
  /// side.
  private func fitsFinely(_ spec: TensorSpec, seed: UInt32) -> Bool? {
    guard let probe = probe(of: spec, seed: seed) else { return nil }
    let slopes = Differences.steps.map { step in
      Differences.slope(by: step) {
        cost(moving: probe.moved, by: $0, along: probe.direction, probe.weights)
      }
    }
    guard let settled = Differences.settled(slopes), probe.size.isFinite || scale == 1 else {
      return nil
    }
    return abs(settled - probe.slope) <= 1e-7 * (probe.size + abs(settled)) + 1e-9
  }
}

/// Central differences of the fourth order.
enum Differences {
  /// Steps, the larger first.
  static let steps = [2e-3, 5e-4, 1e-4, 1e-5]

  /// The slope of a function at 0; nil where it has no value.
  static func slope(by step: Double, _ value: (Double) -> Double?) -> Double? {
    guard let a = value(step), let b = value(-step), let c = value(2 * step),
      let d = value(-2 * step)
    else { return nil }
    let slope = (8 * (a - b) - (c - d)) / (12 * step)
    return slope.isFinite ? slope : nil
  }

  /// The first of some slopes that the one before it agrees with: between the two lies no corner.
  static func settled(_ slopes: [Double?]) -> Double? {
    zip(slopes, slopes.dropFirst()).lazy.compactMap { a, b -> Double? in
      guard let a, let b, abs(a - b) <= 2e-8 * max(abs(a), abs(b)) + 1e-10 else { return nil }
      return b
    }.first
  }
}

extension NumPyArray {
  /// Whether it is the same as another but for rounding.
  fileprivate func isNear(_ other: NumPyArray) -> Bool {
    let scale = other.matrix.elements.largestFiniteMagnitude
    return matrix.shape == other.matrix.shape
      && zip(matrix.elements, other.matrix.elements).allSatisfy {
        $0 == $1 || $0.isNaN && $1.isNaN || abs($0 - $1) <= 1e-9 * scale
      }
  }
}
