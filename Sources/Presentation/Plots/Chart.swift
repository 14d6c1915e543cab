/// Numbers over two axes, with a field behind them where there is one.
public struct Chart: Sendable, Hashable {
  /// From left to right.
  public let x: ChartAxis
  /// From bottom to top.
  public let y: ChartAxis
  /// What is painted behind the series.
  public let field: Field?
  /// What is drawn, the first at the back.
  public let series: [Series]
  /// Whether a unit should look as long on both axes, as in a plane.
  public let isPlane: Bool

  /// Creates a chart.
  public init(
    x: ChartAxis, y: ChartAxis, series: [Series], field: Field? = nil, isPlane: Bool = false
  ) {
    self.x = x
    self.y = y
    self.series = series
    self.field = field
    self.isPlane = isPlane
  }

  /// What the legend explains: nothing where there is only one line, whose name is the axis'.
  var legend: [Series] { series.count > 1 || field != nil ? series : [] }
}
