import Languages

extension Figure {
  /// The notes, and how many numbers could not be drawn.
  var allNotes: [Localized<String>] {
    let lost = panels.reduce(0) { $0 + $1.content.undrawable }
    return notes + (lost == 0 ? [] : [.notDrawn(lost)])
  }
}

extension Localized<String> {
  /// How many values could not be drawn.
  fileprivate static func notDrawn(_ count: Int) -> Localized {
    Localized(
      en: "\(count.counted("value")) NaN or infinite: not drawn",
      zh: "\(count.grouped) 个值是 NaN 或无穷，没有画出")
  }
}

extension Figure.Content {
  fileprivate var undrawable: Int {
    switch self {
    case .chart(let chart): chart.series.reduce(0) { $0 + $1.undrawable }
    case .cells(let cells): cells.values.elements.count { !$0.isDrawable }
    case .image(let image): image.pixels.elements.count { !$0.isDrawable }
    case .network(let diagram):
      diagram.weights.reduce(0) { $0 + $1.elements.count { !$0.isDrawable } }
    }
  }
}
