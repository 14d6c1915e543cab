/// An incremental search through the history.
struct HistorySearch {
  let walk: HistoryWalk
  private(set) var pattern = ""
  /// The entry found last.
  private(set) var place: Int?
  /// Whether no entry contains the pattern.
  private(set) var hasFailed = false

  private let searched: SearchedEntries

  init(in walk: HistoryWalk) {
    self.walk = walk
    searched = SearchedEntries(walk.entries)
  }

  /// The text of the entry found last.
  var found: String? { place.map { walk.entries[$0] } }

  /// Lengthens the pattern; the entry in view stays if it still matches.
  mutating func type(_ scalar: Unicode.Scalar) {
    pattern.unicodeScalars.append(scalar)
    look(from: place ?? walk.place - (walk.place == walk.entries.count ? 1 : 0), step: -1)
  }

  /// Takes the last character away and begins anew at the newest entry.
  mutating func erase() {
    if !pattern.isEmpty { pattern.removeLast() }
    place = nil
    hasFailed = false
    if !pattern.isEmpty { look(from: walk.entries.count - 1, step: -1) }
  }

  /// Goes on to the next match: -1 older, 1 newer.
  mutating func again(step: Int) {
    guard let place, !pattern.isEmpty else { return }
    look(from: place + step, step: step)
  }

  private mutating func look(from start: Int, step: Int) {
    let match = searched.find(pattern, from: start, step: step)
    hasFailed = match == nil
    place = match ?? place
  }
}
