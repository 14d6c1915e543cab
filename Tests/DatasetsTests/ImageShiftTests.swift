import Matrices
import Testing

@testable import Datasets

@Suite("Pictures of another distribution")
struct ImageShiftTests {
  /// Three pictures of 4 by 5 pixels.
  func pictures() throws -> Dataset {
    let pixels = try #require(Reference.shared.shifts["X"])
    let size = ImageSize(height: 4, width: 5)
    return Dataset(
      name: "pictures", source: "", X: Matrix(shape: Shape(20, 3), columnMajor: pixels),
      Y: Matrix(shape: Shape(1, 3), columnMajor: [0, 1, 0]),
      featureNames: Dataset.pixelNames(size), targetNames: ["label"],
      labels: .binary(negative: "0", positive: "1"), image: size)
  }

  @Test("Each shift makes the pictures NumPy makes", arguments: ImageShift.allCases)
  func agreesWithNumPy(_ shift: ImageShift) throws {
    let shifted = try pictures().shifted(by: shift, seed: 9)
    let expected = try #require(Reference.shared.shifts[shift.rawValue])
    let farthest = zip(shifted.X.elements, expected).map { abs($0 - $1) }.max()
    #expect(try #require(farthest) < 1e-13)
    #expect(shifted.notes.map(\.words.en).last?.hasSuffix(shift.rawValue) == true)
  }

  @Test("A quarter turn against the clock brings the right column to the top")
  func quarterTurn() {
    let turned = ImageShift.rotated(
      [1, 2, 3, 4], ImageSize(height: 2, width: 2), degrees: 90, background: 0)
    #expect(zip(turned, [2, 4, 1, 3]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("Some parts of a split are shifted and the others are not")
  func parts() throws {
    let splits = try pictures().split(train: 0.34, dev: 0.33, test: 0.33, seed: 1)
    let shifted = try splits.shifting([.dev, .test], by: .invert, seed: 1)
    #expect(shifted.train == splits.train)
    #expect(shifted[.dev]?.X != splits[.dev]?.X)
    #expect(shifted[.test]?.Y == splits[.test]?.Y)
  }

  @Test("Two distributions are mixed by putting one set behind the other")
  func appended() throws {
    let first = try pictures()
    let both = try first.appending(first.shifted(by: .invert, seed: 1))
    #expect(both.count == 6)
    #expect(both.selecting([0, 1, 2]).X == first.X)
    #expect(both.Y.elements == [0, 1, 0, 0, 1, 0])
  }

  @Test("What holds no pictures, and what does not fit, is refused")
  func refused() throws {
    let iris = try BundledDataset.iris.load(from: .checkout)
    #expect(
      message { try iris.shifted(by: .rotate, seed: 1) }
        == "'iris' holds no pictures to shift; take digits or mnist5k")
    #expect(
      message { try pictures().appending(iris) }
        == "'iris' cannot be added to 'pictures': their features or labels differ; "
        + "both need the same features and the same classes")
  }
}
