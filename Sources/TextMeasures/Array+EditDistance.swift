extension Array where Element: Equatable {
  /// The fewest elements to put in, leave out, change or swap with their neighbour that make the
  /// other array of this one; none is touched twice (optimal string alignment).
  ///
  /// V. Levenshtein, 1966; F. Damerau, 1964. Takes time as the product of the two counts.
  ///
  /// ```swift
  /// let slips = Array("setp").editDistance(to: Array("step"))  // 1
  /// ```
  public func editDistance(to other: [Element]) -> Int {
    var beforeLast: [Int] = []
    var last = [Int](0...other.count)
    for i in indices {
      var row = [i + 1]
      for j in other.indices {
        let changed = last[j] + (self[i] == other[j] ? 0 : 1)
        let best = Swift.min(last[j + 1] + 1, row[j] + 1, changed)
        row.append(isSwap(i, other, j) ? Swift.min(best, beforeLast[j - 1] + 1) : best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[other.count]
  }

  /// Whether two neighbours here are the same two there, the other way round.
  private func isSwap(_ i: Int, _ other: [Element], _ j: Int) -> Bool {
    i > 0 && j > 0 && self[i] == other[j - 1] && self[i - 1] == other[j]
  }
}
