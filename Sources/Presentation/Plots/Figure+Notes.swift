extension Figure {
  /// The notes, and how many numbers could not be drawn.
  var allNotes: [String] {
    let lost = panels.reduce(0) { $0 + $1.content.undrawable }
    return notes + (lost == 0 ? [] : ["\(lost.counted("value")) NaN or infinite: not drawn"])
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
