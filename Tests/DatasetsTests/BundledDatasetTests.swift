import Matrices
import TestSupport
import Testing

@testable import Datasets

@Suite("The data sets that come with the program")
struct BundledDatasetTests {
  struct Expected: Sendable {
    let set: BundledDataset
    let X: Shape
    let Y: Shape
    /// Counted with Python's csv and struct modules.
    let classes: [String: Int]
    /// The smallest and the largest feature value.
    let range: ClosedRange<Double>
  }

  static let digitCounts = [
    "0": 178, "1": 182, "2": 177, "3": 183, "4": 181, "5": 182, "6": 181, "7": 179, "8": 174,
    "9": 180,
  ]

  static let all = [
    Expected(
      set: .iris, X: Shape(4, 150), Y: Shape(3, 150),
      classes: ["setosa": 50, "versicolor": 50, "virginica": 50], range: 0.1...7.9),
    Expected(
      set: .digits, X: Shape(64, 1797), Y: Shape(10, 1797), classes: digitCounts, range: 0...16),
    Expected(
      set: .mnist5k, X: Shape(784, 5000), Y: Shape(10, 5000),
      classes: digitCounts.mapValues { _ in 500 }, range: 0...1),
    Expected(
      set: .breastCancer, X: Shape(30, 569), Y: Shape(1, 569),
      classes: ["benign": 357, "malignant": 212], range: 0...4254),
  ]

  @Test("They have the shapes, classes and values of their files", arguments: all)
  func load(_ expected: Expected) throws {
    let dataset = try expected.set.load(from: .checkout)
    #expect(dataset.X.shape == expected.X)
    #expect(dataset.Y.shape == expected.Y)
    let counts = dataset.classCounts.map { ($0.name, $0.count) }
    #expect(Dictionary(uniqueKeysWithValues: counts) == expected.classes)
    #expect(counts.map(\.0) == expected.classes.keys.sorted())
    #expect(dataset.missingLabelCount == 0)
    #expect(dataset.X.elements.min() == expected.range.lowerBound)
    #expect(dataset.X.elements.max() == expected.range.upperBound)
    #expect(dataset.featureNames.count == expected.X.rows)
    #expect(dataset.name == expected.set.rawValue)
  }
}

extension Home {
  /// The folder these tests were built from.
  static let checkout = Home(
    folder: Checkout.folder)
}
