import Languages
import Presentation
import Studies

/// The trials of a search, best first, and what the logarithmic scale did.
struct SearchReport: Report {
  let trials: [(trial: Trial, record: RunRecord)]
  private let asked: Int
  let measure: Measure
  private let digits: Int

  init(
    _ trials: [(trial: Trial, record: RunRecord)], of asked: Int, by measure: Measure, digits: Int
  ) {
    self.trials = trials.enumerated().sorted { a, b in
      let (first, second) = (a.element.1.value(measure), b.element.1.value(measure))
      if measure.prefers(first ?? .nan, to: second ?? .nan) { return true }
      if measure.prefers(second ?? .nan, to: first ?? .nan) { return false }
      return a.offset < b.offset
    }.map(\.element)
    self.asked = asked
    self.measure = measure
    self.digits = digits
  }

  var dimensions: [SearchSpace.Dimension] { trials.first?.trial.space.dimensions ?? [] }

  var kind: String { "search" }

  var fields: [(String, JSON)] {
    let list = trials.map { trial, record in
      let settings = zip(dimensions, trial.values).map { ($0.knob.rawValue, JSON.number($1)) }
      let uniform = zip(dimensions, trial.draws).map {
        ($0.knob.rawValue, JSON.number($0.distribution.uniformValue($1)))
      }
      return JSON.object([
        ("run", .integer(record.number)), ("settings", .object(settings)),
        ("draws", .array(trial.draws.map { .number($0) })), ("uniform", .object(uniform)),
        (measure.name, .optional(record.value(measure))), ("cost", .number(record.cost)),
        ("seconds", .number(record.seconds)),
      ])
    }
    return [
      ("metric", .string(measure.name)), ("asked", .integer(asked)),
      ("trials", .array(list)), ("finer", .optional(finer)),
    ]
  }

  func text(for page: Page) -> String {
    let stopped = Localized(
      en: "stopped after \(trials.count) of \(asked.counted("trial"))",
      zh: "\(asked.grouped) 次试验，做完 \(trials.count) 次后停止")
    let count = trials.count == asked ? asked.counted("trial", zh: "次试验") : stopped
    let title =
      count
      + Localized(en: ", the best by \(measure.name) first", zh: "，按 \(measure.name) 从好到坏")
    let best = trials.first?.record
    let isMeasured = !(best?.value(measure) ?? .nan).isNaN
    let take = best.flatMap { best in
      isMeasured
        ? Localized(
          en: "select \(best.number) takes the best over", zh: "select \(best.number) 采用最好的一次")
        : nil
    }
    let further = finer.map { finer in
      Localized(
        en: "the best lie closer together; a finer search: \(finer)",
        zh: "好的几次彼此靠近；可以更细地搜索：\(finer)")
    }
    let hidden = trials.count - Self.shownTrials
    let rest = Localized(
      en: "\(hidden) worse ones are not shown; runs lists all",
      zh: "还有 \(hidden) 次较差的没有列出；runs 列出全部")
    let notes = [hidden > 0 ? rest : nil, take, further].compactMap(\.self)
    let all = [measure] + [Measure.cost, .seconds].filter { $0 != measure }
    let tables = [all, Array(all.dropLast()), [measure]].map(table)
    let report = TableReport(
      title: title, tables.fitting(page) ?? tables[0],
      note: notes.isEmpty ? nil : notes.joined(separator: "\n"))
    return ([report.text(for: page)] + scales(page)).joined(separator: "\n\n")
  }

  /// So many of the best fit on a screen with what stands below them.
  private static let shownTrials = 15

  private func table(_ measures: [Measure]) -> Table {
    let titles =
      [Localized(en: "run", zh: "编号")] + dimensions.map { Localized($0.knob.rawValue) }
      + measures.map(\.title)
    let rows = trials.prefix(Self.shownTrials).map { trial, record in
      let settings = zip(dimensions, trial.values).map { dimension, value in
        dimension.knob.isWhole
          ? Table.Cell.integer(Int(value)) : .text(value.shortText(digits: digits))
      }
      let values = measures.map { measure in
        record.value(measure).map { Table.Cell.number($0) } ?? .empty
      }
      return [Table.Cell.integer(record.number)] + settings + values
    }
    return Table(columns: titles.map { .init($0, .trailing) }, rows: rows, digits: digits)
  }
}

// MARK: - The scales side by side

extension SearchReport {
  /// For each knob on the logarithmic scale, how many trials fell into each power of ten, and how
  /// many the same numbers would have put there without it.
  private func scales(_ page: Page) -> [String] {
    dimensions.indices.compactMap { index in
      guard let exponents = dimensions[index].distribution.exponents,
        exponents.high - exponents.low > 1
      else { return nil }
      return scale(index, exponents).text(for: page)
    }
  }

  private func scale(_ index: Int, _ exponents: (low: Double, high: Double)) -> TableReport {
    let dimension = dimensions[index]
    let isReversed = dimension.knob.isShare
    let draws = trials.map { $0.trial.draws[index] }
    func place(_ value: Double) -> Double { isReversed ? 1 - value : value }
    let logarithmic = draws.map { place(dimension.distribution.value($0)) }
    let uniform = draws.map { place(dimension.distribution.uniformValue($0)) }
    let edges = Self.edges(exponents)
    let rows = zip(edges, edges.dropFirst()).map { low, high -> [Table.Cell] in
      let last = high == edges.last
      func count(_ values: [Double]) -> Table.Cell {
        .integer(values.count { $0 >= low && ($0 < high || last) })
      }
      let (from, to) = (low.shortText(digits: 2), high.shortText(digits: 2))
      let range = Localized(en: "\(from) to \(to)", zh: "\(from) 到 \(to)")
      return [.words(range), count(logarithmic), count(uniform)]
    }
    let name = isReversed ? "1 - \(dimension.knob.rawValue)" : dimension.knob.rawValue
    let table = Table(
      columns: [
        .init(name), .init(Localized(en: "on the log scale", zh: "对数尺度"), .trailing),
        .init(Localized(en: "uniform", zh: "均匀"), .trailing),
      ], rows: rows)
    return TableReport(
      table, note: Localized("\(name) = 10 ** r, r = \(Self.formula(exponents))"))
  }

  /// How the exponent is drawn: `-4 * rand()`, `-1 - 2 * rand()`.
  private static func formula(_ exponents: (low: Double, high: Double)) -> String {
    let width = (exponents.high - exponents.low).shortText()
    return exponents.high == 0
      ? "-\(width) * rand()" : "\(exponents.high.shortText()) - \(width) * rand()"
  }

  /// The powers of ten within the bounds, and the bounds.
  private static func edges(_ exponents: (low: Double, high: Double)) -> [Double] {
    let inner = Int(exponents.low.rounded(.down))...Int(exponents.high.rounded(.up))
    let between = inner.map(Double.init).filter { $0 > exponents.low && $0 < exponents.high }
    return ([exponents.low] + between + [exponents.high]).map(Self.power)
  }

  private static func power(_ exponent: Double) -> Double {
    Distribution.log(1, 10).value(1 - exponent)
  }
}
