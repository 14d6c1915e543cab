import TextMeasures

/// Every command, and how a typed word finds one.
struct CommandTable {
  /// In the order `help` lists them.
  let all: [any Command]
  /// By their names and aliases, the first of those that share one.
  private let byName: [String: any Command]

  init(_ all: [any Command]) {
    self.all = all
    let named = all.flatMap { command in
      ([command.name] + command.aliases).map { ($0, command) }
    }
    byName = Dictionary(named) { first, _ in first }
  }

  /// The command a word names: in full, by an alias, or by a beginning no other has.
  /// - Throws: `SessionError` where several begin so.
  func find(_ word: String) throws -> (any Command)? {
    if let exact = exact(word) { return exact }
    let candidates = all.filter { $0.name.hasPrefix(word) }
    guard candidates.count <= 1 else {
      throw SessionError.ambiguousCommand(word, candidates: candidates.map(\.name))
    }
    return candidates.first
  }

  /// The command with exactly this name or alias.
  func exact(_ word: String) -> (any Command)? { byName[word] }

  /// The command whose name is nearest to a word.
  func nearest(to word: String) -> String? {
    word.nearest(among: all.map(\.name))
  }
}
