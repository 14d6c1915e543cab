import Drawing

extension PixelImage {
  /// The picture in characters: two pixels to a cell by half blocks where there are colours, else
  /// textures, two columns a pixel where there is room.
  func screen(for page: Page, columns: Int, rows: Int) -> Screen {
    if page.style.isColored, !page.glyphs.isASCII {
      return fitted(rows: rows * 2, columns: columns).halfBlocks()
    }
    if pixels.columns * 2 <= columns, pixels.rows <= rows {
      return textured(2, page)
    }
    return fitted(rows: rows * 2, columns: columns).textured(1, page)
  }

  private func halfBlocks() -> Screen {
    var screen = Screen(width: pixels.columns, height: (pixels.rows + 1) / 2)
    for y in 0..<screen.height {
      for x in 0..<screen.width {
        let upper = scale.color(pixels[y * 2, x])
        let lower = y * 2 + 1 < pixels.rows ? scale.color(pixels[y * 2 + 1, x]) : Color.black
        screen[x, y] = Screen.Cell(character: "▀", ink: .color(upper), ground: lower)
      }
    }
    return screen
  }

  /// With one column a pixel, two rows of pixels share a row of characters.
  private func textured(_ width: Int, _ page: Page) -> Screen {
    let height = width == 1 ? 2 : 1
    var screen = Screen(
      width: pixels.columns * width, height: (pixels.rows + height - 1) / height)
    for y in 0..<screen.height {
      for x in 0..<pixels.columns {
        let rows = (y * height)..<min((y + 1) * height, pixels.rows)
        let value = rows.reduce(0) { $0 + pixels[$1, x] } / Double(rows.count)
        let mark = scale.mark(value, isASCII: page.glyphs.isASCII)
        for part in 0..<width { screen[x * width + part, y].character = mark }
      }
    }
    return screen
  }
}
