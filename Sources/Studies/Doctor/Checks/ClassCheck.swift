import Datasets
import Matrices

/// Classes with few examples beside others: always answering the frequent one is nearly right.
struct ClassCheck: HealthCheck {
  let topic = Checkup.Topic.classes

  /// At a tenth, ignoring the rare class costs little accuracy; at a fiftieth, next to none.
  private static let ratios = (mild: 0.25, moderate: 0.1, serious: 0.02)

  func look(at examination: CheckedRun) -> CheckOutcome {
    let groups = Self.groups(of: examination)
    guard !groups.isEmpty else { return .skipped(.noClasses) }
    let findings = groups.compactMap { finding($0, isTrained: !examination.costs.isEmpty) }
    return .found(findings.max { $0.severity < $1.severity }.map { [$0] } ?? [])
  }

  /// The counts of one question's classes, and those that are never answered.
  private struct Counts {
    let classes: [Trouble.Group]
    let unanswered: Set<Int>
  }

  private static func groups(of examination: CheckedRun) -> [Counts] {
    let assessment = examination.train
    if let confusion = assessment.confusion { return [counts(confusion)] }
    return assessment.tasks.compactMap { task in
      guard let answers = task.task.answers, let counts = task.counts else { return nil }
      var confusion = ConfusionMatrix(classes: [answers.negative, answers.positive])
      confusion.add(counts)
      return Self.counts(confusion)
    }
  }

  private static func counts(_ confusion: ConfusionMatrix) -> Counts {
    let all = confusion.classes.indices
    let classes = all.map { index in
      Trouble.Group(name: confusion.classes[index], count: confusion.against(index).positives)
    }
    let unanswered = all.filter { answer in all.allSatisfy { confusion[$0, answer] == 0 } }
    return Counts(classes: classes, unanswered: Set(unanswered))
  }

  private func finding(_ counts: Counts, isTrained: Bool) -> Finding? {
    let classes = counts.classes
    guard let rare = classes.indices.min(by: { classes[$0].count < classes[$1].count }),
      let frequent = classes.max(by: { $0.count < $1.count }), frequent.count > 0
    else { return nil }
    let ratio = Double(classes[rare].count) / Double(frequent.count)
    guard ratio < Self.ratios.mild else { return nil }
    let isIgnored = isTrained && counts.unanswered.contains(rare)
    let level = (ratio < Self.ratios.serious ? 2 : ratio < Self.ratios.moderate ? 1 : 0)
    let severity = Finding.Severity(rawValue: min(2, level + (isIgnored ? 1 : 0))) ?? .serious
    let total = classes.reduce(0) { $0 + $1.count }
    return Finding(
      severity,
      .imbalance(
        rare: classes[rare], frequent: frequent, total: total, isNeverAnswered: isIgnored))
  }
}
