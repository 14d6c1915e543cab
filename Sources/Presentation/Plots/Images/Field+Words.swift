import Languages
import Matrices

extension Field {
  private static let places = 5

  /// What is answered where: how much of the plane, a coarse grid, and where the answer changes
  /// along both axes.
  func sentences(_ x: ChartAxis, _ y: ChartAxis) -> [Localized<String>] {
    [summary] + grid(x, y) + [change(alongX: true, x, y), change(alongX: false, x, y)]
  }

  private var summary: Localized<String> {
    guard case .classes(let names, _) = meaning else { return values.sentence }
    let shares = names.enumerated().map { index, name in
      let count = values.elements.count { $0 == Double(index) }
      let share = Double(count) / Double(max(1, values.count)) * 100
      let percent = "\(share.shortText(digits: 2))%"
      return Localized(en: "\(name) on \(percent)", zh: "\(name) 占 \(percent)")
    }
    return Localized(en: "answers over the plane: ", zh: "平面上的预测：")
      + shares.joined(separator: .comma)
  }

  /// A few rows of answers, from the top to the bottom, each from left to right.
  private func grid(_ x: ChartAxis, _ y: ChartAxis) -> [Localized<String>] {
    let count = Self.places
    let steps = (0..<count).map { (Double($0) + 0.5) / Double(count) }
    let heading =
      Localized(en: "at ", zh: "在 ") + x.label
      + Localized(" ")
      + steps.map { Localized(x.extent.value(at: $0).shortText(digits: 3)) }
      .joined(separator: .comma)
    let rows = steps.reversed().map { height in
      let answers = steps.map { Localized(answer(index(atX: $0, y: height))) }
        .joined(separator: .comma)
      return y.label + Localized(" \(y.extent.value(at: height).shortText(digits: 3))") + .colon
        + answers
    }
    return [heading + .colon + rows.joined(separator: Localized(en: "; ", zh: "；"))]
  }

  /// Where the answer changes on the way along an axis: through 0 of the other, else its middle.
  private func change(alongX: Bool, _ x: ChartAxis, _ y: ChartAxis) -> Localized<String> {
    let (axis, other) = alongX ? (x, y) : (y, x)
    let level = other.extent.range.contains(0) ? 0 : other.extent.value(at: 0.5)
    let height = other.extent.place(of: level)
    let count = alongX ? values.columns : values.rows
    let line = (0..<count).map { step -> (row: Int, column: Int) in
      let place = (Double(step) + 0.5) / Double(count)
      return alongX ? index(atX: place, y: height) : index(atX: height, y: place)
    }
    let changes = (1..<max(1, count)).filter { kind(line[$0 - 1]) != kind(line[$0]) }
    let way =
      Localized(en: "along ", zh: "沿 ") + other.label
      + Localized(" = \(level.shortText(digits: 3))") + .colon
    guard !changes.isEmpty else {
      let only = line.first.map(answer) ?? ""
      return way + Localized(en: "\(only) everywhere", zh: "处处是 \(only)")
    }
    let told = changes.prefix(6).map { step in
      let place = axis.extent.value(at: Double(step) / Double(count)).shortText(digits: 3)
      let (from, to) = (answer(line[step - 1]), answer(line[step]))
      return Localized(
        en: "\(from) becomes \(to) at \(axis.label.en) \(place)",
        zh: "在 \(axis.label.zh) = \(place) 处由 \(from) 变为 \(to)")
    }
    let left = changes.count - told.count
    let more = left > 0 ? [Localized(en: "\(left) changes more", zh: "还有 \(left) 处变化")] : []
    return way + (told + more).joined(separator: .comma)
  }

  /// What a sample is said to be.
  private func answer(_ place: (row: Int, column: Int)) -> String {
    let value = values[place.row, place.column]
    guard case .classes(let names, _) = meaning else { return value.shortText(digits: 3) }
    return Int(exactly: value).flatMap { names.indices.contains($0) ? names[$0] : nil } ?? "?"
  }

  /// What changes: the class, or the sign.
  private func kind(_ place: (row: Int, column: Int)) -> Double {
    let value = values[place.row, place.column]
    guard case .classes = meaning else { return value < 0 ? -1 : 1 }
    return value
  }
}

extension Extent {
  /// The number at a place from 0 to 1.
  fileprivate func value(at place: Double) -> Double {
    range.lowerBound * (1 - place) + range.upperBound * place
  }
}
