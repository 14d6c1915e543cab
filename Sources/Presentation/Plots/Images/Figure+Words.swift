import Languages
import Matrices

extension Figure {
  /// What the picture shows, told in words.
  func words(for page: Page) -> String {
    let heading = page.style(page.line(title[page]).wrapped(to: page.width), as: .heading)
    let sentences = panels.flatMap(\.sentences)
    let lines = (sentences + spoken + allNotes).map {
      page.line($0[page]).wrapped(to: page.width, hanging: 2)
    }
    return ([heading] + lines).joined(separator: "\n")
  }
}

extension Figure.Panel {
  /// What is in it, its name said once: before one sentence, or above several.
  fileprivate var sentences: [Localized<String>] {
    let all = content.sentences
    if title.en.isEmpty { return all }
    return all.count == 1 ? [title + .colon + all[0]] : [title + .colon] + all
  }
}

extension Figure.Content {
  fileprivate var sentences: [Localized<String>] {
    switch self {
    case .chart(let chart): chart.sentences
    case .cells(let cells): [cells.values.sentence] + cells.places
    case .image(let image):
      [
        Localized(en: "\(image.pixels.shape) pixels, ", zh: "\(image.pixels.shape) 个像素，")
          + image.pixels.sentence
      ]
    case .network(let diagram):
      diagram.weights.enumerated().map { index, weights in
        Localized("W\(index + 1) \(weights.shape)") + .colon + weights.sentence
      }
    }
  }
}

extension Chart {
  fileprivate var sentences: [Localized<String>] {
    let axes =
      x.label + .colon + x.extent.words + Localized(en: "; ", zh: "；") + y.label + .colon
      + y.extent.words
    return [axes] + series.flatMap { $0.sentences(in: self) }
      + (field.map { $0.sentences(x, y) } ?? [])
  }
}

extension Extent {
  /// `-2 to 3`.
  var words: Localized<String> { .range(range.lowerBound, range.upperBound) }
}

extension Matrix<Double> {
  /// Its least, mean and greatest element, and how many are 0.
  var sentence: Localized<String> {
    let statistics = MatrixStatistics(self)
    let numbers = [
      (Localized(en: "min ", zh: "最小 "), statistics.minimum),
      (Localized(en: "mean ", zh: "均值 "), statistics.mean),
      (Localized(en: "max ", zh: "最大 "), statistics.maximum),
    ].compactMap { name, value in value.map { name + $0.shortText() } }
    return (numbers + [statistics.zeros.counted("zero", zh: "个零值")])
      .joined(separator: Localized(en: ", ", zh: "，"))
  }
}
