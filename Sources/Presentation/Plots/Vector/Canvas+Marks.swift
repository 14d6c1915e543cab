import Drawing

extension Canvas {
  /// Draws the mark of a class; the shape alone tells which.
  func mark(_ ordinal: Int, at center: Point, size: Double, color: Color, rim: Double = 0) {
    let stroke = Stroke(color, width: 1.6 + rim)
    func at(_ x: Double, _ y: Double) -> Point { Point(center.x + x * size, center.y + y * size) }
    switch ordinal % 8 {
    case 0: circle(center, radius: size * 0.9, fill: nil, stroke: stroke)
    case 1: draw([[at(-0.8, -0.8), at(0.8, 0.8)], [at(-0.8, 0.8), at(0.8, -0.8)]], stroke)
    case 2: draw([[at(-1, 0), at(1, 0)], [at(0, -1), at(0, 1)]], stroke)
    case 3: polygon([at(0, -1.1), at(1, 0.7), at(-1, 0.7)], stroke)
    case 4: polygon([at(-0.8, -0.8), at(0.8, -0.8), at(0.8, 0.8), at(-0.8, 0.8)], stroke)
    case 5: polygon([at(0, -1.2), at(1, 0), at(0, 1.2), at(-1, 0)], stroke)
    case 6:
      draw(
        [
          [at(-0.7, -0.7), at(0.7, 0.7)], [at(-0.7, 0.7), at(0.7, -0.7)],
          [at(-1, 0), at(1, 0)], [at(0, -1), at(0, 1)],
        ], stroke)
    default: polygon([at(0, 1.1), at(1, -0.7), at(-1, -0.7)], stroke)
    }
  }

  private func polygon(_ corners: [Point], _ stroke: Stroke) {
    draw([corners + corners.prefix(1)], stroke)
  }
}
