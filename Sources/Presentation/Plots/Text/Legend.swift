import Languages

/// What the lines, marks and regions of a chart stand for.
struct Legend {
  private let chart: Chart
  private let page: Page

  init(_ chart: Chart, _ page: Page) {
    self.chart = chart
    self.page = page
  }

  /// An entry for each, broken between entries; empty where there is nothing to explain.
  var text: String {
    let entries = chart.legend.map(entry) + fieldEntries
    return entries.map { $0.replacing(" ", with: String.noBreakSpace) }
      .joined(separator: "   ").wrapped(to: page.width)
  }

  private func entry(_ series: Series) -> String {
    sample(series) + " " + page.line(series.name[page])
  }

  private func sample(_ series: Series) -> String {
    let look = Ordinal(series.ordinal)
    switch series.form {
    case .line:
      var dots = Dots(columns: 5, rows: 1, isASCII: page.glyphs.isASCII)
      dots.line(through: [(0, 0.4), (1, 0.4)], series.ordinal)
      return drawn(dots)
    case .points: return drawn(look.mark, look)
    case .bars: return drawn(page.glyphs.isASCII ? "#" : "█", look)
    }
  }

  private func drawn(_ dots: Dots) -> String {
    var screen = Screen(width: dots.columns, height: 1)
    dots.place(on: &screen)
    return screen.lines(page.style)[0]
  }

  private func drawn(_ character: Character, _ look: Ordinal) -> String {
    var screen = Screen(width: 1, height: 1)
    screen[0, 0] = Screen.Cell(character: character, ink: .color(look.coarseColor))
    return screen.lines(page.style)[0]
  }

  private var fieldEntries: [String] {
    guard case .classes(let names, _) = chart.field?.meaning else { return [] }
    return names.enumerated().map { index, name in
      var screen = Screen(width: 3, height: 1)
      let look = Ordinal(index)
      let ground = look.coarseGround(certainty: 1)
      for x in 0..<3 {
        screen[x, 0] = Screen.Cell(
          character: look.texture(isASCII: page.glyphs.isASCII),
          ink: .color(ground.mixed(with: .black, share: 0.3)), ground: ground)
      }
      let sample = (screen.lines(page.style).first ?? "").padded(to: 3)
      let answer = Localized(en: "answers ", zh: "判为 ")[page]
      return "[\(sample)] " + answer + page.line(name)
    }
  }
}
