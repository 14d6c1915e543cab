import Languages
import Matrices

extension Figure {
  /// What the picture shows, told in words.
  func words(for page: Page) -> String {
    let heading = page.style(page.line(title[page]).wrapped(to: page.width), as: .heading)
    let sentences = panels.flatMap { panel in
      panel.content.sentences.map { sentence in
        panel.title.en.isEmpty ? sentence : panel.title + .colon + sentence
      }
    }
    let lines = (sentences + allNotes).map {
      page.line($0[page]).wrapped(to: page.width, hanging: 2)
    }
    return ([heading] + lines).joined(separator: "\n")
  }
}

extension Figure.Content {
  fileprivate var sentences: [Localized<String>] {
    switch self {
    case .chart(let chart): chart.sentences
    case .cells(let cells): [cells.values.sentence]
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
    return [axes] + series.map(\.sentence) + (field.map { [$0.sentence] } ?? [])
  }
}

extension Extent {
  fileprivate var words: Localized<String> {
    let (low, high) = (range.lowerBound.shortText(), range.upperBound.shortText())
    return Localized(en: "\(low) to \(high)", zh: "\(low) 到 \(high)")
  }
}

extension Series {
  fileprivate var sentence: Localized<String> {
    let drawable = y.filter(\.isDrawable)
    guard let first = drawable.first, let last = drawable.last, let least = drawable.min(),
      let greatest = drawable.max()
    else { return name + .colon + Localized(en: "no value that is a number", zh: "没有一个值是数") }
    let (low, high) = (least.shortText(), greatest.shortText())
    let (begin, end) = (first.shortText(), last.shortText())
    let range = Localized(
      en: "\(drawable.count.counted("value")) from \(low) to \(high)",
      zh: "\(drawable.count.grouped) 个值，从 \(low) 到 \(high)")
    let course = Localized(
      en: ", first \(begin), last \(end)", zh: "，第一个 \(begin)，最后一个 \(end)")
    return name + .colon + range + (form == .line ? course : Localized(""))
  }
}

extension Field {
  fileprivate var sentence: Localized<String> {
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
}

extension Matrix<Double> {
  fileprivate var sentence: Localized<String> {
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
