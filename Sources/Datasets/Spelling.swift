/// Finds the word somebody meant.
enum Spelling {
  /// The known word nearest to a mistyped one, or nil where none is near.
  static func nearest(to word: String, among known: [String]) -> String? {
    guard (1...100).contains(word.count) else { return nil }
    let distances = known.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, word.count / 3) ? best.word : nil
  }

  /// How many characters must be put in, left out, changed or swapped with their neighbour.
  ///
  /// V. Levenshtein, 1966; F. Damerau, 1964.
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b.prefix(200)))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
