import Datasets
import Languages
import Matrices
import Presentation

/// What a part of the data looks like: how each feature is spread, and how many examples each
/// class has.
struct DataProfile: Report {
  private let part: Splits.Part
  private let examples: Dataset
  /// The features, a line each, then the numbers to predict.
  private let features: [FeatureProfile]
  private let targets: [FeatureProfile]

  /// The most features that have a line each; the rest share one.
  private static let mostLines = 20

  /// - Parameter rows: The features to tell about; nil for all.
  init(_ part: Splits.Part, _ examples: Dataset, rows: [Int]? = nil) {
    self.part = part
    self.examples = examples
    let all = rows ?? Array(0..<examples.featureCount)
    let own = all.count > Self.mostLines + 1 ? all.prefix(Self.mostLines) : all[...]
    let groups = own.map { $0..<$0 + 1 }
    let rest = all.count > own.count && rows == nil ? [own.count..<all.count] : []
    let X = examples.X
    features = (groups + rest).compactMap {
      FeatureProfile($0, of: X, names: examples.featureNames)
    }
    let areNumbers = examples.labels == .numbers && rows == nil
    targets = (areNumbers ? Array(0..<examples.Y.rows) : []).compactMap {
      FeatureProfile($0..<$0 + 1, of: examples.Y, names: examples.targetNames)
    }
  }

  var kind: String { "summary" }

  var fields: [(String, JSON)] {
    [
      ("data", .string(examples.name)), ("part", .string(part.rawValue)),
      ("examples", .integer(examples.count)), ("features", .array(features.map(\.json))),
      ("targets", .array(targets.map(\.json))),
      ("classes", .array(balance.map(\.json))),
      ("missing_labels", .integer(examples.missingLabelCount)),
      ("notes", .array(notes.map { .string($0.en) })),
    ]
  }

  func text(for page: Page) -> String {
    let parts = [spread(features + targets, page), balanceTable(page)].compactMap(\.self)
    return parts.map { $0.text(for: page) }.joined(separator: "\n\n")
  }

  private var title: Localized<String> {
    Localized(
      en: "\(examples.name), \(part.rawValue): \(examples.count.counted("example"))",
      zh: "\(examples.name)，\(part.rawValue)：\(examples.count) 个样本")
  }

  private func spread(_ profiles: [FeatureProfile], _ page: Page) -> TableReport {
    let numbers = [
      Localized(en: "min", zh: "最小"), Localized(en: "mean", zh: "均值"),
      Localized(en: "max", zh: "最大"),
    ]
    // A bar read aloud says nothing.
    let bars =
      page.isSpoken ? [] : [Table.Column(Localized(en: "distribution", zh: "分布"))]
    let rows = profiles.map { profile -> [Table.Cell] in
      let more = profile.features > 1 ? " (\(profile.features))" : ""
      let spread = [profile.minimum, profile.mean, profile.maximum]
      let values = spread.enumerated().map { place, number in
        let isZero = place == 1 && profile.isMeanRounding
        return Table.Cell.text(
          isZero ? "≈0" : NumberFormat(for: [number]).string(number))
      }
      let bar = Table.Cell.text(page.glyphs.sparkline(profile.counts))
      return [.text(profile.name + more, as: .name)] + values + (page.isSpoken ? [] : [bar])
    }
    let table = Table(
      columns: [Table.Column(Localized(en: "feature", zh: "特征"))]
        + numbers.map { Table.Column($0, .trailing) } + bars, rows: rows)
    return TableReport(
      title: title, table,
      note: balance.isEmpty && !notes.isEmpty ? notes.joined(separator: "\n") : nil)
  }

  private func balanceTable(_ page: Page) -> TableReport? {
    let balance = balance
    guard let most = balance.map(\.count).max(), most > 0 else { return nil }
    let bars = page.isSpoken ? [] : [Table.Column("")]
    let rows = balance.map { item -> [Table.Cell] in
      let bar = page.glyphs.bar(Double(item.count) / Double(most), width: 20)
      return [
        .text(item.name, as: .name), .integer(item.count), .text(item.shareText),
      ] + (page.isSpoken ? [] : [.text(bar)])
    }
    let table = Table(
      columns: [
        Table.Column(Localized(en: "class", zh: "类别")),
        Table.Column(Localized(en: "examples", zh: "样本"), .trailing),
        Table.Column(Localized(en: "share", zh: "占比"), .trailing),
      ] + bars, rows: rows)
    return TableReport(table, note: notes.isEmpty ? nil : notes.joined(separator: "\n"))
  }

  private var balance: [ClassShare] { ClassShare.all(of: examples) }

  private var notes: [Localized<String>] {
    ProfileNotes(examples, features: features, balance: balance).all
  }
}
