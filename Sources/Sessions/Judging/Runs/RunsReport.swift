import Languages
import Presentation
import Studies

/// Training runs as a table; what all have in common stands below it.
struct RunsReport: Report {
  private let runs: [(run: RunRecord, verdict: ModelSelection.Eligibility?)]
  private let measures: [Measure]
  private let digits: Int
  private let title: Localized<String>?
  /// How many rows a person sees at most.
  private let shown: Int

  init(
    _ runs: [(run: RunRecord, verdict: ModelSelection.Eligibility?)], measures: [Measure],
    digits: Int,
    title: Localized<String>? = nil, shown: Int = .max
  ) {
    self.runs = runs
    self.measures = measures
    self.digits = digits
    self.title = title
    self.shown = shown
  }

  /// The measures that have a column, the most important first: the goal's, cost and seconds.
  static func measures(_ goal: Goal) -> [Measure] {
    var measures = [goal.optimizing]
    for measure in goal.satisficing.map(\.measure) + [.cost, .seconds]
    where !measures.contains(measure) {
      measures.append(measure)
    }
    return measures
  }

  var kind: String { "runs" }

  var fields: [(String, JSON)] { [("runs", .array(runs.map(json)))] }

  private func json(_ run: RunRecord, _ verdict: ModelSelection.Eligibility?) -> JSON {
    let values = Measure.all.compactMap { measure in
      run.value(measure).map { (measure.name, JSON.number($0)) }
    }
    let words = RunWords(run)
    return .object(
      [
        ("number", .integer(run.number)), ("from", .string(run.origin.rawValue)),
        ("network", .string(words.network)),
        ("settings", .string(words.settings.joined(separator: " "))),
        ("epochs", .integer(run.epochs)), ("iterations", .integer(run.iterations)),
      ] + values + (verdict.map { [("verdict", JSON.string($0.text.en))] } ?? []))
  }

  func text(for page: Page) -> String {
    let shorter = [measures, Array(measures.dropLast()), Array(measures.dropLast(2))]
    let narrow = [Array(measures.dropLast(2)), Array(measures.prefix(1))]
    let tables =
      shorter.map { table($0, hasEpochs: true) } + narrow.map { table($0, hasEpochs: false) }
    return TableReport(title: title, tables.fitting(page) ?? tables[0], note: note)
      .text(for: page)
  }

  private var words: [RunWords] { runs.map { RunWords($0.run) } }

  /// What every run has in common; nothing where there is one only.
  private var common: [String] {
    guard words.count > 1, let first = words.first else { return [] }
    return first.all.filter { word in words.allSatisfy { $0.all.contains(word) } }
  }

  private var note: Localized<String>? {
    let all = Localized(en: "all: ", zh: "共同设置：") + common.joined(separator: " · ")
    let notes = (common.isEmpty ? [] : [all]) + reasons
    return notes.isEmpty ? nil : notes.joined(separator: "\n")
  }

  private static let shownReasons = 3

  /// Why runs were left out, and how many have no row.
  private var reasons: [Localized<String>] {
    let all = runs.compactMap { run, verdict in
      verdict.flatMap { verdict in verdict.isOut ? Self.reason(run.number, verdict) : nil }
    }
    let more = all.count - Self.shownReasons
    let hidden = runs.count - shown
    let others = Localized(en: "and \(more) more are left out", zh: "另有 \(more) 次不算")
    let unseen = Localized(en: "\(hidden) more: runs", zh: "还有 \(hidden) 次：runs")
    return all.prefix(Self.shownReasons) + (more > 0 ? [others] : [])
      + (hidden > 0 ? [unseen] : [])
  }

  private static func reason(_ run: Int, _ verdict: ModelSelection.Eligibility) -> Localized<String>
  {
    Localized(en: "run \(run)", zh: "第 \(run) 次训练") + Localized(en: " ", zh: "：") + verdict.text
  }

  private func table(_ measures: [Measure], hasEpochs: Bool) -> Table {
    let common = Set(self.common)
    let hasVerdicts = runs.contains { $0.verdict != nil }
    let columns =
      [
        Table.Column(Localized(en: "run", zh: "编号"), .trailing),
        Table.Column(Localized(en: "what", zh: "内容")),
      ]
      + (hasEpochs ? [Table.Column(Localized(en: "epochs", zh: "轮数"), .trailing)] : [])
      + measures.map { Table.Column($0.title, .trailing) }
      + (hasVerdicts ? [Table.Column("")] : [])
    let rows = zip(runs, words).prefix(shown).map { entry, words in
      let what = words.all.filter { !common.contains($0) }.joined(separator: " · ")
      let first: [Table.Cell] = [
        .integer(entry.run.number), .text(what, as: entry.verdict == .chosen ? .good : nil),
      ]
      let epochs: [Table.Cell] = hasEpochs ? [.integer(entry.run.epochs)] : []
      let values = measures.map { measure in
        entry.run.value(measure).map { Table.Cell.number($0) } ?? .empty
      }
      return first + epochs + values + (entry.verdict.map { [.words($0.mark, as: $0.role)] } ?? [])
    }
    return Table(columns: columns, rows: rows, digits: digits)
  }
}
