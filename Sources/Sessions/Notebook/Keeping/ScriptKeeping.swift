import Cells
import Journals

/// What the journal knows of the script that the line at work runs: without it a session that is
/// killed there would lose pieces that had been shown.
struct ScriptKeeping {
  /// How many of its pieces are done and kept.
  fileprivate var kept = 0
  /// What was left when that was written down last.
  fileprivate var rest: [JournalRecord.Planned] = []
  /// Which of them is at work, and its text as the journal has it.
  fileprivate var next = 0
  fileprivate var text = ""
}

extension Session {
  /// Runs a script's pieces; the journal knows them before, and each that is done.
  func keepingPieces(
    _ pieces: [CellCutter.Piece], _ run: ([CellCutter.Piece]) throws -> Void
  ) throws {
    guard keeper != nil, !isReplaying, !isPlaying, scriptDepth == 1 || scriptKeeping != nil else {
      return try run(pieces)
    }
    let outer = scriptKeeping
    let behind = outer.map { $0.rest.dropFirst($0.next + 1) } ?? []
    let planned = pieces.filter { !$0.isSilent }.map { JournalRecord.Planned($0) }
    begin(planned + behind, kept: outer?.kept ?? 0)
    do {
      try run(pieces)
    } catch {
      // A script that fails leaves nothing.
      end(outer, kept: outer?.kept ?? 0)
      throw error
    }
    end(outer, kept: scriptKeeping?.kept ?? 0)
  }

  private func begin(_ rest: [JournalRecord.Planned], kept: Int) {
    scriptKeeping = ScriptKeeping(kept: kept, rest: rest)
    write(.scripted(kept: kept, rest: rest))
  }

  /// Goes back to the script that has run the one that is over.
  private func end(_ outer: ScriptKeeping?, kept: Int) {
    scriptKeeping = outer
    guard let outer else { return }
    scriptKeeping?.kept = kept
    scriptKeeping?.rest = Array(outer.rest.dropFirst(outer.next + 1))
    // The piece that ran it is no longer among them.
    scriptKeeping?.next = -1
    write(.scripted(kept: kept, rest: scriptKeeping?.rest ?? []))
  }

  /// A piece of the script is over, and the next one comes.
  func end(_ piece: CellCutter.Piece) { if !piece.isSilent { scriptKeeping?.next += 1 } }

  /// Whether a line is a piece of a script that is written down; not one that runs another, whose
  /// pieces are.
  func isPiece(_ line: Line) -> Bool {
    scriptKeeping != nil && scriptDepth > 0 && !isPlaying && !isAboutLines(line)
      && !(line.command is RunCommand)
  }

  /// A piece begins, by that text.
  func pieceBegins(_ text: String) {
    scriptKeeping?.text = text
    noted.beginAnew()
  }

  /// Writes down a piece of a script that is done.
  func writePiece(_ entry: Notebook.Entry, _ line: Line) {
    guard let script = scriptKeeping else { return }
    scriptKeeping?.kept += 1
    // Gone on with it is no line of a document any more, and must not hang on the reader's progress.
    let begun = begun(lineForAll(line) ?? script.text, isCell: line.isCell, entry.progress)
    write(.piece(next: script.next + 1, begun, done(entry, line)))
  }

  /// Writes down the beginning of what a piece said.
  func notePiece() {
    let text = output.takeFirstLine()
    guard let script = scriptKeeping, !text.isEmpty else { return }
    write(.said(number: notebook.entries.count + script.kept, firstLine: text))
    if firstLineOfScript.isEmpty { firstLineOfScript = text }
  }
}

extension JournalRecord.Planned {
  fileprivate init(_ piece: CellCutter.Piece) {
    self.init(
      .init(
        number: 0, text: piece.text, isCell: piece.isBlock, progress: nil, isOfScript: true),
      mayFail: piece.mayFail)
  }
}
