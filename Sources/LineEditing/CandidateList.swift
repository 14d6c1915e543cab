import TextMeasures

/// Completion candidates laid out for a window.
struct CandidateList {
  let candidates: [Completion]
  let columns: Int

  private static let gap = 2

  /// The rows to print: one candidate each where notes explain them, else columns read downwards.
  ///
  /// Where they would fill more than two screens and the names alone fit on one, notes are left out.
  func rows(within height: Int) -> [String] {
    guard candidates.contains(where: { $0.note != nil }) else { return rowsInColumns }
    let names = rowsInColumns
    return candidates.count > 2 * height && names.count <= height ? names : rowsWithNotes
  }

  private var texts: [String] { candidates.map { $0.text.visible } }

  private var widest: Int { texts.map(\.displayWidth).max() ?? 0 }

  private var rowsInColumns: [String] {
    let cell = widest + Self.gap
    let across = max(1, (columns - 1 + Self.gap) / cell)
    let texts = texts
    let down = (texts.count + across - 1) / across
    return (0..<down).map { row in
      let cells = stride(from: row, to: texts.count, by: down).map { texts[$0] }
      return fit(cells.dropLast().map { pad($0, to: cell) }.joined() + (cells.last ?? ""))
    }
  }

  private var rowsWithNotes: [String] {
    let cell = min(widest, columns / 2) + Self.gap
    return candidates.map { candidate in
      let text = pad(candidate.text.visible, to: cell)
      return fit(candidate.note.map { text + $0.visible } ?? candidate.text.visible)
    }
  }

  private func pad(_ text: String, to cells: Int) -> String {
    text + String(repeating: " ", count: max(Self.gap, cells - text.displayWidth))
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
