import Glibc
import Matrices
import Testing

@testable import Datasets

@Suite("Data sets that are made up")
struct GeneratorTests {
  @Test("Their points are those of the NumPy program", arguments: Reference.shared.generators)
  func agreesWithNumPy(_ expected: Reference.Generated) throws {
    let generator = try #require(Generator(rawValue: expected.name))
    let dataset = try generator.make(
      count: expected.n, noise: expected.noise, classes: expected.classes, seed: expected.seed)
    #expect(dataset.X.shape == Shape(2, expected.n))
    let farthest = zip(dataset.X.elements, expected.X).map { abs($0 - $1) }.max()
    #expect(try #require(farthest) < 1e-13)
    #expect(classes(of: dataset) == expected.y)
  }

  func classes(of dataset: Dataset) -> [Int] {
    (0..<dataset.count).map { example in
      dataset.Y.rows == 1
        ? Int(dataset.Y[0, example])
        : (0..<dataset.Y.rows).first { dataset.Y[$0, example] == 1 } ?? -1
    }
  }

  @Test("Two classes are one row, more are one-hot")
  func labels() throws {
    #expect(try Generator.blobs.make(seed: 1).labels == .binary(negative: "0", positive: "1"))
    #expect(try Generator.spiral.make(classes: 3, seed: 1).labels == .oneHot(["0", "1", "2"]))
  }

  @Test("Four points of xor without noise are its truth table")
  func truthTable() throws {
    let dataset = try Generator.xor.make(count: 4, noise: 0, seed: 1)
    #expect(dataset.X.elements == [0, 0, 0, 1, 1, 0, 1, 1])
    #expect(dataset.Y.elements == [0, 1, 1, 0])
  }

  static let refused: [(String, Int?, Double?, Int?, String)] = [
    ("mons", nil, nil, nil, "there is no data set 'mons'; did you mean 'moons'?"),
    ("Iris", nil, nil, nil, "there is no data set 'Iris'; did you mean 'iris'?"),
    (
      "xyzzy", nil, nil, nil,
      "there is no data set 'xyzzy'; there are: iris, digits, mnist5k, breast_cancer, "
        + "xor, moons, circles, blobs, spiral, flower"
    ),
    ("moons", 0, nil, nil, "'moons' cannot have 0 examples; n= goes from 2 to 1000000"),
    ("moons", -3, nil, nil, "'moons' cannot have -3 examples; n= goes from 2 to 1000000"),
    ("blobs", 3, nil, 4, "'blobs' cannot have 3 examples; n= goes from 4 to 1000000"),
    (
      "moons", .max, nil, nil,
      "'moons' cannot have 9223372036854775807 examples; n= goes from 2 to 1000000"
    ),
    ("moons", nil, -0.1, nil, "noise=-0.1 is no standard deviation; take 0 or more"),
    ("moons", nil, .nan, nil, "noise=nan is no standard deviation; take 0 or more"),
    ("moons", nil, .infinity, nil, "noise=inf is no standard deviation; take 0 or more"),
    ("moons", nil, nil, 3, "'moons' cannot have 3 classes; it always has 2"),
    ("blobs", nil, nil, 1, "'blobs' cannot have 1 classes; classes= goes from 2 to 10"),
    (
      "iris", nil, 0.1, nil,
      "'iris' has no option noise=; leave it out; help data says which data each option is for"
    ),
    ("iris", 151, nil, nil, "'iris' cannot have 151 examples; n= goes from 1 to 150"),
  ]

  @Test("What cannot be made is refused with what can", arguments: refused)
  func refuses(_ name: String, _ n: Int?, _ noise: Double?, _ classes: Int?, _ sentence: String) {
    #expect(
      message {
        try Dataset.named(
          name, count: n, noise: noise, classes: classes, seed: 0, home: .checkout)
      } == sentence)
  }

  @Test("By their names they come with what they need", arguments: Dataset.names)
  func named(_ name: String) throws {
    let dataset = try Dataset.named(name, count: 30, seed: 5, home: .checkout)
    #expect(dataset.count == 30)
    #expect(dataset.name == name)
    #expect(!dataset.source.isEmpty)
  }

  @Test("The first examples of a bundled set keep all classes and say so")
  func first() throws {
    let dataset = try Dataset.named("iris", count: 20, seed: 0, home: .checkout)
    #expect(dataset.Y.shape == Shape(3, 20))
    #expect(dataset.notes.map(\.words.en) == ["the first 20 of 150 examples"])
  }
}
