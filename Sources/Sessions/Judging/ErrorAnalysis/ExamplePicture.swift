import Datasets
import Presentation
import TextMeasures

/// A picture in characters: two rows of pixels a line.
struct ExamplePicture {
  private let pixels: [Double]
  private let size: ImageSize

  /// Takes pixels row by row, each from 0 (dark) to 1 (light).
  init(_ pixels: [Double], _ size: ImageSize) {
    precondition(pixels.count == size.height * size.width, "\(pixels.count) pixels")
    self.pixels = pixels
    self.size = size
  }

  /// The picture no wider than so many columns: neighbouring pixels are averaged where it is.
  func fitting(_ columns: Int) -> ExamplePicture {
    let step = (size.width + columns - 1) / max(1, columns)
    guard step > 1 else { return self }
    let smaller = ImageSize(
      height: (size.height + step - 1) / step, width: (size.width + step - 1) / step)
    let means = (0..<(smaller.height * smaller.width)).map { index in
      mean(rows: index / smaller.width * step, columns: index % smaller.width * step, step)
    }
    return ExamplePicture(means, smaller)
  }

  private func mean(rows top: Int, columns left: Int, _ step: Int) -> Double {
    let rows = top..<min(top + step, size.height)
    let columns = left..<min(left + step, size.width)
    let values = rows.flatMap { row in columns.map { pixels[row * size.width + $0] } }
    return values.reduce(0, +) / Double(values.count)
  }

  /// The lines, each as wide as the picture.
  func lines(for page: Page) -> [String] {
    stride(from: 0, to: size.height, by: 2).map { row in
      let pairs = (0..<size.width).map { (pixel(row, $0), pixel(row + 1, $0)) }
      if page.glyphs.isASCII { return String(pairs.map(Self.shade)) }
      if !page.style.isColored { return String(pairs.map(Self.block)) }
      return pairs.map(Self.grey).joined() + "\u{1B}[0m"
    }
  }

  /// Below the last row there is darkness.
  private func pixel(_ row: Int, _ column: Int) -> Double {
    row < size.height ? pixels[row * size.width + column] : 0
  }

  private static let ramp = Array(" .:-=+*#%@")

  private static func shade(_ top: Double, _ bottom: Double) -> Character {
    let place = (top + bottom) / 2 * Double(ramp.count)
    return ramp[min(ramp.count - 1, max(0, Int(place)))]
  }

  private static func block(_ top: Double, _ bottom: Double) -> Character {
    switch (top > 0.5, bottom > 0.5) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }

  /// The upper half in one of the terminal's 24 greys, the lower in another.
  private static func grey(_ top: Double, _ bottom: Double) -> String {
    func level(_ value: Double) -> Int { 232 + min(23, max(0, Int(value * 24))) }
    return "\u{1B}[38;5;\(level(top));48;5;\(level(bottom))m▀"
  }
}

/// Pictures side by side, each over its words.
struct PictureGrid {
  private let items: [(picture: ExamplePicture, words: [String])]
  private let width: Int

  /// Takes pictures of one size, `width` pixels wide.
  init(_ items: [(picture: ExamplePicture, words: [String])], width: Int) {
    self.items = items
    self.width = width
  }

  /// As many in a row as the page is wide.
  func text(for page: Page) -> String {
    let pictureWidth = min(width, page.width)
    let wordsWidth = items.flatMap(\.words).map(\.displayWidth).max() ?? 0
    let cell = min(page.width, max(pictureWidth, wordsWidth))
    let perRow = max(1, (page.width + 2) / (cell + 2))
    let rows = stride(from: 0, to: items.count, by: perRow).map { start in
      row(items[start..<min(start + perRow, items.count)], cell, page)
    }
    return rows.joined(separator: "\n\n")
  }

  private func row(
    _ items: ArraySlice<(picture: ExamplePicture, words: [String])>, _ cell: Int, _ page: Page
  ) -> String {
    let height = items.map(\.words.count).max() ?? 0
    let cells = items.map { item in
      let words = item.words.map { page.style($0.truncated(to: cell, ellipsis: "~"), as: .name) }
      let filled = words + Array(repeating: "", count: height - words.count)
      return item.picture.fitting(cell).lines(for: page) + filled
    }
    let count = cells.map(\.count).max() ?? 0
    return (0..<count).map { line in
      cells.map { $0[line].padded(to: cell) }.joined(separator: "  ").trimmingEnd
    }.joined(separator: "\n")
  }
}

extension String {
  /// The text without the spaces at its end.
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
