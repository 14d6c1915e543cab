import Datasets
import Engine

/// What is the matter with a run, what is not, and what could not be told.
public struct Checkup: Sendable {
  /// What is looked at.
  public enum Topic: String, Hashable, Sendable, CaseIterable {
    case deadUnits = "dead-relu"
    case saturation
    case gradients
    case symmetry
    case cost
    case overfitting
    case inputs
    case classes
    case initialCost = "initial-cost"
    case penalty = "regularisation"
    case capacity = "hidden-layers"
    case smallWeights = "small-weights"
    case batchOfOne = "batch-of-one"
    case brakes = "held-back"
    case targets = "targets"
    case formulas = "wrong-gradients"
  }

  /// Why something could not be looked at.
  public enum Obstacle: Hashable, Sendable {
    /// No layer has one of these activations.
    case noLayer([Activation])
    /// There is one layer only.
    case oneLayer
    /// The error of the output is 0.
    case noError
    /// Too few iterations have been run.
    case iterations(needed: Int)
    /// No part was held out.
    case noOtherPart
    /// Numbers are predicted, not classes.
    case noClasses
    /// The first cost holds what regularisation adds.
    case regularized
    /// The cost is not a number.
    case costNotFinite
    /// Nothing is regularised.
    case noPenalty
    /// There are hidden layers.
    case hiddenLayers
    /// No layer begins with small weights.
    case noSmallWeights
    /// No layer has batch norm over single examples.
    case noBatchOfOne
    /// The cost falls as it should.
    case costFalls
    /// Trials would take too long.
    case tooLarge
    /// Every formula is the engine's.
    case engineFormulas
    /// Classes are predicted, or one layer predicts numbers.
    case noLargeTargets
    /// Nearly every example is answered right.
    case learnt

    /// Whether there is nothing of the kind, so that nobody would expect a look at it.
    public var goesWithoutSaying: Bool {
      switch self {
      case .noPenalty, .hiddenLayers, .noSmallWeights, .noBatchOfOne, .costFalls, .engineFormulas,
        .noLargeTargets, .learnt:
        true
      default: false
      }
    }
  }

  /// What was found, the likeliest cause first.
  public let findings: [Finding]
  /// What was looked at without finding anything.
  public let healthy: [Topic]
  /// What could not be looked at.
  public let skipped: [(topic: Topic, obstacle: Obstacle)]
  /// How many examples of the training part were looked at.
  public let examples: Int
  /// How many there are.
  public let total: Int
  /// How many iterations had been run.
  public let iterations: Int
  /// The network that was looked at.
  public let network: Network
  /// Its settings.
  public let hyperparameters: Hyperparameters

  private static var checks: [any HealthCheck] {
    [
      FormulaCheck(), BatchOfOneCheck(), TargetCheck(), PenaltyCheck(), BrakeCheck(),
      CapacityCheck(), SmallWeightsCheck(),
      CostCheck(), SymmetryCheck(),
      DeadUnitsCheck(), SaturationCheck(), GradientCheckup(),
      InputCheck(), InitialCostCheck(), OverfittingCheck(), ClassCheck(),
    ]
  }

  /// Looks at everything about a run; it is not changed.
  /// - Parameter timeline: The run's past, where it is known; it is gone through on a copy.
  /// - Throws: `TrainingError` where the data do not fit the network.
  public init(_ run: Trainer, on splits: Splits, timeline: Timeline? = nil) throws {
    let examination = try CheckedRun(run, on: splits, timeline: timeline)
    let looks = Self.checks.map { ($0.topic, $0.look(at: examination)) }
    var findings: [Finding] = []
    var healthy: [Topic] = []
    var skipped: [(topic: Topic, obstacle: Obstacle)] = []
    for (topic, look) in looks {
      switch look {
      case .found(let found) where found.isEmpty: healthy.append(topic)
      case .found(let found): findings += found
      case .skipped(let obstacle) where obstacle.goesWithoutSaying: break
      case .skipped(let obstacle): skipped.append((topic, obstacle))
      }
    }
    self.findings = findings.onlyOnce.tried(examination).withoutRest.causesFirst
    let blamed = Set(findings.compactMap(\.trouble.topicElsewhere))
    (self.healthy, self.skipped) = (healthy.filter { !blamed.contains($0) }, skipped)
    (examples, total) = (examination.examples, examination.training.count)
    iterations = examination.costs.count
    (network, hyperparameters) = (examination.network, examination.hyperparameters)
  }
}

extension [Finding] {
  /// The same without a trouble that another check has found too.
  fileprivate var onlyOnce: [Finding] {
    enumerated().filter { index, finding in
      firstIndex { $0.trouble == finding.trouble } == index
    }.map(\.element)
  }

  /// The same where the cost leaps with what normalising the inputs does about it: is it the rate that
  /// is to blame, the inputs are told behind it.
  fileprivate func tried(_ examination: CheckedRun) -> [Finding] {
    guard contains(where: \.trouble.isLeap), examination.allowsTrials else { return self }
    return map { finding in
      guard finding.trouble.isOfInputs else { return finding }
      let cure = examination.normalizing
      return Finding(finding.severity, finding.trouble, cure: cure, isNoCause: cure == nil)
    }
  }
}

extension Trouble {
  fileprivate var isOfInputs: Bool {
    switch self {
    case .unevenInputs, .offCentreInputs: true
    default: false
    }
  }

  /// The topic that must not be called healthy though another check has found the trouble.
  fileprivate var topicElsewhere: Checkup.Topic? {
    switch self {
    case .strongL2, .strongL1: .penalty
    default: nil
    }
  }
}
