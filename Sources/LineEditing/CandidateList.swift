import TextMeasures

/// Completion candidates laid out for a window.
struct CandidateList {
  private let candidates: [Completion]
  private let columns: Int
  private let ellipsis: String
  /// Whether each has a row of its own, as it is said: `dW1: (4, 2)`.
  private let isSpoken: Bool
  /// The cells of the longest text, and of the longest note with the gap before it.
  private let textWidth, noteWidth: Int

  private static let gap = 2

  init(candidates: [Completion], columns: Int, ellipsis: String = "…", isSpoken: Bool = false) {
    self.isSpoken = isSpoken
    self.candidates = candidates
    self.columns = columns
    self.ellipsis = ellipsis
    textWidth = candidates.reduce(0) { max($0, $1.text.visibleWidth) }
    noteWidth = candidates.reduce(0) { widest, candidate in
      max(widest, candidate.note.map { $0.visibleWidth + Self.gap } ?? 0)
    }
  }

  /// The rows to print, read downwards column by column, each text with its note beside it as wide
  /// as fits: only those that are shown are made.
  struct Rows {
    fileprivate let list: CandidateList
    /// How many candidates stand below one another.
    let count: Int

    /// A row.
    subscript(row: Int) -> String {
      let places = stride(from: row, to: list.candidates.count, by: count)
      let cells = places.map { list.cell(list.candidates[$0]) }
      return list.fit(
        cells.dropLast().map { list.pad($0, to: list.cellWidth) }.joined() + (cells.last ?? ""))
    }
  }

  var rows: Rows {
    if isSpoken { return Rows(list: self, count: candidates.count) }
    let across = max(1, (columns - 1 + Self.gap) / (cellWidth + Self.gap))
    return Rows(list: self, count: (candidates.count + across - 1) / across)
  }

  /// Where there are notes, what stands beside each other must be told apart from them.
  private var cellWidth: Int { shownTextWidth + noteWidth + (noteWidth > 0 ? Self.gap : 0) }

  private var shownTextWidth: Int { noteWidth > 0 ? min(textWidth, columns / 2) : textWidth }

  private func cell(_ candidate: Completion) -> String {
    let text = candidate.text.visible
    guard let note = candidate.note, !note.isEmpty else { return text }
    if isSpoken { return text + ": " + note.visible }
    return pad(text, to: shownTextWidth) + note.visible
  }

  /// The text with blanks behind it, at least so many as keep it from what follows.
  private func pad(_ text: String, to cells: Int) -> String {
    text + String(repeating: " ", count: max(Self.gap, cells + Self.gap - text.displayWidth))
  }

  /// One cell stays free: a terminal may break the row at the last one.
  func fit(_ row: String) -> String {
    let room = max(1, columns - 1)
    guard row.displayWidth > room else { return row }
    var left = max(0, room - ellipsis.displayWidth)
    let kept = row.prefix { character in
      left -= character.displayWidth
      return left >= 0
    }
    return String(kept) + (ellipsis.displayWidth <= room ? ellipsis : "")
  }
}

extension String {
  /// The cells of the text as it is shown; letters of ASCII have one each.
  fileprivate var visibleWidth: Int {
    let isPlain = utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    return isPlain ? utf8.count : visible.displayWidth
  }
}
