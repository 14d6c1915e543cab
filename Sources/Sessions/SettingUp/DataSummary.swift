import Datasets
import Languages
import Matrices
import Presentation

/// What is loaded, as a table: a row a part, a column a class.
struct DataSummary {
  private let dataset: Dataset
  private let splits: Splits
  private let isNormalized: Bool

  init(_ experiment: Experiment) throws {
    guard let dataset = experiment.dataset, let splits = experiment.splits else {
      throw SessionError.needs(.data)
    }
    self.dataset = dataset
    self.splits = splits
    isNormalized = experiment.normalization != nil
  }

  var report: TableReport {
    TableReport(title: title, table, note: note)
  }

  /// The parts, and what became of each column of a file.
  var reports: [any Report] {
    dataset.columns.isEmpty ? [report] : [ColumnList(dataset).report, report]
  }

  private var title: Localized<String> {
    let count = dataset.labels.classNames.count
    let what =
      switch dataset.labels {
      case .oneHot, .binary: Localized(en: "\(count) classes", zh: "\(count) 个类别")
      case .tasks(let tasks):
        Localized(en: "\(tasks.count) tasks", zh: "\(tasks.count) 个任务")
      case .numbers:
        Localized(
          en: "\(dataset.Y.rows.counted("number")) to predict", zh: "要预测 \(dataset.Y.rows) 个数")
      }
    let features = dataset.featureCount.counted("feature", zh: "个特征")
    return Localized(
      en: "\(dataset.name): \(dataset.count) examples, \(features.en), \(what.en)",
      zh: "\(dataset.name)：\(dataset.count) 个样本，\(features.zh)，\(what.zh)")
  }

  private var table: Table {
    let classes = shownClasses
    let columns = [
      Table.Column(Localized(en: "part", zh: "部分")),
      Table.Column(Localized(en: "examples", zh: "样本"), .trailing), Table.Column("X"),
      Table.Column("Y"),
    ]
    let counts =
      (showsShifted ? [Localized(en: "shifted", zh: "偏移的")] : [])
      + classes.map { Localized($0) }
    let rows = Splits.Part.allCases.compactMap { part in splits[part].map { row(part, $0) } }
    return Table(columns: columns + counts.map { Table.Column($0, .trailing) }, rows: rows)
  }

  /// The classes, where they are few enough for a column each.
  private var shownClasses: [String] {
    let names = dataset.labels.classNames
    return names.count <= 4 ? names : []
  }

  /// Whether some examples are of another distribution.
  private var showsShifted: Bool {
    splits.parts.contains { (splits[$0]?.shiftedCount ?? 0) > 0 }
  }

  private func row(_ part: Splits.Part, _ examples: Dataset) -> [Table.Cell] {
    let shapes: [Table.Cell] = [
      .text(part.rawValue, as: .name), .integer(examples.count),
      .text("\(examples.features.shape)"), .text("\(examples.Y.shape)"),
    ]
    let shifted: [Table.Cell] = showsShifted ? [.integer(examples.shiftedCount)] : []
    return shapes + shifted + shownClasses.indices.map { .integer(count(of: $0, in: examples.Y)) }
  }

  private func count(of index: Int, in Y: Matrix<Double>) -> Int {
    Y.rows == 1
      ? Y.elements.count { $0 == Double(index) }
      : (0..<Y.columns).count { Y[index, $0] == 1 }
  }

  private var note: Localized<String>? {
    let made = splits.train.notes.filter { !dataset.notes.contains($0) }
    var notes = (dataset.notes + made).map(\.words)
    if isNormalized {
      notes.append(
        Localized(
          en: "normalised by the training part's mean and variance", zh: "已用训练部分的均值和方差归一化"))
    }
    if splits.unused > 0 {
      notes.append(
        Localized(
          en: "\(splits.unused) examples are in no part", zh: "\(splits.unused) 个样本不在任何部分里"))
    }
    return notes.isEmpty ? nil : notes.joined(separator: "\n")
  }
}
