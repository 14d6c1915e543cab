/// The entries of the history and the place where the person looks at them.
///
/// An entry changed on the way keeps its change until the line is entered.
struct HistoryWalk {
  private(set) var entries: [String]
  /// The entry in view; `entries.count` is the new line.
  private(set) var place: Int
  private var drafts: [Int: String] = [:]
  /// What the entries shown begin with: what stood before the cursor in the new line.
  private var prefix = ""

  init(entries: [String]) {
    self.entries = entries
    place = entries.count
  }

  /// Starts over at a new line.
  mutating func restart() {
    place = entries.count
    drafts = [:]
    prefix = ""
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
  /// What an entry was changed to on the way is no beginning: only the new line is.
  mutating func move(by step: Int, leaving line: String, beginning: String) -> String? {
    if place == entries.count { prefix = beginning }
    var target = place + step
    while entries.indices.contains(target),
      !entries[target].hasPrefix(prefix) || drafts[target] == nil && entries[target] == line
    { target += step }
    guard (0...entries.count).contains(target) else { return nil }
    return go(to: target, leaving: line)
  }

  /// Shows the entry at `target`, keeping `line` as what the entry left has become.
  mutating func go(to target: Int, leaving line: String) -> String {
    drafts[place] = line
    place = target
    return drafts[target] ?? (target < entries.count ? entries[target] : "")
  }

  /// Shows the entry at `target` as it was entered, which a search has found, without the changes
  /// that were made on the way.
  mutating func take(_ target: Int, leaving line: String) -> String {
    _ = go(to: target, leaving: line)
    drafts[target] = nil
    return entries[target]
  }
}
