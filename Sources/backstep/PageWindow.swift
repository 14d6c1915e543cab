import LineEditing
import TextMeasures

/// The rows of a text that is longer than the window, and those of them that stand in it.
struct PageWindow {
  /// The text's rows.
  let rows: [Substring]
  private let heights: [Int]
  /// How many rows of the screen it has: the last one is for the keys.
  let room: Int
  /// The rows that stand in the window.
  private(set) var shown = 0..<0

  init(_ text: String, size: TerminalSize) {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    if rows.last?.isEmpty == true { rows.removeLast() }
    self.rows = rows
    heights = rows.map { row in
      let width = row.withoutColors.displayWidth
      return max(1, (width + size.columns - 1) / max(1, size.columns))
    }
    room = max(1, size.rows - 1)
  }

  /// Rows that are still to come.
  var rest: Range<Int> { shown.upperBound..<rows.count }

  /// Whether the last row is in view.
  var isAtEnd: Bool { rest.isEmpty }

  /// How many rows of the screen are still to come.
  var restHeight: Int { heights[rest].reduce(0, +) }

  /// Goes on by so many rows of the screen.
  /// - Returns: The rows that come into view.
  mutating func advance(by count: Int) -> Range<Int> {
    let start = shown.upperBound
    let end = max(self.end(from: start, within: count), min(start + 1, rows.count))
    shown = first(endingAt: end)..<end
    return start..<end
  }

  /// Goes back by so many rows; says whether there were any.
  mutating func goBack(by count: Int) -> Bool {
    guard shown.lowerBound > 0 else { return false }
    go(to: shown.lowerBound - count)
    return true
  }

  /// Puts a row at the top, as far as the text goes on below it.
  mutating func go(to row: Int) {
    let top = max(0, min(row, first(endingAt: rows.count)))
    shown = top..<max(top + 1, end(from: top, within: room))
  }

  /// Where rows end that begin at one and take so many of the screen.
  private func end(from start: Int, within count: Int) -> Int {
    var (end, height) = (start, 0)
    while end < rows.count, height + heights[end] <= count {
      height += heights[end]
      end += 1
    }
    return end
  }

  /// The first row that still stands in a window whose last is the one before `end`.
  private func first(endingAt end: Int) -> Int {
    var (first, height) = (end, 0)
    while first > 0, height + heights[first - 1] <= room {
      first -= 1
      height += heights[first]
    }
    return min(first, max(0, end - 1))
  }
}

extension StringProtocol {
  /// The text without its colours.
  var withoutColors: String {
    utf8.contains(0x1B)
      ? String(self).replacing(#/\u{1B}\[[0-9;]*m/#, with: "") : String(self)
  }
}
