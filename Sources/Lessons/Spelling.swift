/// Finds what a person may have meant.
enum Spelling {
  /// The nearest of `words` to `word`, if one is near enough to be worth offering.
  static func nearest(to word: String, in words: some Sequence<String>) -> String? {
    let limit = max(1, min(word.count / 2, 3))
    let scored = words.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
    return scored.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
  }

  /// How many letters must be changed, added or left out to make `b` of `a`.
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.prefix(64))
    let b = Array(b.prefix(64))
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let substituted = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
