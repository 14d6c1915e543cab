/// How often each class was taken for each: a row a true class, a column an answer.
///
/// ```swift
/// var confusion = ConfusionMatrix(classes: ["cat", "dog", "bird"])
/// confusion.count(truth: 0, answer: 1)
/// let most = confusion.worst(1).first  // a cat taken for a dog, once
/// ```
public struct ConfusionMatrix: Hashable, Sendable {
  /// The names of the classes.
  public let classes: [String]
  private var counts: [Int]

  /// Creates a matrix of zeros.
  public init(classes: [String]) {
    self.classes = classes
    counts = Array(repeating: 0, count: classes.count * classes.count)
  }

  /// Counts one answer; both classes must exist.
  public mutating func count(truth: Int, answer: Int) {
    counts[truth * classes.count + answer] += 1
  }

  /// Adds what is known of a no (class 0) and a yes (class 1).
  public mutating func add(_ binary: BinaryCounts) {
    precondition(classes.count == 2, "\(classes.count) classes for a yes or no")
    counts[0] += binary.trueNegatives
    counts[1] += binary.falsePositives
    counts[2] += binary.falseNegatives
    counts[3] += binary.truePositives
  }

  /// How many examples of a class were given an answer.
  public subscript(truth: Int, answer: Int) -> Int { counts[truth * classes.count + answer] }

  /// How many examples there are.
  public var total: Int { counts.reduce(0, +) }
  /// How many are on the diagonal.
  public var right: Int { classes.indices.reduce(0) { $0 + self[$1, $1] } }

  /// One class against all others.
  public func against(_ index: Int) -> BinaryCounts {
    let hits = self[index, index]
    let called = classes.indices.reduce(0) { $0 + self[$1, index] }
    let present = classes.indices.reduce(0) { $0 + self[index, $1] }
    return BinaryCounts(
      truePositives: hits, falsePositives: called - hits, falseNegatives: present - hits,
      trueNegatives: total - called - present + hits)
  }

  /// The mistakes made most often, the most frequent first.
  public func worst(_ count: Int) -> [Confusion] {
    let all = classes.indices.flatMap { truth in
      classes.indices.filter { $0 != truth && self[truth, $0] > 0 }
        .map { Confusion(truth: truth, answer: $0, count: self[truth, $0]) }
    }
    return Array(all.sorted { ($1.count, $0.truth) < ($0.count, $1.truth) }.prefix(count))
  }

  /// One kind of mistake.
  public struct Confusion: Hashable, Sendable {
    /// The true class.
    public let truth: Int
    /// The class it was taken for.
    public let answer: Int
    /// How often.
    public let count: Int
  }
}
