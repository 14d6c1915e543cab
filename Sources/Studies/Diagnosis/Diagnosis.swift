import Datasets

/// Which gap between human level and the test part is to be closed first.
///
/// The levels are compared from the top down, each with the one before it; a part that is missing
/// is passed over, and where that leaves two causes for one gap the gap says so.
public struct Diagnosis: Hashable, Sendable {
  /// What an error is measured on.
  public enum Level: Hashable, Sendable {
    /// What people reach, in place of the best possible.
    case human
    /// A part of the data.
    case part(Splits.Part)
  }

  /// Why an error is larger than the one before it.
  public enum Gap: String, CaseIterable, Hashable, Sendable {
    /// From human level to training.
    case avoidableBias = "avoidable bias"
    /// From training to other examples of its distribution.
    case variance
    /// From the distribution of training to that of dev.
    case dataMismatch = "data mismatch"
    /// From training to dev of another distribution, with no training-dev part between.
    case varianceOrMismatch = "variance or data mismatch"
    /// From dev to test.
    case overfittingToDev = "overfitting to dev"
    /// Between two parts of one distribution, neither trained on; or from dev to test, where the
    /// error is no larger than so few examples could show by chance.
    case chance
  }

  /// An error, and how many examples it was found on.
  public struct Sample: Hashable, Sendable {
    /// The share of wrong answers, or a cost.
    public let error: Double
    /// The number of answers where the error is a share of them; nil for a cost.
    public let answers: Int?

    /// Creates a sample.
    public init(error: Double, answers: Int?) {
      self.error = error
      self.answers = answers
    }

    /// The square of the standard error of a share, p(1 - p)/n.
    var variance: Double { answers.map { error * (1 - error) / Double($0) } ?? 0 }
  }

  /// A level, its error, and what lies between it and the level before.
  public struct Row: Hashable, Sendable {
    /// What the error is measured on.
    public let level: Level
    /// The error.
    public let error: Double
    /// The gap to the level before; nil at the top.
    public let gap: Gap?
    /// How much larger the error is than the one before.
    public let size: Double?
    /// How much of the gap chance could make: two standard errors of the difference.
    public let chance: Double

    /// Whether so few examples could show such a gap by chance.
    public var isWithinChance: Bool { (size ?? 0) <= chance }
  }

  /// The levels there are, from the top down.
  public let rows: [Row]
  /// Whether human level is not known and 0 stands for it.
  public let assumesHumanZero: Bool

  /// Compares the errors.
  /// - Parameters:
  ///   - human: the error people make; nil where nobody has said.
  ///   - errors: the error on each part there is; training must be among them.
  ///   - devIsLikeTraining: whether dev and test are of the distribution of training.
  public init(human: Double?, errors: [Splits.Part: Sample], devIsLikeTraining: Bool) {
    assumesHumanZero = human == nil
    var above = (level: Level.human, sample: Sample(error: human ?? 0, answers: nil))
    var rows = [Row(level: .human, error: human ?? 0, gap: nil, size: nil, chance: 0)]
    for part in Splits.Part.allCases {
      guard let sample = errors[part] else { continue }
      let size = sample.error - above.sample.error
      let chance = 2 * (sample.variance + above.sample.variance).squareRoot()
      var gap = Self.gap(to: part, after: above.level, devIsLikeTraining)
      if gap == .overfittingToDev, size <= chance { gap = .chance }
      rows.append(
        Row(level: .part(part), error: sample.error, gap: gap, size: size, chance: chance))
      above = (.part(part), sample)
    }
    self.rows = rows
  }

  private static func gap(to part: Splits.Part, after level: Level, _ isLike: Bool) -> Gap {
    switch (level, part) {
    case (.human, _), (_, .train): .avoidableBias
    case (_, .trainDev): .variance
    case (.part(.train), _): isLike ? .variance : .varianceOrMismatch
    case (.part(.trainDev), _): isLike ? .chance : .dataMismatch
    case (.part, _): .overfittingToDev
    }
  }

  /// The row of the largest gap; nil where no error is larger than the one before it.
  public var largest: Row? {
    rows.filter { ($0.size ?? 0) > 0 && $0.gap != .chance }.reduce(nil as Row?) { best, row in
      (row.size ?? 0) > (best?.size ?? 0) ? row : best
    }
  }

  /// Whether training does better than people, so that its bias cannot be told.
  public var isBeyondHuman: Bool {
    rows.contains { $0.gap == .avoidableBias && ($0.size ?? 0) < 0 }
  }
}
