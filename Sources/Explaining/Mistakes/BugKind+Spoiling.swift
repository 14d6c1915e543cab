import Engine
import Formulas

extension BugKind {
  /// The formula with the mistake in it; nil where it cannot be made in this tensor, or would change
  /// nothing with so many examples.
  public func spoiled(_ spec: TensorSpec, examples: Int) -> Syntax? {
    guard isMeant(spec), !isOfCount || examples > 1 else { return nil }
    let words = Vocabulary(target: spec.name, names: Set(spec.formula.names))
    return Rewriting.made(from: spec.formula, words).first {
      $0.mistake == mistake && isMeant($0.formula)
    }?.formula
  }

  /// Whether it shows with two examples or more only.
  private var isOfCount: Bool {
    switch self {
    case .shiftedLabels, .summedCost, .summedGradient, .summedBiasGradient: true
    default: false
    }
  }

  /// Whether this sort of tensor is spoiled.
  private func isMeant(_ spec: TensorSpec) -> Bool {
    switch self {
    case .shiftedLabels: spec.role == .label
    case .missingBias: spec.role == .linear
    case .missingKeepProbability: spec.role == .dropped
    case .runningStatistics: spec.role == .normalized
    case .summedCost: spec.role == .cost
    case .reversedError: spec.isOfLinear && !spec.readsGradient
    case .missingMask: spec.role == .gradient
    case .missingDerivative: spec.isOfLinear && spec.readsGradient
    case .wrongTanhDerivative: spec.hasFactor { "1 - A\($0) ** 2" }
    case .wrongSigmoidDerivative: spec.hasFactor { "1 - A\($0)" }
    case .constantStatistics: spec.isOfLinear
    case .doubledGradient, .summedGradient, .missingRegularization: spec.name.hasPrefix("dW")
    case .summedBiasGradient: spec.name.hasPrefix("db") && spec.role == .parameterGradient
    case .ascent, .frozenWeights, .missingRoot: spec.role == .parameter(.weight)
    case .frozenBias: spec.role == .parameter(.bias)
    case .momentumWithoutDecay: spec.role == .average && spec.isOfWeights
    case .missingBiasCorrection: spec.role == .corrected && spec.isOfWeights
    }
  }

  /// Whether it is the wrong formula that is meant, of those that the mistake makes.
  private func isMeant(_ wrong: Syntax) -> Bool {
    switch self {
    case .ascent: if case .binary(.add, _, _) = wrong.kind { true } else { false }
    case .wrongSigmoidDerivative: wrong.factors.contains { "\($0.formula)".hasPrefix("1 - A") }
    default: true
    }
  }
}

extension TensorSpec {
  /// Whether it is dZ of a layer.
  fileprivate var isOfLinear: Bool { role == .gradient && name.hasPrefix("dZ") }

  /// Whether its formula goes on from a gradient of what lies behind.
  fileprivate var readsGradient: Bool { formula.names.contains { $0.hasPrefix("dA") } }

  /// Whether it is a gradient times such a factor, by the layer's number.
  fileprivate func hasFactor(_ factor: (Int) -> String) -> Bool {
    guard isOfLinear, readsGradient, let layer = LayerName(name)?.layer else { return false }
    return formula.factors.contains { "\($0.formula)" == factor(layer) }
  }

  fileprivate var isOfWeights: Bool { name.hasPrefix("vdW") }
}
