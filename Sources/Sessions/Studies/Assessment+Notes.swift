import Presentation
import Studies

extension Assessment {
  /// What precision, recall and F1 are taken over, in words.
  var averageNote: String? {
    switch question {
    case .choice(let classes):
      return "precision, recall and F1 are macro averages: the mean over \(classes.count) classes"
    case .tasks(let tasks):
      let answers = tasks.compactMap(\.answers)
      if tasks.count == 1, let answers = answers.first {
        return "precision, recall and F1 are those of \(answers.positive)"
      }
      let taskCosts = tasks.count > 1 ? "; the costs J of the tasks add up to that of all" : ""
      return answers.isEmpty
        ? nil
        : "precision, recall and F1 are macro averages: the mean over "
          + answers.count.counted("task") + taskCosts
    }
  }

  /// Which classes or tasks have a metric that does not exist, in words.
  var undefinedNote: String? {
    let neverAnswered = groups.filter { $0.counts.precision.isNaN }.map(\.name)
    let neverTrue = groups.filter { $0.counts.recall.isNaN }.map(\.name)
    let parts = [
      sentence(neverAnswered, "precision", "is never answered"),
      sentence(neverTrue, "recall", "never occurs"),
    ].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    let average = groups.count > 1 ? "; averages leave these out" : ""
    return parts.joined(separator: "; ") + average
  }

  private func sentence(_ names: [String], _ metric: String, _ reason: String) -> String? {
    guard !names.isEmpty else { return nil }
    let shown = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
    let subject = names.count == 1 ? "it" : "each"
    return "\(metric) of \(shown) is 0/0, not a number (\(subject) \(reason))"
  }
}

extension BinaryCounts {
  /// The counts and what follows from them.
  var fields: [(String, JSON)] {
    [
      ("true_positives", .integer(truePositives)), ("false_positives", .integer(falsePositives)),
      ("false_negatives", .integer(falseNegatives)), ("true_negatives", .integer(trueNegatives)),
      ("precision", .number(precision)), ("recall", .number(recall)), ("F1", .number(F1)),
    ]
  }
}
