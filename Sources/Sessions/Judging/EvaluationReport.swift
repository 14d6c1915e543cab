import Datasets
import Languages
import Presentation
import Studies

/// How good a network is on one part: every class or task, and the confusion matrix.
struct EvaluationReport: Report {
  /// The part, or the variables it was judged on.
  private let part: String
  private let assessment: Assessment
  private let digits: Int

  init(_ part: String, _ assessment: Assessment, digits: Int) {
    self.part = part
    self.assessment = assessment
    self.digits = digits
  }

  var kind: String { "evaluation" }

  var fields: [(String, JSON)] {
    let numbers = Metric.allCases.compactMap { metric in
      assessment.value(metric).map { (metric.rawValue, JSON.number($0)) }
    }
    return [("part", .string(part)), ("examples", .integer(assessment.examples))]
      + numbers + (confusion.map(Self.fields) ?? [("tasks", tasksJSON)])
  }

  private static func fields(_ confusion: ConfusionMatrix) -> [(String, JSON)] {
    let indices = confusion.classes.indices
    let classes = indices.map { index in
      JSON.object([("name", .string(confusion.classes[index]))] + confusion.against(index).fields)
    }
    let rows = indices.map { truth in
      JSON.array(indices.map { .integer(confusion[truth, $0]) })
    }
    return [("classes", .array(classes)), ("confusion", .array(rows))]
  }

  private var tasksJSON: JSON {
    .array(
      assessment.tasks.map { task in
        .object(
          [
            ("name", .string(task.task.name)), ("known", .integer(task.known)),
            ("missing", .integer(task.missing)), ("J", .number(task.cost)),
          ]
            + (task.counts?.fields ?? [("root_mean_square", .number(task.rootMeanSquare))]))
      })
  }

  func text(for page: Page) -> String {
    let tables = confusion.map { self.tables($0, page) } ?? [taskTables.fitting(page)]
    let parts = [headline(page)] + tables.compactMap { $0?.text(for: page) } + notes(page)
    return parts.joined(separator: "\n\n")
  }

  /// Classes and confusions; the latter only where the page is wide enough for all of them, as the
  /// most frequent mistakes are listed besides.
  private func tables(_ confusion: ConfusionMatrix, _ page: Page) -> [Table?] {
    let empty = Table(columns: [])
    return [
      [classTable(confusion), classTable(confusion, hasExamples: false)].fitting(page),
      [
        confusionTable(confusion, Localized(en: "true \\ answer", zh: "真实 \\ 预测")),
        confusionTable(confusion, Localized("")), empty,
      ]
      .fitting(page),
    ].filter { $0?.columns.isEmpty == false }
  }

  private func headline(_ page: Page) -> String {
    let numbers = Metric.allCases.compactMap { metric in
      assessment.value(metric).map { "\(metric.rawValue) \($0.shortText(digits: digits))" }
    }
    let title = page.style(part, as: .heading)
    let examples = assessment.examples.counted("example", zh: "个样本")
    let words =
      Localized(en: "\(title): \(examples.en), ", zh: "\(title)：\(examples.zh)，")
      + numbers.map { Localized($0) }.joined(separator: Localized(en: ", ", zh: "，"))
    return words[page].wrapped(to: page.width, hanging: 2)
  }

  private func notes(_ page: Page) -> [String] {
    let notes = [assessment.averageNote, assessment.undefinedNote, worst].compactMap(\.self)
    guard !notes.isEmpty else { return [] }
    return [TextReport(notes.joined(separator: "\n"), as: .muted).text(for: page)]
  }

  /// The mistakes made most often.
  private var worst: Localized<String>? {
    guard let confusion = assessment.confusion, confusion.classes.count > 2 else { return nil }
    let mistakes = confusion.worst(6).map { mistake in
      let (truth, answer) = (confusion.classes[mistake.truth], confusion.classes[mistake.answer])
      return Localized(
        en: "\(truth) as \(answer) (\(mistake.count))",
        zh: "\(truth) 判为 \(answer)（\(mistake.count)）")
    }
    return mistakes.isEmpty
      ? nil
      : Localized(en: "mistaken most often: ", zh: "最常认错的：")
        + mistakes.joined(separator: .comma)
  }
}

