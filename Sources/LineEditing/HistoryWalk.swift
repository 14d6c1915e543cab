/// The entries of the history and the place where the person looks at them.
///
/// An entry that is changed becomes the new line, and the walk begins there.
struct HistoryWalk {
  private(set) var entries: [String]
  /// The entry in view; `entries.count` is the new line.
  private(set) var place: Int
  /// The new line, while entries are looked at.
  private var draft = ""
  /// What the entries shown begin with: what stood before the cursor in the new line.
  private var prefix = ""

  init(entries: [String]) {
    self.entries = entries
    place = entries.count
  }

  /// Starts over at a new line.
  mutating func restart() {
    place = entries.count
    (draft, prefix) = ("", "")
  }

  /// Adds an entry unless it is blank or the same as the last one; says whether it did.
  mutating func add(_ entry: String) -> Bool {
    guard entry != entries.last, entry.contains(where: { !$0.isWhitespace }) else { return false }
    entries.append(entry)
    if entries.count > HistoryFile.entryLimit { entries.removeFirst() }
    return true
  }

  /// The next entry in the direction that begins as the line does before the cursor.
  ///
  /// An entry in view that is no longer as it was entered is a new line.
  mutating func move(by step: Int, leaving line: String, beginning: String) -> String? {
    if place < entries.count, line != entries[place] { place = entries.count }
    if place == entries.count { prefix = beginning }
    var target = place + step
    while entries.indices.contains(target),
      !entries[target].hasPrefix(prefix) || entries[target] == line
    { target += step }
    guard (0...entries.count).contains(target) else { return nil }
    return go(to: target, leaving: line)
  }

  /// Shows the entry at `target`; what is left is kept where it is no entry.
  mutating func go(to target: Int, leaving line: String) -> String {
    if place == entries.count || line != entries[place] { draft = line }
    place = target
    return target < entries.count ? entries[target] : draft
  }
}
