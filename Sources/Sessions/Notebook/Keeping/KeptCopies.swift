import Engine
import Journals

/// The copies of runs that lie beside a journal, read line by line: the pieces of a script share
/// theirs.
struct KeptCopies {
  private let saved: SavedSession
  private let places: [Int: [(line: Int, step: Int)]]
  private var read: (line: Int, copies: [KeptCopy])?

  init(of saved: SavedSession) {
    self.saved = saved
    places = Dictionary(grouping: saved.checkpoints, by: \.line)
  }

  /// Those of a line.
  mutating func of(_ line: Int) -> [KeptCopy] {
    if let read, read.line == line { return read.copies }
    let copies = (places[line] ?? []).compactMap {
      saved.checkpoint(line: $0.line, step: $0.step)?.copy
    }
    read = (line, copies)
    return copies
  }
}
