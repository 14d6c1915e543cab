import Languages

extension Series {
  /// What is drawn, in numbers: of a line its course, of points where they lie, of bars the counts.
  func sentences(in chart: Chart) -> [Localized<String>] {
    switch form {
    case .line: [course]
    case .points: [chart.isPlane ? place(chart.x.label, chart.y.label) : course]
    case .bars(let width): [course] + [counts(width)]
    }
  }

  private var drawn: [(x: Double, y: Double)] {
    zip(x, y).filter { $0.isDrawable && $1.isDrawable }.map { ($0, $1) }
  }

  private var course: Localized<String> {
    let drawn = drawn
    let values = drawn.map(\.y)
    guard let first = drawn.first, let last = drawn.last, let least = values.min(),
      let greatest = values.max()
    else { return name + .colon + Localized(en: "no value that is a number", zh: "没有一个值是数") }
    let count = values.count
    let range =
      Localized(en: "\(count.counted("value")) from ", zh: "\(count.grouped) 个值，从 ")
      + .range(least, greatest)
    let (begin, end) = (first.y.shortText(), last.y.shortText())
    let course = Localized(en: ", first \(begin), last \(end)", zh: "，第一个 \(begin)，最后一个 \(end)")
    return name + .colon + range + (form == .line ? course : Localized(""))
  }

  /// Where the points of a class lie.
  private func place(_ xLabel: Localized<String>, _ yLabel: Localized<String>) -> Localized<String>
  {
    let drawn = drawn
    let (xs, ys) = (drawn.map(\.x), drawn.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else {
      return course
    }
    let count = Double(drawn.count)
    let middle = [xs, ys].map { ($0.reduce(0, +) / count).shortText() }.joined(separator: ", ")
    let points = Localized(
      en: "\(drawn.count.counted("point")), ", zh: "\(drawn.count.grouped) 个点，")
    let comma = Localized(en: ", ", zh: "，")
    return name + .colon + points + xLabel + Localized(" ") + .range(left, right) + comma + yLabel
      + Localized(" ") + .range(low, high)
      + Localized(en: ", in the mean at (\(middle))", zh: "，平均在 (\(middle))")
  }

  /// How many lie where, in at most ten stretches.
  private func counts(_ width: Double) -> Localized<String> {
    let bars = drawn
    let size = max(1, (bars.count + 9) / 10)
    let stretches = stride(from: 0, to: bars.count, by: size).map { start in
      let part = bars[start..<min(bars.count, start + size)]
      let sum = part.reduce(0) { $0 + $1.y }
      let end = (part.last?.x ?? 0) + width
      return Localized<String>.range(part.first?.x ?? 0, end) + .colon + Localized(sum.shortText())
    }
    return stretches.joined(separator: Localized(en: "; ", zh: "；"))
  }
}

extension Localized<String> {
  /// `-2 to 3`.
  static func range(_ low: Double, _ high: Double) -> Localized {
    let (low, high) = (low.shortText(), high.shortText())
    return Localized(en: "\(low) to \(high)", zh: "\(low) 到 \(high)")
  }
}
