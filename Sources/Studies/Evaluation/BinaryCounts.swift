/// How often a yes or no was right and wrong.
///
/// ```swift
/// let counts = BinaryCounts(truePositives: 8, falsePositives: 2, falseNegatives: 4)
/// let precision = counts.precision  // 0.8
/// let recall = counts.recall  // 0.666…
/// ```
public struct BinaryCounts: Hashable, Sendable {
  /// Yes, and rightly.
  public var truePositives = 0
  /// Yes where it is no.
  public var falsePositives = 0
  /// No where it is yes.
  public var falseNegatives = 0
  /// No, and rightly.
  public var trueNegatives = 0

  /// Creates counts.
  public init(
    truePositives: Int = 0, falsePositives: Int = 0, falseNegatives: Int = 0,
    trueNegatives: Int = 0
  ) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
    self.trueNegatives = trueNegatives
  }

  /// Counts one answer.
  mutating func count(truth: Bool, answer: Bool) {
    switch (truth, answer) {
    case (true, true): truePositives += 1
    case (false, true): falsePositives += 1
    case (true, false): falseNegatives += 1
    case (false, false): trueNegatives += 1
    }
  }

  /// How many answers there were.
  public var total: Int { truePositives + falsePositives + falseNegatives + trueNegatives }
  /// How many of them were right.
  public var right: Int { truePositives + trueNegatives }
  /// How many examples are truly yes.
  public var positives: Int { truePositives + falseNegatives }

  /// The share of right answers; NaN where there is none.
  public var accuracy: Double { share(right, of: total) }
  /// TP / (TP + FP): of what is called yes, how much is.
  ///
  /// NaN where nothing is called yes.
  public var precision: Double { share(truePositives, of: truePositives + falsePositives) }
  /// TP / (TP + FN): of what is yes, how much is found.
  ///
  /// NaN where nothing is yes.
  public var recall: Double { share(truePositives, of: positives) }
  /// 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall; NaN where nothing is yes
  /// and nothing is called so.
  public var F1: Double {
    share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives)
  }
}

/// A share of a whole; NaN where the whole is 0.
func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(whole) }
