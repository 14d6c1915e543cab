import Drawing

/// Lines, points and bars drawn inside a chart.
struct SeriesDrawing<Surface: Canvas> {
  let canvas: Surface
  let inside: Rectangle
  let x: Extent
  let y: Extent

  /// - Parameter outlined: Whether points need a rim to stand out from a field.
  func draw(_ series: Series, outlined: Bool) {
    switch series.form {
    case .line: drawLine(series)
    case .points: drawPoints(series, outlined)
    case .bars(let width): drawBars(series, width)
    }
  }

  private func place(_ x: Double, _ y: Double) -> Point? {
    guard x.isDrawable, y.isDrawable else { return nil }
    return Point(
      inside.x + inside.width * min(max(self.x.place(of: x), -0.05), 1.05),
      inside.y + inside.height * (1 - min(max(self.y.place(of: y), -0.05), 1.05)))
  }

  private func drawLine(_ series: Series) {
    let thin = series.thinned(to: 3000)
    var lines: [[Point]] = [[]]
    for (x, y) in zip(thin.x, thin.y) {
      if let point = place(x, y) {
        lines[lines.count - 1].append(point)
      } else if lines.last?.isEmpty == false {
        lines.append([])
      }
    }
    canvas.draw(lines.filter { $0.count > 1 }, Ordinal(series.ordinal).stroke)
    for line in lines where line.count == 1 {
      canvas.circle(line[0], radius: 2, fill: Ordinal(series.ordinal).color, stroke: nil)
    }
  }

  /// The most points in a drawing; of more, every so many-th is drawn.
  private static var pointLimit: Int { 4000 }

  private func drawPoints(_ series: Series, _ outlined: Bool) {
    let step = max(1, (series.x.count + Self.pointLimit - 1) / Self.pointLimit)
    let size = series.x.count > 600 ? 2.6 : 3.6
    for index in stride(from: 0, to: series.x.count, by: step) {
      guard let point = place(series.x[index], series.y[index]) else { continue }
      if outlined { canvas.mark(series.ordinal, at: point, size: size, color: .white, rim: 2.5) }
      let color = Ordinal(series.ordinal).color.mixed(with: .black, share: outlined ? 0.35 : 0)
      canvas.mark(series.ordinal, at: point, size: size, color: color)
    }
  }

  private func drawBars(_ series: Series, _ width: Double) {
    for (left, height) in zip(series.x, series.y) where height > 0 {
      guard let top = place(left, height), let bottom = place(left + width, 0) else { continue }
      canvas.fill(
        Rectangle(
          x: top.x + 0.75, y: top.y, width: bottom.x - top.x - 1.5, height: bottom.y - top.y),
        Ordinal(series.ordinal).color)
    }
  }
}

extension Ordinal {
  /// How its lines are drawn.
  var stroke: Stroke {
    Stroke(color, width: 2, dash: dash(isASCII: false).map { Double($0) * 1.75 })
  }
}
