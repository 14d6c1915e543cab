import Engine

/// A mistake of the catalogue that can be planted in the engine's formulas of one sort of tensor.
///
/// The raw values are the names it may be asked for by, beside the mistake's own.
public enum BugKind: String, CaseIterable, Sendable {
  case shiftedLabels = "shifted-labels"
  case missingBias = "missing-bias"
  case missingKeepProbability = "missing-keep-prob"
  case runningStatistics = "running-statistics"
  case summedCost = "summed-cost"
  case reversedError = "reversed-error"
  case missingMask = "missing-mask"
  case missingDerivative = "missing-derivative"
  case wrongTanhDerivative = "wrong-tanh-derivative"
  case wrongSigmoidDerivative = "wrong-sigmoid-derivative"
  case constantStatistics = "constant-statistics"
  case doubledGradient = "doubled-dW"
  case summedGradient = "summed-dW"
  case summedBiasGradient = "summed-db"
  case missingRegularization = "missing-regularization"
  case ascent
  case frozenBias = "frozen-bias"
  case frozenWeights = "frozen-layer"
  case momentumWithoutDecay = "momentum-without-decay"
  case missingRoot = "missing-root"
  case missingBiasCorrection = "missing-bias-correction"

  /// The mistake that is made, as `try` names it.
  public var mistake: Mistake {
    switch self {
    case .shiftedLabels: .shiftedLabels
    case .missingBias: .missingBias
    case .missingKeepProbability: .missingKeepProb
    case .runningStatistics: .runningStatistics
    case .summedCost: .sumInsteadOfMean
    case .reversedError, .ascent: .wrongSign
    case .missingMask: .missingMask
    case .missingDerivative: .missingActivationDerivative
    case .wrongTanhDerivative: .missingSquare
    case .wrongSigmoidDerivative: .wrongActivationDerivative
    case .constantStatistics: .constantStatistics
    case .doubledGradient: .extraFactor
    case .summedGradient, .summedBiasGradient: .missingAverage
    case .missingRegularization: .missingRegularization
    case .frozenBias, .frozenWeights: .missingUpdate
    case .momentumWithoutDecay: .missingDecay
    case .missingRoot: .missingRoot
    case .missingBiasCorrection: .missingBiasCorrection
    }
  }

  /// The mistake in a tensor.
  public func bug(in tensor: String) -> PlantedBug {
    PlantedBug(rawValue, in: tensor) { spec, examples in spoiled(spec, examples: examples) }
  }
}

extension PlantedBug {
  /// What kind it is; nil for one that is not of the catalogue.
  public var kind: BugKind? { BugKind(rawValue: name) }
}

extension Trainer {
  /// The tensors in whose formulas a mistake can be made, in the order of their stages.
  public func places(for kind: BugKind) -> [TensorSpec] {
    let examples = min(state.hyperparameters.batchSize ?? data.count, data.count)
    return plan.engineTensors.filter { spec in
      // A formula of the learner's, or one to be written, runs in the place of the engine's.
      plan.tensor(named: spec.name)?.engineFormula == nil
        && kind.spoiled(spec, examples: examples) != nil
    }
  }
}
