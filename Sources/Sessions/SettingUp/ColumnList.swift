import Datasets
import Languages
import Matrices
import Presentation

/// The columns of a file, a line each: what stands in it and what became of it.
///
/// Many columns of the same kind that follow one another, such as pixels, share a line.
struct ColumnList {
  private static let mostLines = 16
  private let dataset: Dataset

  init(_ dataset: Dataset) { self.dataset = dataset }

  var report: TableReport {
    TableReport(
      title: Localized(en: "columns of \(dataset.source)", zh: "\(dataset.source) 的列"),
      Table(
        columns: [
          Table.Column(Localized(en: "column", zh: "列")),
          Table.Column(Localized(en: "kind", zh: "种类")),
          Table.Column(Localized(en: "values", zh: "值")),
          Table.Column(Localized(en: "missing", zh: "缺失"), .trailing),
          Table.Column(Localized(en: "became", zh: "成为")),
        ],
        rows: groups.map(row)))
  }

  /// Columns that share a line.
  private var groups: [ArraySlice<ColumnSummary>] {
    let columns = dataset.columns
    guard columns.count > Self.mostLines else { return columns.indices.map { columns[$0...$0] } }
    var (groups, start) = ([ArraySlice<ColumnSummary>](), 0)
    for end in 1...columns.count
    where end == columns.count || !columns[start].isLike(columns[end]) {
      groups.append(columns[start..<end])
      start = end
    }
    return groups
  }

  private func row(_ group: ArraySlice<ColumnSummary>) -> [Table.Cell] {
    guard let first = group.first, let last = group.last else { return [] }
    let name = group.count == 1 ? first.name : "\(first.name) … \(last.name) (\(group.count))"
    return [
      .text(name, as: .name), .words(first.kind.words), values(of: group),
      first.missing.map(Table.Cell.integer) ?? .empty, .words(fate(of: first, group.count)),
    ]
  }

  private func values(of group: ArraySlice<ColumnSummary>) -> Table.Cell {
    guard let first = group.first, let last = group.last else { return .empty }
    if !first.categories.isEmpty {
      let count = first.categories.count
      return .words(Localized(en: "\(count) different", zh: "\(count) 种"))
    }
    switch (first.fate, last.fate) {
    case (.features(let rows), .features(let end)):
      let all = group.isMarked ? rows.prefix(1) : rows.lowerBound..<end.upperBound
      return range(of: all).map { .words($0) } ?? .empty
    case (.target, _): return .words(targetValues)
    default: return first.example.map { .text(String($0.prefix(24))) } ?? .empty
    }
  }

  /// The least and the greatest number of some features.
  private func range(of rows: Range<Int>) -> Localized<String>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    let X = dataset.X
    for example in 0..<X.columns {
      for row in rows {
        low = min(low, X[row, example])
        high = max(high, X[row, example])
      }
    }
    if low == high { return Localized(en: "always \(low.brief)", zh: "总是 \(low.brief)") }
    return low < high ? Localized("\(low.brief) … \(high.brief)") : nil
  }

  private var targetValues: Localized<String> {
    let names = dataset.labels.classNames
    if names.isEmpty { return Localized(en: "numbers", zh: "数值") }
    return names.count <= 3
      ? Localized(names.joined(separator: ", "))
      : Localized(en: "\(names.count) classes", zh: "\(names.count) 个类别")
  }

  private func fate(of column: ColumnSummary, _ columns: Int) -> Localized<String> {
    switch column.fate {
    case .features(let rows):
      let count = rows.count * columns
      let features = count.counted("feature", zh: "个特征")
      guard let missing = column.missing, missing > 0 else { return features }
      guard let standIn = column.standIn else {
        return features + Localized(en: ", lines left out", zh: "，略去这些行")
      }
      let text =
        column.categories.isEmpty
        ? standIn.brief : column.categories[Int(standIn)]
      return features + Localized(en: ", gaps are \(text)", zh: "，空缺用 \(text)")
    case .target: return Localized(en: "target", zh: "目标")
    case .dropped: return Localized(en: "dropped", zh: "去掉")
    case .leftOut: return Localized(en: "left out", zh: "略去")
    }
  }
}

extension Double {
  /// Four digits of it.
  fileprivate var brief: String { NumberFormat(for: [self]).string(self) }
}

extension ColumnSummary {
  /// Whether one line can speak for both.
  fileprivate func isLike(_ other: ColumnSummary) -> Bool {
    guard kind == other.kind, missing == other.missing, standIn == other.standIn,
      categories.isEmpty && other.categories.isEmpty
    else { return false }
    switch (fate, other.fate) {
    case (.features(let rows), .features(let others)): return rows.count == others.count
    case (.features, _), (_, .features), (.target, _), (_, .target): return false
    default: return fate == other.fate
    }
  }
}

extension ArraySlice<ColumnSummary> {
  /// Whether it is a column of numbers with an indicator of its gaps behind them, whose 0 and 1 are
  /// none of its values.
  fileprivate var isMarked: Bool {
    guard count == 1, let first, first.categories.isEmpty,
      case .features(let rows) = first.fate
    else { return false }
    return rows.count > 1
  }
}
