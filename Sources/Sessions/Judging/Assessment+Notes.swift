import Languages
import Presentation
import Studies

extension Assessment {
  /// What precision, recall and F1 are taken over, in words.
  var averageNote: Localized<String>? {
    switch question {
    case .choice(let classes):
      return Self.macroAverages(
        Localized(en: "\(classes.count) classes", zh: "\(classes.count) 个类别"))
    case .tasks(let tasks):
      let answers = tasks.compactMap(\.answers)
      if tasks.count == 1, let answers = answers.first {
        return Localized(
          en: "precision, recall and F1 are those of \(answers.positive)",
          zh: "查准率（precision）、查全率（recall）和 F1 都是对 \(answers.positive) 这一类算的")
      }
      let costs = Localized(
        en: "; the costs J of the tasks add up to that of all", zh: "；各任务的代价 J 加起来就是总的")
      return answers.isEmpty
        ? nil
        : Self.macroAverages(answers.count.counted("task", zh: "个任务"))
          + (tasks.count > 1 ? costs : Localized(""))
    }
  }

  private static func macroAverages(_ groups: Localized<String>) -> Localized<String> {
    Localized(
      en: "precision, recall and F1 are macro averages: the mean over \(groups.en)",
      zh: "查准率（precision）、查全率（recall）和 F1 是宏平均：对 \(groups.zh)取平均")
  }

  /// Which classes or tasks have a metric that does not exist, in words.
  var undefinedNote: Localized<String>? {
    let neverAnswered = groups.filter { $0.counts.precision.isNaN }.map(\.name)
    let neverTrue = groups.filter { $0.counts.recall.isNaN }.map(\.name)
    let parts = [
      sentence(
        neverAnswered, "precision", Localized(en: "is never answered", zh: "从来没有被预测到")),
      sentence(neverTrue, "recall", Localized(en: "never occurs", zh: "从来没有出现")),
    ].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    let average = Localized(en: "; averages leave these out", zh: "；平均时不算它们")
    return parts.joined(separator: Localized(en: "; ", zh: "；"))
      + (groups.count > 1 ? average : Localized(""))
  }

  private func sentence(
    _ names: [String], _ metric: String, _ reason: Localized<String>
  ) -> Localized<String>? {
    guard !names.isEmpty else { return nil }
    let shown = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
    let subject = Localized(
      en: names.count == 1 ? "it" : "each", zh: names.count == 1 ? "它" : "它们")
    return Localized(
      en: "\(metric) of \(shown) is 0/0, not a number (\(subject.en) \(reason.en))",
      zh: "\(shown) 的 \(metric) 是 0/0，不是一个数（\(subject.zh)\(reason.zh)）")
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
