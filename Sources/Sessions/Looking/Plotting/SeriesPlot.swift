import Languages
import Matrices
import Presentation
import Studies

/// `plot series`: numbers one after another, with their weighted averages where they are asked for.
struct SeriesPlot: PlotSubject {
  let name = "series"
  let usage = "COLUMN|EXPR… [beta=0.9[,0.98…]] [corrected=yes|no]"
  let options = ["beta", "corrected"]
  private static let limit = 8

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let averages = try Averages(&arguments)
    var rows: [(name: String, values: [Double])] = []
    var words = try arguments.next(
      Localized(en: "a column of the data or an expression", zh: "数据的一列或一个表达式"))
    while let word = arguments.next() { words += " \(word)" }
    for source in words.partsBetweenCommas { rows += try Self.rows(source, session) }
    let drawn = Array(rows.prefix(max(1, Self.limit / (1 + averages.betas.count))))
    let series = Self.series(drawn, averages)
    guard let y = Extent(of: series.flatMap(\.y)) else {
      throw SessionError.plot(
        .nothingToDraw(
          Localized(en: "no value is a finite number", zh: "没有一个值是有限的数")))
    }
    let longest = drawn.map(\.values.count).max() ?? 1
    let chart = Chart(
      x: ChartAxis(
        Localized(en: "index", zh: "序号"), Extent(0...Double(max(1, longest - 1))), isWhole: true),
      y: ChartAxis(
        drawn.count == 1 ? Localized(drawn[0].name) : Localized(en: "value", zh: "值"), y),
      series: series)
    let note =
      drawn.count < rows.count
      ? [
        Localized(
          en: "the first \(drawn.count) of \(rows.count) rows",
          zh: "\(rows.count) 行中的前 \(drawn.count) 行")
      ] : []
    return Figure(
      name, title: Localized(drawn.map(\.name).joined(separator: ", ")), .chart(chart),
      notes: note + averages.notes)
  }

  /// A column of the data by its name; else a formula's value: a line for each row.
  private static func rows(
    _ source: String, _ session: Session
  ) throws -> [(name: String, values: [Double])] {
    if let column = column(source, session) { return [(source, column)] }
    let matrix = try DrawnValue(source, in: session).matrix
    if matrix.columns == 1 || matrix.rows == 1 { return [(source, matrix.elements)] }
    return (0..<matrix.rows).map { row in
      ("\(source)[\(row)]", (0..<matrix.columns).map { matrix[row, $0] })
    }
  }

  private static func column(_ name: String, _ session: Session) -> [Double]? {
    guard let dataset = session.state.experiment.dataset else { return nil }
    func row(_ matrix: Matrix<Double>, _ names: [String]) -> [Double]? {
      names.firstIndex(of: name).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
    }
    return row(dataset.X, dataset.featureNames)
      ?? (dataset.outputNames.count == dataset.Y.rows ? row(dataset.Y, dataset.outputNames) : nil)
  }

  /// With averages the data are points and only the averages are lines.
  private static func series(
    _ rows: [(name: String, values: [Double])], _ averages: Averages
  ) -> [Series] {
    var series: [Series] = []
    for row in rows {
      let x = row.values.indices.map(Double.init)
      let form: Series.Form = averages.betas.isEmpty ? .line : .points
      series.append(Series(row.name, x: x, y: row.values, form: form, ordinal: series.count))
      for beta in averages.betas {
        let name = "\(rows.count > 1 ? row.name + ", " : "")beta \(beta.shortText(digits: 6))"
        series.append(
          Series(name, x: x, y: averages.of(row.values, beta), ordinal: series.count))
      }
    }
    return series
  }
}

/// The exponentially weighted averages that are asked for.
private struct Averages {
  let betas: [Double]
  private let isCorrected: Bool

  init(_ arguments: inout Arguments) throws {
    isCorrected = try arguments.answer("corrected") ?? false
    let text = arguments.option("beta") ?? ""
    betas = try text.split(separator: ",").map { part in
      guard let beta = Arguments.number(String(part)), beta >= 0, beta < 1 else {
        throw arguments.usage(
          .value(
            option: Localized("beta"), text: String(part),
            needed: Localized(en: "numbers from 0 to below 1", zh: "不小于 0、小于 1 的数")))
      }
      return beta
    }
  }

  func of(_ values: [Double], _ beta: Double) -> [Double] {
    let average = WeightedAverage(of: values, beta: beta)
    return isCorrected ? average.corrected : average.values
  }

  var notes: [Localized<String>] {
    guard !betas.isEmpty else { return [] }
    let spans = betas.map {
      Localized("beta \($0.shortText(digits: 6)) ~ \((1 / (1 - $0)).shortText(digits: 3))")
    }
    let start =
      isCorrected
      ? Localized(" / (1 - beta^t)") : Localized(en: ", uncorrected", zh: "，未修正")
    return [
      Localized("v = beta v + (1-beta) x") + start + Localized(en: "; ", zh: "；")
        + spans.joined(separator: .comma) + Localized(en: " values", zh: " 个值")
    ]
  }
}
