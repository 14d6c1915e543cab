import Drawing

/// The legend of a chart: a line of samples with names, or several.
struct LegendDrawing<Surface: Canvas> {
  private let chart: Chart
  private let canvas: Surface

  init(_ chart: Chart, on canvas: Surface) {
    (self.chart, self.canvas) = (chart, canvas)
  }

  private struct Entry {
    let name: String
    let sampleWidth: Double
    let sample: (Point) -> Void
  }

  /// Draws the entries from the upper left corner, broken between entries.
  /// - Returns: The height they take.
  func draw(in area: Rectangle) -> Double {
    let rowHeight = 18.0
    var place = Point(area.x, area.y + 10)
    for entry in entries {
      let name = canvas.fitted(entry.name, .tick, to: area.width - entry.sampleWidth - 8)
      let width = entry.sampleWidth + 6 + canvas.width(of: name, .tick)
      if place.x > area.x, place.x + width > area.x + area.width {
        place = Point(area.x, place.y + rowHeight)
      }
      entry.sample(place)
      canvas.write(name, at: Point(place.x + entry.sampleWidth + 6, place.y + 4), .tick)
      place.x += width + 18
    }
    return entries.isEmpty ? 0 : place.y - area.y + 12
  }

  private var entries: [Entry] { chart.legend.map(entry) + fieldEntries }

  private func entry(_ series: Series) -> Entry {
    let name = series.name.en.sanitizedLine
    let color = Ordinal(series.ordinal).color
    switch series.form {
    case .line:
      return Entry(name: name, sampleWidth: 34) { place in
        canvas.draw([[place, Point(place.x + 34, place.y)]], Ordinal(series.ordinal).stroke)
      }
    case .points:
      return Entry(name: name, sampleWidth: 9) { place in
        canvas.mark(series.ordinal, at: Point(place.x + 5, place.y), size: 4, color: color)
      }
    case .bars:
      return Entry(name: name, sampleWidth: 12) { place in
        canvas.fill(Rectangle(x: place.x, y: place.y - 5, width: 12, height: 10), color)
      }
    }
  }

  private var fieldEntries: [Entry] {
    guard case .classes(let names, _) = chart.field?.meaning else { return [] }
    return names.enumerated().map { index, name in
      Entry(name: "answers \(name.sanitizedLine)", sampleWidth: 22) { place in
        let look = Ordinal(index)
        canvas.fill(
          Rectangle(x: place.x, y: place.y - 7, width: 22, height: 14), look.ground(certainty: 1))
        canvas.mark(
          index, at: Point(place.x + 11, place.y), size: 2.4, color: look.faint(certainty: 1))
      }
    }
  }
}
