import Cells
import Languages
import Presentation

extension Figure {
  /// What `plt.plot` and `plt.show` of a cell put together; nil where nothing of it can be drawn.
  init?(_ figure: CellFigure) {
    let lines = figure.series.enumerated().map { index, line in
      Series(
        line.label ?? "\(index + 1)", x: line.x ?? line.y.indices.map(Double.init), y: line.y,
        ordinal: index)
    }
    guard let x = Extent(of: lines.flatMap(\.x)), let y = Extent(of: lines.flatMap(\.y)) else {
      return nil
    }
    let index = Localized(en: "index", zh: "序号")
    let value = Localized(en: "value", zh: "值")
    let chart = Chart(
      x: ChartAxis(
        figure.xLabel.map { Localized($0) } ?? index, x,
        isWhole: figure.series.allSatisfy { $0.x == nil }),
      y: ChartAxis(figure.yLabel.map { Localized($0) } ?? value, y), series: lines)
    let title = figure.title.map { Localized($0) } ?? figure.yLabel.map { Localized($0) } ?? value
    self.init("series", title: title, .chart(chart))
  }
}
