import Cells
import Formulas

extension Session {
  /// The pieces of a text that is there whole, as it was typed, pasted or brought back: neighbouring
  /// lines of which one is Python's alone are one cell.
  public func pieces(of text: String) -> [CellCutter.Piece] {
    var cutter = CellCutter()
    var groups: [[CellCutter.Piece]] = [[]]
    func add(_ piece: CellCutter.Piece) {
      let isAlone = piece.isBlock || meansCommand(piece.text, besides: cutter.names)
      if isAlone { groups += [[piece], []] } else { groups[groups.count - 1].append(piece) }
    }
    for (index, row) in text.rows.enumerated() {
      cutter.take(row, number: index + 1).forEach(add)
    }
    cutter.finish().map(add)
    return groups.flatMap(joined)
  }

  /// The rows of a text that is being typed, in the parts that run by themselves; put together they
  /// are the text.
  func partsTyped(of text: String) -> [String] {
    let rows = text.rows
    guard rows.count > 1 else { return [text] }
    var parts: [String] = []
    var next = 0
    func add(_ end: Int) {
      guard end > next else { return }
      let part = rows[next..<end].joined(separator: "\n")
      parts.append(end < rows.count ? part + "\n" : part)
      next = end
    }
    for piece in pieces(of: text) {
      add(min(piece.number - 1, rows.count))
      add(min(piece.number - 1 + piece.text.rows.count, rows.count))
    }
    add(rows.count)
    return parts
  }

  private func joined(_ pieces: [CellCutter.Piece]) -> [CellCutter.Piece] {
    let spoken = pieces.filter { !$0.isSilent }
    guard spoken.count > 1, spoken.contains(where: { isPythonAlone($0.text) }),
      let first = pieces.first, let last = spoken.last
    else { return spoken }
    var rows: [String] = []
    for piece in pieces where piece.number <= last.number {
      // Silent lines that a compound statement has read past stand between two pieces.
      rows += Array(repeating: "", count: max(0, piece.number - first.number - rows.count))
      rows += piece.text.rows
    }
    return [CellCutter.Piece(cell: rows.joined(separator: "\n"), number: first.number)]
  }

  /// Whether what was typed at the prompt goes on in the next line: a compound statement until an
  /// empty line, an open bracket until it is closed.
  /// - Parameter entries: What was ended by Enter; one that was pasted has several rows.
  public func goesOn(_ entries: [String]) -> Bool {
    guard let first = entries.first, let last = entries.last else { return false }
    if entries.count > 1, last.allSatisfy(\.isWhitespace) { return false }
    var cutter = CellCutter()
    for (index, row) in entries.joined(separator: "\n").rows.enumerated() {
      _ = cutter.take(row, number: index + 1)
    }
    return first.contains("\n") ? cutter.isUnfinished : cutter.isOpen
  }

  /// The blanks that the next row of a cell begins with: those of the row before, more behind a colon
  /// or an open bracket at its end, fewer behind what leaves the block.
  public func indentation(after rows: [String]) -> String {
    guard let last = rows.last(where: { !$0.allSatisfy(\.isWhitespace) }) else { return "" }
    let blanks = last.prefix { $0 == " " || $0 == "\t" }
    let code = TypedPiece.all(of: last).filter { $0.kind != .comment && $0.kind != .blank }
    if let end = code.last, end.text == ":" || end.kind == .opening {
      return blanks + Self.indentationStep(of: rows)
    }
    let leaves = ["return", "pass", "break", "continue", "raise"]
    guard let first = code.first, leaves.contains(String(first.text)) else { return String(blanks) }
    return String(blanks.dropLast(Self.indentationStep(of: rows).count))
  }

  /// What the rows are indented by: as the first that is, else by four blanks.
  private static func indentationStep(of rows: [String]) -> String {
    let blanks = rows.lazy.map { $0.prefix { $0 == " " || $0 == "\t" } }.first { !$0.isEmpty }
    return blanks.map(String.init) ?? "    "
  }

  /// Whether a piece is Python and no formula.
  private func isPythonAlone(_ text: String) -> Bool {
    let line = read(text)
    if case .cell = line.content { return true }
    guard let formula = line.statement?.expression else { return false }
    return formula.calledNames.contains {
      FunctionTable.signature(of: $0) == nil && cells.isBuiltin($0)
    }
  }

  /// Whether a line calls a command by its name in full, or by a beginning of it where the line is
  /// no Python.
  private func meansCommand(_ text: String, besides names: Set<String>) -> Bool {
    if callsCommand(text, besides: names) { return true }
    return read(text).command != nil && CellRunner.check(text) != nil
  }
}

extension String {
  fileprivate var rows: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
