import Datasets

/// Training that does better than a part that was not trained on.
struct OverfittingCheck: HealthCheck {
  let topic = Checkup.Topic.overfitting

  /// Two points of accuracy are worth a word, ten a remedy; chance makes gaps too, and a gap must
  /// be beyond two standard errors of the difference.
  private static let gaps = (moderate: 0.02, serious: 0.1)
  /// Where numbers are predicted, and where both parts are right but one is far less sure.
  private static let costRatios = (mild: 2.0, moderate: 4.0)
  /// Of what answering the same for all leaves wrong training must have learnt this share: below it
  /// there is nothing that could have been learnt by heart.
  private static let learnt = 0.1
  /// Below this both costs are as good as 0.
  private static let smallCost = 1e-3

  func look(at examination: CheckedRun) -> CheckOutcome {
    guard !examination.costs.isEmpty else { return .skipped(.iterations(needed: 1)) }
    guard let other = examination.other else { return .skipped(.noOtherPart) }
    let train = examination.train
    guard train.cost.isFinite, other.assessment.cost.isFinite else {
      return .skipped(.costNotFinite)
    }
    let finding =
      accuracyGap(train, other.assessment, other.part)
      ?? costGap(train, other.assessment, other.part)
    return .found(finding.map { [tried($0, examination)] } ?? [])
  }

  /// The same with a penalty that helps, where one does.
  private func tried(_ finding: Finding, _ examination: CheckedRun) -> Finding {
    guard examination.allowsTrials, examination.hyperparameters.bug == nil else { return finding }
    let now = examination.hyperparameters.l2
    let strengths = [0.1, 0.3, 1, 3, 10, 0.03, 0.01].filter { $0 > now }
    let cure = examination.generalizing(among: strengths.map { .l2($0) })
    return Finding(finding.severity, finding.trouble, cure: cure)
  }

  private func accuracyGap(
    _ train: Assessment, _ other: Assessment, _ part: Splits.Part
  ) -> Finding? {
    guard let a = train.value(.accuracy), let b = other.value(.accuracy),
      train.hasLearnt(Self.learnt)
    else { return nil }
    let variance = a * (1 - a) / Double(train.answered) + b * (1 - b) / Double(other.answered)
    guard a - b >= Self.gaps.moderate, a - b > 2 * variance.squareRoot() else { return nil }
    return Finding(
      a - b >= Self.gaps.serious ? .serious : .moderate,
      .overfitting(part, .init(metric: .accuracy, train: a, other: b)))
  }

  private func costGap(
    _ train: Assessment, _ other: Assessment, _ part: Splits.Part
  ) -> Finding? {
    let (a, b) = (train.cost, other.cost)
    guard b > Self.smallCost, b > Self.costRatios.mild * a, train.hasLearnt(Self.learnt) else {
      return nil
    }
    return Finding(
      b > Self.costRatios.moderate * a && train.value(.accuracy) == nil ? .moderate : .mild,
      .overfitting(part, .init(metric: .J, train: a, other: b)))
  }
}

extension Assessment {
  /// Whether so large a share is answered right of what always answering the most frequent class gets
  /// wrong; of numbers nobody asks.
  fileprivate func hasLearnt(_ share: Double) -> Bool {
    guard let confusion, confusion.total > 0 else { return true }
    let counts = confusion.classes.indices.map { confusion.against($0).positives }
    let (total, frequent) = (Double(confusion.total), Double(counts.max() ?? 0))
    return Double(confusion.right) - frequent >= share * (total - frequent)
  }
}
