/// A mistake planted in one stage, for a learner to find.
public struct PlantedBug: Hashable, Sendable {
  /// What is wrong.
  public let kind: Kind
  /// The stage that computes something wrong.
  public let stage: StageID

  /// Names a mistake and its place.
  public init(kind: Kind, stage: StageID) {
    (self.kind, self.stage) = (kind, stage)
  }

  /// What can be wrong; the raw value is what a person types.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
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
    case frozenLayer = "frozen-layer"
    case momentumWithoutDecay = "momentum-without-decay"
    case missingRoot = "missing-root"
    case missingBiasCorrection = "missing-bias-correction"
  }
}

extension PlantedBug.Kind {
  /// How it is done.
  var mistake: any Mistake {
    switch self {
    case .shiftedLabels: ShiftedLabels()
    case .missingBias: MissingBias()
    case .missingKeepProbability: MissingKeepProbability()
    case .runningStatistics: RunningStatistics()
    case .summedCost: SummedCost()
    case .reversedError: ReversedError()
    case .missingMask: MissingMask()
    case .missingDerivative: MissingDerivative()
    case .wrongTanhDerivative: WrongTanhDerivative()
    case .wrongSigmoidDerivative: WrongSigmoidDerivative()
    case .constantStatistics: ConstantStatistics()
    case .doubledGradient: DoubledGradient()
    case .summedGradient: SummedGradient()
    case .summedBiasGradient: SummedBiasGradient()
    case .missingRegularization: MissingRegularization()
    case .ascent: Ascent()
    case .frozenBias: FrozenBias()
    case .frozenLayer: FrozenLayer()
    case .momentumWithoutDecay: MomentumWithoutDecay()
    case .missingRoot: MissingRoot()
    case .missingBiasCorrection: MissingBiasCorrection()
    }
  }
}