extension EvaluationReport {
  /// What was taken for what, also where there is one question only.
  private var confusion: ConfusionMatrix? {
    if let confusion = assessment.confusion { return confusion }
    guard assessment.tasks.count == 1, let answers = assessment.tasks[0].task.answers,
      let counts = assessment.tasks[0].counts
    else { return nil }
    var confusion = ConfusionMatrix(classes: [answers.negative, answers.positive])
    confusion.add(counts)
    return confusion
  }

  private func classTable(_ confusion: ConfusionMatrix, hasExamples: Bool = true) -> Table {
    let titles =
      (hasExamples ? [Localized(en: "examples", zh: "样本")] : [])
      + ["precision", "recall", "F1"].map { Localized($0) }
    let rows = confusion.classes.indices.map { index in
      let counts = confusion.against(index)
      let examples: [Table.Cell] = hasExamples ? [.integer(counts.positives)] : []
      return [.text(confusion.classes[index], as: .name)] + examples + Self.cells(counts)
    }
    return Table(
      columns: [Table.Column(Localized(en: "class", zh: "类别"))]
        + titles.map { Table.Column($0, .trailing) },
      rows: rows, digits: digits)
  }

  private static func cells(_ counts: BinaryCounts) -> [Table.Cell] {
    [.number(counts.precision), .number(counts.recall), .number(counts.F1)]
  }

  /// A row a true class, a column an answer.
  private func confusionTable(
    _ confusion: ConfusionMatrix, _ title: Localized<String>
  ) -> Table {
    let columns =
      [Table.Column(title)]
      + confusion.classes.map { Table.Column($0, .trailing) }
    let indices = confusion.classes.indices
    let rows = indices.map { truth in
      let counts = indices.map { answer in
        let count = confusion[truth, answer]
        let role: Role = truth == answer ? .good : count == 0 ? .muted : .bad
        return Table.Cell.text("\(count)", as: role)
      }
      return [Table.Cell.text(confusion.classes[truth], as: .name)] + counts
    }
    return Table(columns: columns, rows: rows)
  }

  /// All there is of the tasks, then the most important of it.
  private var taskTables: [Table] {
    let labels: [Part] = [
      (Localized(en: "labels", zh: "标签"), { .integer($0.known) }),
      (Localized(en: "missing", zh: "缺失"), { .integer($0.missing) }),
    ]
    return [labels + metricParts, metricParts].map(taskTable)
  }

  private typealias Part = (title: Localized<String>, cell: (TaskAssessment) -> Table.Cell)

  private var metricParts: [Part] {
    let metrics: [Part] = [
      (Localized("accuracy"), { .number($0.counts?.accuracy) }),
      (Localized("precision"), { .number($0.counts?.precision) }),
      (Localized("recall"), { .number($0.counts?.recall) }),
      (Localized("F1"), { .number($0.counts?.F1) }),
    ]
    let asksNumbers = assessment.tasks.contains { $0.counts == nil }
    return [(Localized("J"), { .number($0.cost) })]
      + (assessment.question.hasClasses ? metrics : [])
      + (asksNumbers
        ? [(Localized(en: "root mean square error", zh: "均方根误差"), { .number($0.numberError) })]
        : [])
  }

  private func taskTable(_ parts: [Part]) -> Table {
    let rows = assessment.tasks.map { task in
      [.text(task.task.name, as: .name)] + parts.map { $0.cell(task) }
    }
    return Table(
      columns: [Table.Column(Localized(en: "task", zh: "任务"))]
        + parts.map { Table.Column($0.title, .trailing) },
      rows: rows, digits: digits)
  }
}

extension TaskAssessment {
  /// How far off the numbers are, where numbers are asked for.
  fileprivate var numberError: Double? { counts == nil ? rootMeanSquare : nil }
}

extension Table.Cell {
  /// A number, or nothing.
  fileprivate static func number(_ number: Double?) -> Table.Cell {
    number.map { .number($0) } ?? .empty
  }
}
