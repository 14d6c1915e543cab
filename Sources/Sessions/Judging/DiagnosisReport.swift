import Datasets
import Languages
import Presentation
import Studies

/// The errors from human level to test, the gaps between them, and what to do about the largest.
struct DiagnosisReport: Report {
  private let diagnosis: Diagnosis
  private let metric: Metric
  private let counts: [Splits.Part: Int]
  /// Whether there is a test part that stays closed.
  private let hidesTest: Bool

  init(_ diagnosis: Diagnosis, metric: Metric, counts: [Splits.Part: Int], hidesTest: Bool) {
    self.diagnosis = diagnosis
    self.metric = metric
    self.counts = counts
    self.hidesTest = hidesTest
  }

  var kind: String { "diagnosis" }

  var fields: [(String, JSON)] {
    let rows = diagnosis.rows.map { row in
      JSON.object([
        ("level", .string(row.level.words.en)), (metric.rawValue, .number(row.error)),
        ("gap", .optional(row.gap?.rawValue)), ("size", .optional(row.size)),
        ("chance", .number(row.chance)),
      ])
    }
    let largest = diagnosis.largest?.gap
    return [
      ("metric", .string(metric.rawValue)), ("human_known", .bool(!diagnosis.assumesHumanZero)),
      ("levels", .array(rows)), ("test_hidden", .bool(hidesTest)),
      ("largest", .optional(largest?.rawValue)),
      ("remedies", .array((largest?.remedies ?? []).map { .string($0.rawValue) })),
    ]
  }

