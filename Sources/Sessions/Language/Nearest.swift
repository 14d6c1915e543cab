/// Finds the name somebody may have meant.
enum Nearest {
  /// The name with the fewest changed, added, left out or exchanged letters; nil where every one
  /// is further off than a slip of the hand.
  static func name(to typed: String, among names: [String]) -> String? {
    let limit = max(1, typed.count / 3)
    return names.map { ($0, distance(Array(typed.lowercased()), Array($0.lowercased()))) }
      .filter { $0.1 <= limit }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// The Damerau-Levenshtein distance of neighbours exchanged (optimal string alignment).
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard abs(a.count - b.count) <= 8, a.count <= 64 else { return .max }
    var earlier: [Int] = []
    var previous = Array(0...b.count)
    for row in a.indices {
      var current = [row + 1]
      for column in b.indices {
        let cost = a[row] == b[column] ? 0 : 1
        var best = min(previous[column] + cost, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          best = min(best, earlier[column - 1] + 1)
        }
        current.append(best)
      }
      (earlier, previous) = (previous, current)
    }
    return previous[b.count]
  }
}
