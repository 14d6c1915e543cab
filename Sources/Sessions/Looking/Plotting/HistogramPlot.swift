import Languages
import Matrices
import Presentation

/// `plot histogram`: how a tensor's values are distributed.
struct HistogramPlot: PlotSubject {
  let name = "histogram"
  let usage = "EXPR [bins=]"
  let options = ["bins"]

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let bins = try arguments.integer("bins", in: 1...200)
    let source = try arguments.expression(
      Localized(en: "what to count, such as A1", zh: "要统计什么，例如 A1"))
    let drawn = try DrawnValue(source, in: session)
    let matrix = drawn.matrix
    guard let extent = Extent(of: matrix.elements) else {
      throw SessionError.plot(
        .nothingToDraw(
          Localized(en: "no value of \(source) is a finite number", zh: "\(source) 没有一个值是有限的数")))
    }
    try Patience.check()
    let bars = Self.bars(matrix.elements, Self.edges(extent, bins, matrix.count))
    let chart = Chart(
      x: ChartAxis(source, Extent(bars.edges)),
      y: ChartAxis(
        Localized(en: "values", zh: "值的个数"),
        Extent(of: bars.series.y, withZero: true) ?? Extent(0...1), isWhole: true),
      series: [bars.series])
    return Figure(
      name, title: Localized(en: "histogram of \(drawn.title)", zh: "\(drawn.title) 的直方图"),
      .chart(chart),
      notes: [Self.note(matrix, drawn: bars.series.y.reduce(0, +))],
      spoken: [Self.quartiles(matrix)])
  }

  /// The values that a quarter, a half and three quarters are below, as NumPy's percentile has them.
  private static func quartiles(_ matrix: Matrix<Double>) -> Localized<String> {
    guard !Patience.isLost else { return Localized("") }
    let sorted = matrix.elements.filter(\.isFinite).sortedWhileWaited(by: <)
    let numbers = [0.25, 0.5, 0.75].map { share -> String in
      let place = share * Double(sorted.count - 1)
      let (low, high) = (Int(place), min(Int(place) + 1, sorted.count - 1))
      let part = place - Double(low)
      return (sorted[low] * (1 - part) + sorted[high] * part).shortText()
    }
    let words = numbers.joined(separator: ", ")
    return Localized(en: "quartiles \(words)", zh: "四分位数 \(words)")
  }

  /// Twice the cube root of the number of values (Rice), within what can be told apart.
  private static func suitableBins(_ count: Int) -> Int {
    var bins = 5
    while bins < 40, bins * bins * bins < 8 * count { bins += 1 }
    return bins
  }

  /// Round edges, or, where somebody says how many bins there are, so many of one width from the least
  /// value to the greatest, as NumPy has them.
  private static func edges(_ extent: Extent, _ bins: Int?, _ count: Int) -> [Double] {
    let (low, high) = (extent.range.lowerBound, extent.range.upperBound)
    guard let bins, low < high, (high - low).isFinite else {
      return Ticks(covering: extent.range, atMost: (bins ?? suitableBins(count)) + 1).values
    }
    return (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
  }

  /// The counts between edges.
  private static func bars(
    _ values: [Double], _ edges: [Double]
  ) -> (series: Series, edges: ClosedRange<Double>) {
    let width = (edges[edges.count - 1] - edges[0]) / Double(edges.count - 1)
    var counts = Array(repeating: 0.0, count: edges.count - 1)
    let inside = edges[0]...edges[edges.count - 1]
    var spell = Spell()
    for value in values where inside.contains(value) {
      if spell.isOver() { break }
      counts[min(Int((value - edges[0]) / width), counts.count - 1)] += 1
    }
    return (
      Series(
        Localized(en: "values", zh: "值的个数"), x: Array(edges.dropLast()), y: counts,
        form: .bars(width: width)),
      edges[0]...edges[edges.count - 1]
    )
  }

  private static func note(
    _ matrix: Matrix<Double>, drawn: Double
  ) -> Localized<String> {
    let lost = matrix.count - Int(drawn)
    let statistics = MatrixStatistics(matrix)
    func text(_ name: Localized<String>, _ value: Double?) -> Localized<String>? {
      value.map { name + " \($0.shortText())" }
    }
    let (zeros, count) = (statistics.zeros.grouped, matrix.count.grouped)
    let missing = Localized(
      en: "\(lost.grouped) NaN or infinite: not drawn", zh: "\(lost.grouped) 个 NaN 或无穷，没有画出")
    return [
      text(Localized(en: "min", zh: "最小"), statistics.minimum),
      text(Localized(en: "mean", zh: "均值"), statistics.mean),
      text(Localized(en: "max", zh: "最大"), statistics.maximum),
      Localized(en: "\(zeros) of \(count) are 0", zh: "\(count) 个中有 \(zeros) 个是 0"),
      lost > 0 ? missing : nil,
    ].compactMap(\.self).joined(separator: Localized(en: ", ", zh: "，"))
  }
}
