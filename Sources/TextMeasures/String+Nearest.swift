extension String {
  /// The name among `names` that was probably meant by this one; nil where none is near.
  ///
  /// Near is a name no further off than a third of the letters typed, upper and lower case alike;
  /// so is the longest one of more than two letters that was typed with something behind it:
  /// `int` for `int64`; and one of the same words in another order, `error_dev` for `dev_error`. Of
  /// names equally near the first in the alphabet is given.
  ///
  /// ```swift
  /// let name = "tranpose".nearest(among: ["trace", "transpose"])  // transpose
  /// ```
  public func nearest(among names: some Sequence<String>) -> String? {
    let typed = Array(lowercased().prefix(Self.longestCompared + 1))
    guard typed.count <= Self.longestCompared else { return nil }
    let known = names.map { (name: $0, letters: Array($0.lowercased())) }
    return turned(among: known.map(\.name)) ?? Self.slip(typed, known)
      ?? Self.beginning(of: typed, known)
  }

  /// The name of the same words in another order.
  private func turned(among names: [String]) -> String? {
    guard contains("_") else { return nil }
    let words = lowercased().split(separator: "_").sorted()
    return names.filter {
      $0.contains("_") && $0.lowercased().split(separator: "_").sorted() == words
    }
    .min()
  }

  private typealias Known = [(name: String, letters: [Character])]

  /// Longer words are no slips of the hand, and would take their time.
  private static let longestCompared = 100

  /// The name a slip of the hand away; what shares no letter never is.
  private static func slip(_ typed: [Character], _ known: Known) -> String? {
    let limit = Swift.max(1, typed.count / 3)
    return known.filter { abs($0.letters.count - typed.count) <= limit }
      .map { (distance: typed.editDistance(to: $0.letters), name: $0.name) }
      .filter { $0.distance <= limit && $0.distance < typed.count }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  private static func beginning(of typed: [Character], _ known: Known) -> String? {
    known.filter { $0.letters.count > 2 && typed.starts(with: $0.letters) }
      .max { ($0.letters.count, $0.name) < ($1.letters.count, $1.name) }?.name
  }
}
