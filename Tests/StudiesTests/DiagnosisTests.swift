import Datasets
import Testing

@testable import Studies

@Suite("Which gap to close first")
struct DiagnosisTests {
  static func diagnose(
    _ human: Double?, _ errors: [Splits.Part: Double], isLike: Bool = false, answers: Int = 1000
  ) -> Diagnosis {
    Diagnosis(
      human: human, errors: errors.mapValues { .init(error: $0, answers: answers) },
      devIsLikeTraining: isLike)
  }

  static let cases: [(Double?, [Splits.Part: Double], Bool, Diagnosis.Gap?)] = [
    // Human 1 %, training 8 %, dev 10 %: bias; human 7.5 %: variance.
    (0.01, [.train: 0.08, .dev: 0.10], true, .avoidableBias),
    (0.075, [.train: 0.08, .dev: 0.10], true, .variance),
    // Human 0 %, training 1 %, training-dev 9 %, dev 10 %: variance; 1.5 % and 10 %: mismatch.
    (0, [.train: 0.01, .trainDev: 0.09, .dev: 0.10], false, .variance),
    (0, [.train: 0.01, .trainDev: 0.015, .dev: 0.10], false, .dataMismatch),
    (0, [.train: 0.10, .trainDev: 0.11, .dev: 0.12], false, .avoidableBias),
    (0, [.train: 0.01, .dev: 0.10], false, .varianceOrMismatch),
    (0, [.train: 0.01, .dev: 0.02, .test: 0.30], true, .overfittingToDev),
    (0, [.train: 0.01, .test: 0.30], true, .variance),
    (0, [.train: 0.02, .trainDev: 0.03, .dev: 0.30], true, .avoidableBias),
    (nil, [.train: 0.05], true, .avoidableBias),
    (0.05, [.train: 0.02, .dev: 0.01], true, nil),
  ]

  @Test("The largest gap is named", arguments: cases)
  func largest(
    _ human: Double?, _ errors: [Splits.Part: Double], _ isLike: Bool, _ gap: Diagnosis.Gap?
  ) {
    #expect(Self.diagnose(human, errors, isLike: isLike).largest?.gap == gap)
  }

  @Test("Human 4 %, 7 %, 10 %, 12 %, 12 %: gaps of 3, 3, 2 and 0")
  func allLevels() {
    let errors: [Splits.Part: Double] = [.train: 0.07, .trainDev: 0.1, .dev: 0.12, .test: 0.12]
    let diagnosis = Self.diagnose(0.04, errors)
    let gaps: [Diagnosis.Gap?] = [
      nil, .avoidableBias, .variance, .dataMismatch, .chance,
    ]
    #expect(diagnosis.rows.map(\.gap) == gaps)
    let sizes = diagnosis.rows.compactMap(\.size)
    for (size, expected) in zip(sizes, [0.03, 0.03, 0.02, 0]) {
      #expect(abs(size - expected) < 1e-15)
    }
  }

  @Test("Only a test error beyond dev's, and beyond chance, is overfitting to dev")
  func testBelowDev() {
    let gaps = [0.10, 0.20, 0.21, 0.30].map { test in
      Self.diagnose(0, [.train: 0.1, .dev: 0.2, .test: test], isLike: true, answers: 500)
        .rows.last?.gap
    }
    // Two standard errors at 20 % of 500 are 2 √(2 · 0.16/500), some 5 %.
    #expect(gaps == [.chance, .chance, .chance, .overfittingToDev])
  }

  @Test("On few examples a gap may be chance: two standard errors of the difference")
  func chance() throws {
    let errors: [Splits.Part: Double] = [.train: 0.1, .dev: 0.2]
    let few = Self.diagnose(0.1, errors, isLike: true, answers: 50)
    let row = try #require(few.largest)
    // 2 √(0.09/50 + 0.16/50)
    #expect(abs(row.chance - 2 * (0.25 / 50).squareRoot()) < 1e-15)
    #expect(row.isWithinChance)
    let many = try #require(Self.diagnose(0.1, errors, isLike: true, answers: 5000).largest)
    #expect(!many.isWithinChance)
  }

  @Test("Doing better than people is said, and every gap but chance has a remedy")
  func beyondHuman() {
    #expect(Self.diagnose(0.05, [.train: 0.02, .dev: 0.09]).isBeyondHuman)
    #expect(!Self.diagnose(nil, [.train: 0.02]).isBeyondHuman)
    #expect(Self.diagnose(nil, [.train: 0.02]).assumesHumanZero)
    for gap in Diagnosis.Gap.allCases { #expect(gap.remedies.isEmpty == (gap == .chance)) }
  }
}
