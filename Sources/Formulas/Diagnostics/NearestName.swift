/// The known name a typed one is most like.
enum NearestName {
  /// Names longer than this are not compared.
  private static let longest = 64

  /// The nearest of some names, nil where none is near; case counts little.
  ///
  /// A name the typed one begins with is near as well: `int64` is near `int`.
  static func to(_ name: String, among known: some Sequence<String>) -> String? {
    guard name.utf8.count <= longest else { return nil }
    let typed = Array(name.lowercased().unicodeScalars)
    let tolerance = max(1, typed.count / 3)
    let candidates = Set(known).filter { $0.utf8.count <= longest && !$0.contains(".") }.sorted()
    let nearest =
      candidates
      .map { (name: $0, distance: distance(typed, Array($0.lowercased().unicodeScalars))) }
      .filter { $0.distance <= tolerance && $0.distance < typed.count }
      .min { $0.distance < $1.distance }?.name
    return nearest ?? candidates.last { $0.utf8.count > 2 && name.hasPrefix($0) }
  }

  /// The fewest insertions, deletions, changes and swaps of neighbours (optimal string alignment).
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var (beforeLast, last) = ([Int](), Array(0...b.count))
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
