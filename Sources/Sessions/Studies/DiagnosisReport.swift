import Datasets
import Presentation
import Studies

/// The errors from human level to test, the gaps between them, and what to do about the largest.
struct DiagnosisReport: Report {
  private let diagnosis: Diagnosis
  private let metric: Metric
  private let counts: [Splits.Part: Int]

  init(_ diagnosis: Diagnosis, metric: Metric, counts: [Splits.Part: Int]) {
    self.diagnosis = diagnosis
    self.metric = metric
    self.counts = counts
  }

  var kind: String { "diagnosis" }

  var fields: [(String, JSON)] {
    let rows = diagnosis.rows.map { row in
      JSON.object([
        ("level", .string(row.level.name)), (metric.rawValue, .number(row.error)),
        ("gap", .optional(row.gap?.rawValue)), ("size", .optional(row.size)),
        ("chance", .number(row.chance)),
      ])
    }
    let largest = diagnosis.largest?.gap
    return [
      ("metric", .string(metric.rawValue)), ("human_known", .bool(!diagnosis.assumesHumanZero)),
      ("levels", .array(rows)), ("largest", .optional(largest?.rawValue)),
      ("remedies", .array((largest?.remedies ?? []).map { .string($0.rawValue) })),
    ]
  }

  func text(for page: Page) -> String {
    let notes = TextReport(notes.joined(separator: "\n"), as: .muted).text(for: page)
    let table = tables.fitting(page)?.text(for: page) ?? ""
    return [table, verdict(page), remedies(page), notes]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// All columns, then without the numbers of examples, then without the sizes of the gaps.
  private var tables: [Table] {
    [[0, 1, 2, 3, 4], [0, 2, 3, 4], [0, 2, 4]].map { places in
      Table(
        columns: places.map { columns[$0] },
        rows: diagnosis.rows.map { row in
          let cells = cells(row)
          return places.map { cells[$0] }
        })
    }
  }

  private var columns: [Table.Column] {
    [
      Table.Column("level"), Table.Column("examples", .trailing),
      Table.Column(metric.rawValue, .trailing), Table.Column("gap", .trailing),
      Table.Column("what the gap is"),
    ]
  }

  private func cells(_ row: Diagnosis.Row) -> [Table.Cell] {
    let isLargest = row == diagnosis.largest
    let count: Table.Cell =
      if case .part(let part) = row.level, let count = counts[part] { .integer(count) } else {
        .empty
      }
    return [
      .text(row.level.name, as: .name), count, .text(shown(row.error)),
      row.size.map { .text(($0 > 0 ? "+" : "") + shown($0)) } ?? .empty,
      row.gap.map { .text($0.rawValue, as: isLargest ? .bad : nil) } ?? .empty,
    ]
  }

  /// An error in percent, a cost as it is.
  private func shown(_ value: Double) -> String {
    guard metric == .error else {
      return NumberFormat(for: diagnosis.rows.map(\.error)).string(value)
    }
    return value.percentText
  }

  private func verdict(_ page: Page) -> String {
    guard let largest = diagnosis.largest, let gap = largest.gap else {
      return TextReport("no error is larger than the one above it").text(for: page)
    }
    let name = page.style(gap.rawValue, as: .bad)
    let doubt =
      largest.isWithinChance
      ? " (but on so few examples chance alone makes gaps of up to \(shown(largest.chance)))" : ""
    return "the largest gap is \(name)\(doubt); what may close it:".wrapped(to: page.width)
  }

  private func remedies(_ page: Page) -> String {
    let remedies = diagnosis.largest?.gap?.remedies ?? []
    let lines = remedies.map { "\(page.glyphs.bullet) \($0.text)" }
    return lines.map { $0.wrapped(to: page.width, hanging: 2) }.joined(separator: "\n")
  }

  private var notes: [String] {
    var notes: [String] = []
    if diagnosis.assumesHumanZero {
      notes.append("human level is not known and taken as 0; human= says it")
    }
    let byChance = diagnosis.rows.filter { $0.gap == .chance }.map(\.level)
    if byChance.contains(.part(.dev)) {
      notes.append("train_dev and dev are of one distribution, so a gap between them is chance")
    }
    if diagnosis.isBeyondHuman {
      notes.append("training does better than people, so the avoidable bias cannot be told")
    }
    return notes
  }
}

extension Diagnosis.Level {
  /// What it is called.
  fileprivate var name: String {
    switch self {
    case .human: "human level"
    case .part(let part): part.rawValue
    }
  }
}

extension Double {
  /// A share in percent with two decimals: `4.46 %`.
  var percentText: String {
    guard let hundredths = Int(exactly: (self * 10000).rounded()) else { return "NaN" }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest) %"
  }
}

extension Remedy {
  /// What to do, with the command for it.
  fileprivate var text: String {
    switch self {
    case .biggerNetwork: "a bigger network: net with more units or layers"
    case .trainLonger: "training longer: train 50 epochs"
    case .betterOptimizer: "a better optimizer or rate: optimizer adam lr=0.001, or search"
    case .otherArchitecture: "other hyper-parameters or another architecture: search"
    case .moreData: "more training data, or more made out of what there is: synthesize"
    case .regularize: "regularisation: set l2=0.1, or dropout with keep=0.8 in net"
    case .analyseErrors: "looking at the mistakes for how dev differs: errors dev, tag, tally"
    case .similarData: "training data more like dev: move some of it there with another split"
    case .synthesize:
      "making such data: synthesize; from too small a choice of them the network overfits those"
    case .trainingDevPart: "first tell the two apart: split again with train_dev=0.1"
    case .biggerDev: "a larger dev part, or a new one: split with another dev= and seed="
    }
  }
}
