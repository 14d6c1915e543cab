/// What may close a gap.
public enum Remedy: String, CaseIterable, Hashable, Sendable {
  case biggerNetwork
  case trainLonger
  case betterOptimizer
  case otherArchitecture
  case moreData
  case regularize
  case analyseErrors
  case similarData
  case synthesize
  case trainingDevPart
  case biggerDev
}

extension Diagnosis.Gap {
  /// What is worth trying, the most promising first.
  public var remedies: [Remedy] {
    switch self {
    case .avoidableBias: [.biggerNetwork, .trainLonger, .betterOptimizer, .otherArchitecture]
    case .variance: [.moreData, .regularize, .otherArchitecture]
    case .dataMismatch: [.analyseErrors, .similarData, .synthesize]
    case .varianceOrMismatch: [.trainingDevPart]
    case .overfittingToDev: [.biggerDev]
    case .chance: []
    }
  }
}
