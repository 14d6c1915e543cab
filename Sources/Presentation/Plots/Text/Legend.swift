import Languages
import TextMeasures

/// What the lines, marks and regions of a chart stand for.
struct Legend {
  private let chart: Chart
  private let page: Page

  init(_ chart: Chart, _ page: Page) {
    self.chart = chart
    self.page = page
  }

  /// An entry for each, broken between entries; empty where there is nothing to explain.
  ///
  /// Long names are cut where they would take the picture's room.
  var text: String {
    let whole = text(namesTo: page.width)
    guard whole.rowCount > Self.rowLimit else { return whole }
    let shorter = Self.widths.lazy.map(text(namesTo:))
    return shorter.first { $0.rowCount <= Self.rowLimit } ?? text(namesTo: Self.least)
  }

  private static let rowLimit = 2
  private static let least = 8
  private static let widths = [24, 16, 12, least]

  private func text(namesTo width: Int) -> String {
    let entries = chart.legend.map { entry($0, width) } + fieldEntries(width)
    return entries.map { $0.replacing(" ", with: String.noBreakSpace) }
      .joined(separator: "   ").wrapped(to: page.width)
  }

  private func entry(_ series: Series, _ width: Int) -> String {
    sample(series) + " " + cut(page.line(series.name[page]), to: width)
  }

  /// The name, cut; how many there are of it stays: `a very lo… (20)`.
  private func cut(_ name: String, to width: Int) -> String {
    let count = name.firstMatch(of: #/ \([0-9,]+\)$|（[0-9,]+）$/#)?.output ?? ""
    let words = name.dropLast(count.count)
    return words.truncated(to: width, ellipsis: page.glyphs.ellipsis) + count
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

  private func fieldEntries(_ width: Int) -> [String] {
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
      return "[\(sample)] " + answer + cut(page.line(name), to: width)
    }
  }
}
