import Drawing

extension PixelImage {
  /// Draws the pixels, as large as fits.
  func draw(on canvas: some Canvas, in area: Rectangle) {
    let picture = fitted(rows: 200, columns: 200)
    let pixels = picture.pixels
    let size = min(area.width / Double(pixels.columns), area.height / Double(pixels.rows))
    for row in 0..<pixels.rows {
      for column in 0..<pixels.columns {
        let pixel = Rectangle(
          x: area.x + Double(column) * size, y: area.y + Double(row) * size, width: size,
          height: size)
        canvas.fill(pixel, scale.color(pixels[row, column]))
      }
    }
  }
}
