import Engine
import Languages
import Matrices
import Presentation

/// `plot path`: the cost as a valley over one or two parameters, and the steps of the run in it.
struct PathPlot: PlotSubject {
  let name = "path"
  let usage = "W1[i, j] [W1[k, l]]"

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let what = Localized(en: "a parameter, such as W1[0, 0]", zh: "一个参数，例如 W1[0, 0]")
    let sources = try Self.elements(arguments.expression(what))
    let run = try session.state.experiment.run()
    let elements = try sources.map { try ParameterElement($0, run, session) }
    guard elements.count <= 2, let timeline = session.state.experiment.timeline else {
      throw SessionError.kind(sources[2], needed: Localized(en: "at most two", zh: "最多两个参数"))
    }
    let examples = try session.state.experiment.examples(.train)
    let path = try RunPath(elements, in: timeline, examples, session)
    return try elements.count == 1
      ? Self.curve(path, elements[0], timeline, examples, session)
      : Self.valley(path, elements, timeline, examples, session)
  }

  /// `W1[0, 0] W1[0, 1]` as two, with a comma between them or none.
  private static func elements(_ text: String) -> [String] {
    text.split(separator: "]", omittingEmptySubsequences: true)
      .map { part in String(part.drop { $0.isWhitespace || ",，、".contains($0) }).trimmed }
      .map { part in part.contains("[") ? "\(part)]" : part }
      .filter { !$0.isEmpty }
  }

  private static func title(_ names: [String], _ path: RunPath) -> Localized<String> {
    let finished = path.finished.last ?? 0
    let count = finished.counted("iteration", zh: "次迭代")
    let drawn = path.finished.count.grouped
    let what = Localized(
      en: "the cost over \(names.joined(separator: " and ")), ",
      zh: "\(names.joined(separator: " 和 ")) 上的代价，")
    guard path.finished.count <= finished else { return what + count }
    return what + count
      + Localized(en: ", \(drawn) places of them drawn", zh: "，画出其中 \(drawn) 处")
  }
}

extension PathPlot {
  /// One parameter: the cost as a line over it, the steps as points.
  private static func curve(
    _ path: RunPath, _ element: ParameterElement, _ timeline: Timeline, _ examples: TrainingSet,
    _ session: Session
  ) throws -> Figure {
    let extent = try extent(path.places[0])
    let copy = timeline.forked().trainer
    let x = (0...160).map { at(Double($0) / 160, of: extent) }
    let costs = try x.map { value in
      try element.set(to: value, in: copy)
      return try copy.evaluate(examples).cost
    }
    let chart = Chart(
      x: ChartAxis(element.source, extent),
      y: ChartAxis("J_train", Extent(of: costs + path.costs, withZero: true) ?? Extent(0...1)),
      series: [Series(Localized(en: "the valley", zh: "山谷"), x: x, y: costs)]
        + steps(x: path.places[0], y: path.costs))
    return Figure(
      "path", title: title([element.source], path), .chart(chart), notes: notes(path))
  }

  /// Two parameters: the cost as a field, the way as a line.
  private static func valley(
    _ path: RunPath, _ elements: [ParameterElement], _ timeline: Timeline, _ examples: TrainingSet,
    _ session: Session
  ) throws -> Figure {
    let (x, y) = (try extent(path.places[0]), try extent(path.places[1]))
    let copy = timeline.forked().trainer
    let (columns, rows) = (60, 36)
    var costs: [Double] = []
    for column in 0..<columns {
      if session.isInterrupted() { throw SessionError.interrupted }
      try elements[0].set(to: at((Double(column) + 0.5) / Double(columns), of: x), in: copy)
      for row in 0..<rows {
        try elements[1].set(to: at((Double(row) + 0.5) / Double(rows), of: y), in: copy)
        costs.append(try copy.evaluate(examples).cost)
      }
    }
    let field = Field(
      Matrix(shape: Shape(rows, columns), columnMajor: heights(costs)), meaning: .quantity)
    let chart = Chart(
      x: ChartAxis(elements[0].source, x), y: ChartAxis(elements[1].source, y),
      series: steps(x: path.places[0], y: path.places[1]), field: field)
    return Figure(
      "path", title: title(elements.map(\.source), path), .chart(chart),
      notes: notes(path) + [range(costs)])
  }

  /// How high each cost lies, from 0 at the bottom to 1, in eight terraces that lie closer at the
  /// bottom, so that it shows as well as the slopes.
  private static func heights(_ costs: [Double]) -> [Double] {
    let drawable = costs.filter(\.isFinite)
    guard let low = drawable.min(), let high = drawable.max(), high > low else {
      return costs.map { _ in 0 }
    }
    return costs.map { cost in
      let share = ((cost - low) / (high - low)).squareRoot().squareRoot()
      return cost.isFinite ? (share * 8).rounded(.down) / 8 : .nan
    }
  }

  private static func steps(x: [Double], y: [Double]) -> [Series] {
    let way = Series(Localized(en: "the way", zh: "走过的路"), x: x, y: y, ordinal: 1)
    let start = Series(
      Localized(en: "start", zh: "起点"), x: Array(x.prefix(1)), y: Array(y.prefix(1)),
      form: .points, ordinal: 2)
    let end = Series(
      Localized(en: "now", zh: "现在"), x: Array(x.suffix(1)), y: Array(y.suffix(1)), form: .points,
      ordinal: 3)
    return [way, start, end]
  }

  private static func range(_ costs: [Double]) -> Localized<String> {
    let drawable = costs.filter { $0.isFinite }
    let (low, high) = (drawable.min() ?? 0, drawable.max() ?? 0)
    return Localized(
      en: "J_train \(low.shortText()) (empty or dark) to \(high.shortText()) (full or bright)",
      zh: "J_train 从 \(low.shortText())（疏或暗）到 \(high.shortText())（密或亮）")
  }

  private static func notes(_ path: RunPath) -> [Localized<String>] {
    guard path.othersMoved else { return [] }
    return [
      Localized(
        en: "the valley is that of now: the other parameters moved too on the way",
        zh: "山谷是现在的：一路上其他参数也在变")
    ]
  }

  private static func at(_ share: Double, of extent: Extent) -> Double {
    extent.range.lowerBound + share * (extent.range.upperBound - extent.range.lowerBound)
  }

  private static func extent(_ values: [Double]) throws -> Extent {
    guard let extent = Extent(of: values) else {
      throw SessionError.plot(
        .nothingToDraw(Localized(en: "no value is a finite number", zh: "没有一个值是有限的数")))
    }
    return extent.widened(by: 0.25)
  }
}
