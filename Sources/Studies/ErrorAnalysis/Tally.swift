import Datasets

/// How many mistakes are of each kind, and how far the error could fall with each.
public struct Tally: Hashable, Sendable {
  /// A kind of mistake.
  public struct Kind: Hashable, Sendable {
    /// The tag; nil for mistakes without one.
    public let label: String?
    /// How many mistakes have it.
    public let count: Int
    /// Of all mistakes, how many are of this kind.
    public let share: Double
    /// The error were every mistake of this kind corrected: the ceiling on what work on it gains.
    public let errorWithout: Double
  }

  /// How many examples there are.
  public let examples: Int
  /// How many of them are mistaken.
  public let mistakes: Int
  /// The kinds, the most frequent first, untagged mistakes last.
  ///
  /// A mistake may be of several.
  public let kinds: [Kind]

  /// The share of examples that are mistaken.
  public var error: Double { share(mistakes, of: examples) }

  /// Counts the tags of mistakes.
  public init(_ mistakes: [MisclassifiedExample], of part: Splits.Part, examples: Int, tags: Tags) {
    self.examples = examples
    self.mistakes = mistakes.count
    var counts: [String: Int] = [:]
    for label in mistakes.flatMap({ tags[part, $0.example] }) { counts[label, default: 0] += 1 }
    let untagged = mistakes.count { tags[part, $0.example].isEmpty }
    func kind(_ label: String?, _ count: Int) -> Kind {
      Kind(
        label: label, count: count, share: share(count, of: mistakes.count),
        errorWithout: share(mistakes.count - count, of: examples))
    }
    let tagged = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(kind)
    kinds = tagged + (untagged > 0 ? [kind(nil, untagged)] : [])
  }
}
