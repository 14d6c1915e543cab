import Matrices

extension Figure {
  /// What the picture shows, told in words.
  func words(for page: Page) -> String {
    let heading = page.style(page.line(title).wrapped(to: page.width), as: .heading)
    let sentences = panels.flatMap { panel in
      panel.content.sentences.map { panel.title.isEmpty ? $0 : "\(panel.title): \($0)" }
    }
    let lines = (sentences + allNotes).map {
      page.line($0).wrapped(to: page.width, hanging: 2)
    }
    return ([heading] + lines).joined(separator: "\n")
  }
}

extension Figure.Content {
  fileprivate var sentences: [String] {
    switch self {
    case .chart(let chart): chart.sentences
    case .cells(let cells): [cells.values.sentence]
    case .image(let image): ["\(image.pixels.shape) pixels, \(image.pixels.sentence)"]
    case .network(let diagram):
      diagram.weights.enumerated().map { "W\($0 + 1) \($1.shape): \($1.sentence)" }
    }
  }
}

extension Chart {
  fileprivate var sentences: [String] {
    let axes = "\(x.label): \(x.extent.words); \(y.label): \(y.extent.words)"
    return [axes] + series.map(\.sentence) + (field.map { [$0.sentence] } ?? [])
  }
}

extension Extent {
  fileprivate var words: String {
    "\(range.lowerBound.shortText()) to \(range.upperBound.shortText())"
  }
}

extension Series {
  fileprivate var sentence: String {
    let drawable = y.filter(\.isDrawable)
    guard let first = drawable.first, let last = drawable.last, let least = drawable.min(),
      let greatest = drawable.max()
    else { return "\(name): no value that is a number" }
    let range = "from \(least.shortText()) to \(greatest.shortText())"
    let course = form == .line ? ", first \(first.shortText()), last \(last.shortText())" : ""
    return "\(name): \(drawable.count.counted("value")) \(range)\(course)"
  }
}

extension Field {
  fileprivate var sentence: String {
    guard case .classes(let names, _) = meaning else { return values.sentence }
    let shares = names.enumerated().map { index, name in
      let count = values.elements.count { $0 == Double(index) }
      let share = Double(count) / Double(max(1, values.count)) * 100
      return "\(name) on \(share.shortText(digits: 2))%"
    }
    return "answers over the plane: " + shares.joined(separator: ", ")
  }
}

extension Matrix<Double> {
  fileprivate var sentence: String {
    let statistics = MatrixStatistics(self)
    let numbers = [
      ("min", statistics.minimum), ("mean", statistics.mean), ("max", statistics.maximum),
    ].compactMap { name, value in value.map { "\(name) \($0.shortText())" } }
    return (numbers + ["\(statistics.zeros.counted("zero"))"]).joined(separator: ", ")
  }
}
