import TextMeasures

/// Completion candidates laid out for a window.
struct CandidateList {
  private let candidates: [Completion]
  private let columns: Int
  /// The cells of the longest text, and of the longest note with the gap before it.
  private let textWidth, noteWidth: Int

  private static let gap = 2

  init(candidates: [Completion], columns: Int) {
    self.candidates = candidates
    self.columns = columns
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
    let across = max(1, (columns - 1 + Self.gap) / (cellWidth + Self.gap))
    return Rows(list: self, count: (candidates.count + across - 1) / across)
  }

  /// Where there are notes, what stands beside each other must be told apart from them.
  private var cellWidth: Int { shownTextWidth + noteWidth + (noteWidth > 0 ? Self.gap : 0) }

  private var shownTextWidth: Int { noteWidth > 0 ? min(textWidth, columns / 2) : textWidth }

  private func cell(_ candidate: Completion) -> String {
    let text = candidate.text.visible
    guard let note = candidate.note, !note.isEmpty else { return text }
    return pad(text, to: shownTextWidth) + note.visible
  }

  /// The text with blanks behind it, at least so many as keep it from what follows.
  private func pad(_ text: String, to cells: Int) -> String {
    text + String(repeating: " ", count: max(Self.gap, cells + Self.gap - text.displayWidth))
  }

  /// One cell stays free: a terminal may break the row at the last one.
  func fit(_ row: String) -> String {
    var left = max(1, columns - 1)
    return String(
      row.prefix { character in
        left -= character.displayWidth
        return left >= 0
      })
  }
}

extension String {
  /// The cells of the text as it is shown; letters of ASCII have one each.
  fileprivate var visibleWidth: Int {
    let isPlain = utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    return isPlain ? utf8.count : visible.displayWidth
  }
}
