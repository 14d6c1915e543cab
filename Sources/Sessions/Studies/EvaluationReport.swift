import Datasets
import Presentation
import Studies

/// How good a network is on one part: every class or task, and the confusion matrix.
struct EvaluationReport: Report {
  private let part: Splits.Part
  private let assessment: Assessment
  private let digits: Int

  init(_ part: Splits.Part, _ assessment: Assessment, digits: Int) {
    self.part = part
    self.assessment = assessment
    self.digits = digits
  }

  var kind: String { "evaluation" }

  var fields: [(String, JSON)] {
    let numbers = Metric.allCases.compactMap { metric in
      assessment.value(metric).map { (metric.rawValue, JSON.number($0)) }
    }
    return [("part", .string(part.rawValue)), ("examples", .integer(assessment.examples))]
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
    let tables = confusion.map { [classTable($0), confusionTable($0)] } ?? [taskTable]
    let parts = [headline(page)] + tables.map { $0.text(for: page) } + notes(page)
    return parts.joined(separator: "\n\n")
  }

  private func headline(_ page: Page) -> String {
    let numbers = Metric.allCases.compactMap { metric in
      assessment.value(metric).map { "\(metric.rawValue) \($0.shortText(digits: digits))" }
    }
    let title = page.style(part.rawValue, as: .heading)
    return "\(title): \(assessment.examples.counted("example")), \(numbers.joined(separator: ", "))"
      .wrapped(to: page.width, hanging: 2)
  }

  private func notes(_ page: Page) -> [String] {
    let notes = [assessment.averageNote, assessment.undefinedNote, worst].compactMap(\.self)
    guard !notes.isEmpty else { return [] }
    return [TextReport(notes.joined(separator: "\n"), as: .muted).text(for: page)]
  }

  /// The mistakes made most often.
  private var worst: String? {
    guard let confusion = assessment.confusion, confusion.classes.count > 2 else { return nil }
    let mistakes = confusion.worst(3).map { mistake in
      "\(confusion.classes[mistake.truth]) as \(confusion.classes[mistake.answer]) "
        + "(\(mistake.count))"
    }
    return mistakes.isEmpty ? nil : "mistaken most often: \(mistakes.joined(separator: ", "))"
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

  private func classTable(_ confusion: ConfusionMatrix) -> Table {
    let columns = ["examples", "precision", "recall", "F1"].map { Table.Column($0, .trailing) }
    let rows = confusion.classes.indices.map { index in
      let counts = confusion.against(index)
      return [.text(confusion.classes[index], as: .name), .integer(counts.positives)]
        + Self.cells(counts)
    }
    return Table(columns: [Table.Column("class")] + columns, rows: rows, digits: digits)
  }

  private static func cells(_ counts: BinaryCounts) -> [Table.Cell] {
    [.number(counts.precision), .number(counts.recall), .number(counts.F1)]
  }

  /// A row a true class, a column an answer.
  private func confusionTable(_ confusion: ConfusionMatrix) -> Table {
    let columns =
      [Table.Column("true \\ answer")]
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

  private var taskTable: Table {
    let asksYesNo = assessment.question.hasClasses
    let asksNumbers = assessment.tasks.contains { $0.counts == nil }
    let columns =
      ["labels", "missing", "J"] + (asksYesNo ? ["accuracy", "precision", "recall", "F1"] : [])
      + (asksNumbers ? ["root mean square error"] : [])
    let rows = assessment.tasks.map { task in
      let first: [Table.Cell] = [
        .text(task.task.name, as: .name), .integer(task.known), .integer(task.missing),
        .number(task.cost),
      ]
      let metrics = task.counts.map { [Table.Cell.number($0.accuracy)] + Self.cells($0) }
      return first + (asksYesNo ? metrics ?? Array(repeating: .empty, count: 4) : [])
        + (asksNumbers ? [task.counts == nil ? .number(task.rootMeanSquare) : .empty] : [])
    }
    return Table(
      columns: [Table.Column("task")] + columns.map { Table.Column($0, .trailing) }, rows: rows,
      digits: digits)
  }
}
