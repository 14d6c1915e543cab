import Datasets
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

  private var title: String {
    let count = dataset.labels.classNames.count
    let what =
      switch dataset.labels {
      case .oneHot, .binary: "\(count) classes"
      case .tasks(let tasks): "\(tasks.count) tasks"
      case .numbers: "\(dataset.Y.rows) \(dataset.Y.rows == 1 ? "number" : "numbers") to predict"
      }
    let features = "\(dataset.X.rows) feature\(dataset.X.rows == 1 ? "" : "s")"
    return "\(dataset.name): \(dataset.count) examples, \(features), \(what)"
  }

  private var table: Table {
    let classes = shownClasses
    let columns = ["part", "examples", "X", "Y"].map { name in
      Table.Column(name, name == "examples" ? .trailing : .leading)
    }
    let counts = (showsShifted ? ["shifted"] : []) + classes
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
      .text("\(examples.X.shape)"), .text("\(examples.Y.shape)"),
    ]
    let shifted: [Table.Cell] = showsShifted ? [.integer(examples.shiftedCount)] : []
    return shapes + shifted + shownClasses.indices.map { .integer(count(of: $0, in: examples.Y)) }
  }

  private func count(of index: Int, in Y: Matrix<Double>) -> Int {
    Y.rows == 1
      ? Y.elements.count { $0 == Double(index) }
      : (0..<Y.columns).count { Y[index, $0] == 1 }
  }

  private var note: String? {
    let made = splits.train.notes.filter { !dataset.notes.contains($0) }
    var notes = (dataset.notes + made).map(\.description)
    if isNormalized { notes.append("normalised by the training part's mean and variance") }
    if splits.unused > 0 { notes.append("\(splits.unused) examples are in no part") }
    return notes.isEmpty ? nil : notes.joined(separator: "\n")
  }
}
