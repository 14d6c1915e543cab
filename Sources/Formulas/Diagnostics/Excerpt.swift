import TextMeasures

/// The line of a source where something is, and carets under it.
struct Excerpt {
  /// The line, shortened to the width with `…`.
  let line: String
  /// Spaces and carets; they stand right under the place whatever the width of the characters.
  let carets: String

  private struct Cell {
    let text: Character
    let width: Int
    let isMarked: Bool
  }

  init(of source: String, at range: Range<Int>, width: Int) {
    let cells = Self.cells(of: source, at: range)
    let first = cells.firstIndex(where: \.isMarked) ?? cells.count
    let window = Self.window(cells, around: first, width: max(20, width))
    let marked = window.range.clamped(to: first..<cells.count).filter { cells[$0].isMarked }
    let before = cells[window.range.lowerBound..<first].reduce(0) { $0 + $1.width }
    let under = marked.reduce(0) { $0 + cells[$1].width }
    line = window.prefix + String(cells[window.range].map(\.text)) + window.suffix
    carets =
      String(repeating: " ", count: before + window.prefix.count)
      + String(repeating: "^", count: max(1, under))
  }

  /// The characters of the line that holds the start of the range.
  private static func cells(of source: String, at range: Range<Int>) -> [Cell] {
    var cells: [Cell] = []
    var offset = 0
    for character in source {
      let end = offset + character.utf8.count
      if character.isNewline {
        if end > range.lowerBound { break }
        cells = []
      } else {
        let shown = DisplayText.visible(character)
        let isMarked = end > range.lowerBound && offset < range.upperBound
        cells.append(Cell(text: shown, width: shown.displayWidth, isMarked: isMarked))
      }
      offset = end
    }
    return cells
  }

  /// As much of the line as fits, the place not far from its start.
  private static func window(
    _ cells: [Cell], around place: Int, width: Int
  ) -> (range: Range<Int>, prefix: String, suffix: String) {
    if cells.reduce(0, { $0 + $1.width }) <= width { return (cells.indices, "", "") }
    var start = place
    var room = width / 2
    while start > 0, room > cells[start - 1].width {
      start -= 1
      room -= cells[start].width
    }
    var end = start
    room = width - 2
    while end < cells.count, room >= cells[end].width {
      room -= cells[end].width
      end += 1
    }
    return (start..<end, start > 0 ? "…" : "", end < cells.count ? "…" : "")
  }
}