  func text(for page: Page) -> String {
    let notes = TextReport(notes.map { $0[page] }.joined(separator: "\n"), as: .muted)
      .text(for: page)
    let table = tables(page).fitting(page)?.text(for: page) ?? ""
    return [table, verdict(page), remedies(page), notes]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// All columns, then without the numbers of examples, then without the sizes of the gaps.
  private func tables(_ page: Page) -> [Table] {
    [[0, 1, 2, 3, 4], [0, 2, 3, 4], [0, 2, 4]].map { places in
      Table(
        columns: places.map { columns(page)[$0] },
        rows: diagnosis.rows.map { row in
          let cells = cells(row, page)
          return places.map { cells[$0] }
        })
    }
  }

  private func columns(_ page: Page) -> [Table.Column] {
    [
      Table.Column(Localized(en: "level", zh: "水平")[page]),
      Table.Column(Localized(en: "examples", zh: "样本")[page], .trailing),
      Table.Column(metric.rawValue, .trailing),
      Table.Column(Localized(en: "gap", zh: "差距")[page], .trailing),
      Table.Column(Localized(en: "what the gap is", zh: "差距是什么")[page]),
    ]
  }

  private func cells(_ row: Diagnosis.Row, _ page: Page) -> [Table.Cell] {
    let isLargest = row == diagnosis.largest
    let count: Table.Cell =
      if case .part(let part) = row.level, let count = counts[part] { .integer(count) } else {
        .empty
      }
    return [
      .text(row.level.words[page], as: .name), count, .text(shown(row.error)),
      row.size.map { .text(($0 > 0 ? "+" : "") + shown($0)) } ?? .empty,
      row.gap.map { .text($0.words[page], as: isLargest ? .bad : nil) } ?? .empty,
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
      let none = Localized(en: "no error is larger than the one above it", zh: "没有哪个误差比上一级更大")
      return TextReport(none[page]).text(for: page)
    }
    let name = page.style(gap.words[page], as: .bad)
    let chance = shown(largest.chance)
    let doubt = Localized(
      en: " (but on so few examples chance alone makes gaps of up to \(chance))",
      zh: "（不过样本这么少，光凭偶然就会有 \(chance) 以内的差距）")
    let words = Localized(
      en: ("the largest gap is ", "; what may close it:"), zh: ("最大的差距是", "；可以试试："))
    return (words[page].0 + name + (largest.isWithinChance ? doubt[page] : "") + words[page].1)
      .wrapped(to: page.width)
  }

  private func remedies(_ page: Page) -> String {
    let remedies = diagnosis.largest?.gap?.remedies ?? []
    let lines = remedies.map { "\(page.glyphs.bullet) \($0.text[page])" }
    return lines.map { $0.wrapped(to: page.width, hanging: 2) }.joined(separator: "\n")
  }

  private var notes: [Localized<String>] {
    var notes: [Localized<String>] = []
    if diagnosis.assumesHumanZero {
      notes.append(
        Localized(
          en: "human level is not known and taken as 0; human= says it",
          zh: "不知道人类水平，当作 0；用 human= 说明"))
    }
    let byChance = diagnosis.rows.filter { $0.gap == .chance }.map(\.level)
    if byChance.contains(.part(.dev)) {
      notes.append(
        Localized(
          en: "train_dev and dev are of one distribution, so a gap between them is chance",
          zh: "train_dev 和 dev 来自同一分布，它们之间的差距是偶然的"))
    }
    if diagnosis.isBeyondHuman {
      notes.append(
        Localized(
          en: "training does better than people, so the avoidable bias cannot be told",
          zh: "训练已经超过人类，说不出可避免偏差有多大"))
    }
    if hidesTest {
      notes.append(
        Localized(
          en: "test stays closed; at the end, once: diagnose test",
          zh: "test 还封着；最后用一次：diagnose test"))
    }
    return notes
  }
}

extension Diagnosis.Level {
  /// What it is called.
  fileprivate var words: Localized<String> {
    switch self {
    case .human: Localized(en: "human level", zh: "人类水平")
    case .part(let part): Localized(en: part.rawValue, zh: part.rawValue)
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

extension Diagnosis.Gap {
  /// What it is called.
  var words: Localized<String> {
    switch self {
    case .avoidableBias: Localized(en: rawValue, zh: "可避免偏差")
    case .variance: Localized(en: rawValue, zh: "方差")
    case .dataMismatch: Localized(en: rawValue, zh: "数据不匹配")
    case .varianceOrMismatch: Localized(en: rawValue, zh: "方差或数据不匹配")
    case .overfittingToDev: Localized(en: rawValue, zh: "对 dev 过拟合")
    case .chance: Localized(en: rawValue, zh: "偶然")
    }
  }
}

extension Remedy {
  /// What to do, with the command for it.
  fileprivate var text: Localized<String> {
    switch self {
    case .biggerNetwork:
      Localized(
        en: "a bigger network: net with more units or layers", zh: "更大的网络：net 用更多单元或层")
    case .trainLonger: Localized(en: "training longer: train 50 epochs", zh: "训练更久：train 50 epochs")
    case .betterOptimizer:
      Localized(
        en: "a better optimizer or rate: optimizer adam lr=0.001, or search",
        zh: "更好的优化器或学习率：optimizer adam lr=0.001，或者 search")
    case .otherArchitecture:
      Localized(
        en: "other hyper-parameters or another architecture: search", zh: "别的超参数或结构：search")
    case .moreData:
      Localized(
        en: "more training data, or more made out of what there is: synthesize",
        zh: "更多训练数据，或者由已有的数据造出更多：synthesize")
    case .regularize:
      Localized(
        en: "regularisation: set l2=0.1, or dropout with keep=0.8 in net",
        zh: "正则化：set l2=0.1，或者在 net 里用 keep=0.8 加上随机失活（dropout）")
    case .analyseErrors:
      Localized(
        en: "looking at the mistakes for how dev differs: errors dev, tag, tally",
        zh: "看看错在哪里，dev 有什么不同：errors dev、tag、tally")
    case .similarData:
      Localized(
        en: "training data more like dev: move some of it there with another split",
        zh: "让训练数据更像 dev：重新 split，把一部分移过去")
    case .synthesize:
      Localized(
        en:
          "making such data: synthesize; from too small a choice of them the network overfits those",
        zh: "造这样的数据：synthesize；如果只由很少几个造出来，网络会对它们过拟合")
    case .trainingDevPart:
      Localized(
        en: "first tell the two apart: split again with train_dev=0.1",
        zh: "先把两者分清：重新 split，加上 train_dev=0.1")
    case .biggerDev:
      Localized(
        en: "a larger dev part, or a new one: split with another dev= and seed=",
        zh: "更大的或新的 dev 部分：split 用别的 dev= 和 seed=")
    }
  }
}
