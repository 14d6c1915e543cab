import Glibc
import Matrices
import Testing

@testable import Datasets

@Suite("Splits and normalisation")
struct SplitTests {
  /// A set whose examples carry their own numbers.
  func numbered(_ count: Int) -> Dataset {
    let row = Matrix(shape: Shape(1, count), columnMajor: (0..<count).map(Double.init))
    return Dataset(
      name: "numbered", source: "", X: row, Y: row, featureNames: ["x"], targetNames: ["y"],
      labels: .numbers)
  }

  @Test(
    "The parts are pieces of np.random.permutation, in order",
    arguments: Reference.shared.permutations)
  func permutation(_ expected: Reference.Permutation) throws {
    let whole = try numbered(expected.n).split(train: 1, seed: expected.seed)
    #expect(whole.train.X.elements == expected.order.map(Double.init))
    #expect(whole.parts == [.train])
    guard expected.n >= 10 else { return }
    let splits = try numbered(expected.n)
      .split(train: 0.4, dev: 0.2, test: 0.1, trainDev: 0.3, seed: expected.seed)
    let parts = splits.parts.compactMap { splits[$0]?.X.elements }.joined()
    #expect(Array(parts) == expected.order.map(Double.init))
    #expect(splits.parts == [.train, .trainDev, .dev, .test])
    #expect(splits.indices[.dev]?.map(Double.init) == splits[.dev]?.Y.elements)
  }

  static let sizes: [(Int, [Double], [Int])] = [
    (150, [0.8, 0, 0.2, 0], [120, 0, 30, 0]),
    (10, [0.7, 0, 0.2, 0.1], [7, 0, 2, 1]),
    (3, [0.34, 0, 0.33, 0.33], [1, 0, 1, 1]),
    (3, [0.98, 0, 0.01, 0.01], [1, 0, 1, 1]),
    (5000, [0.98, 0, 0.01, 0.01], [4900, 0, 50, 50]),
    (10, [0.1, 0.2, 0.3, 0.4], [1, 2, 3, 4]),
    (7, [0.5, 0, 0, 0], [4, 0, 0, 0]),
    (1000, [0.5, 0, 1e-9, 0], [500, 0, 1, 0]),
    (1, [1e-300, 0, 0, 0], [1, 0, 0, 0]),
  ]

  @Test("Sizes are the nearest, and no part asked for is empty", arguments: sizes)
  func nearestSizes(_ count: Int, _ fractions: [Double], _ sizes: [Int]) throws {
    #expect(try Dataset.sizes(of: fractions, count: count) == sizes)
  }

  @Test("What fractions leave over is unused, and said")
  func unused() throws {
    let splits = try numbered(10).split(train: 0.6, dev: 0.2, seed: 1)
    #expect(splits.unused == 2)
    #expect(splits.notes.map(\.words.en) == ["2 of 10 examples are in no part"])
    #expect(Splits(whole: numbered(4)).notes == [])
  }

  static let refused: [(Int, [Double], String)] = [
    (9, [1.2, 0, 0, 0], "train=1.2 is no fraction; write 0.012 for 1.2 %"),
    (9, [60, 0, 20, 20], "train=60.0 is no fraction; write 0.6 for 60.0 %"),
    (9, [0.5, 0, -0.1, 0], "dev=-0.1 is no fraction; take a number from 0 to 1"),
    (9, [0.5, .nan, 0, 0], "train_dev=nan is no fraction; take a number from 0 to 1"),
    (9, [0, 0, 1, 0], "nothing is left to train on; give train= a fraction above 0"),
    (9, [0.75, 0, 0.25, 0.25], "the fractions sum to 1.25; they may sum to 1 at most"),
    (2, [0.5, 0, 0.2, 0.2], "2 examples cannot be split into 3 parts; leave a part out"),
  ]

  @Test("Fractions that cannot be split by", arguments: refused)
  func refuses(_ count: Int, _ fractions: [Double], _ sentence: String) {
    #expect(message { try Dataset.sizes(of: fractions, count: count) } == sentence)
  }

  @Test("Normalised features are those of NumPy; a constant one is left at 0")
  func normalization() throws {
    let expected = Reference.shared.normalization
    let X = Matrix(shape: Shape(5, 40), columnMajor: expected.X)
    let normalization = Normalization(training: X)
    let result = normalization.applied(to: X)
    let farthest = zip(result.elements, expected.normalized).map { abs($0 - $1) }.max()
    #expect(try #require(farthest) < 1e-13)
    #expect((0..<40).allSatisfy { result[2, $0] == 0 })
  }

  @Test("Features whose squares are too large or too small are normalised as those of others")
  func extreme() {
    // (1 - 2) / √(2/3) = -1.2247448713915890, whatever the unit.
    let X = Matrix<Double>(shape: Shape(2, 3)) { row, column in
      Double(column + 1) * (row == 0 ? 1e-170 : 1e160)
    }
    let result = Normalization(training: X).applied(to: X)
    for row in 0..<2 {
      for (column, expected) in [-1.2247448713915890, 0, 1.2247448713915890].enumerated() {
        #expect(abs(result[row, column] - expected) < 1e-14)
      }
    }
  }

  @Test("Every part is normalised by the training part's mean and deviation")
  func everyPart() throws {
    let splits = try numbered(10).split(train: 0.5, dev: 0.5, seed: 3)
    let training = splits.train.X.elements
    let mean = training.reduce(0, +) / 5
    let deviation = (training.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 5).squareRoot()
    let (normalized, by) = splits.normalized()
    #expect(by.mean[0, 0] == mean)
    for part in [Splits.Part.train, .dev] {
      let before = try #require(splits[part]).X.elements
      #expect(try #require(normalized[part]).X.elements == before.map { ($0 - mean) / deviation })
      #expect(normalized[part]?.Y == splits[part]?.Y)
    }
  }

  @Test("A feature constant in training only stays finite in every part")
  func constantInTrainingOnly() {
    let normalization = Normalization(training: Matrix(shape: Shape(1, 3), filledWith: 0.1))
    let other = Matrix(shape: Shape(1, 2), columnMajor: [0.1, 5])
    #expect(normalization.applied(to: other).elements == [0, 0])
  }
}
