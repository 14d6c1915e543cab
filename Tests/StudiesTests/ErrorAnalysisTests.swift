import Datasets
import Engine
import Matrices
import Testing

@testable import Studies

@Suite("Mistakes and their kinds")
struct ErrorAnalysisTests {
  /// Mistakes of two classes: every one of the first `wrong` of `count` examples.
  static func mistakes(_ wrong: Int, of count: Int) throws -> [MisclassifiedExample] {
    let Y = Matrix(shape: Shape(1, count), filledWith: 1.0)
    let A = Matrix(shape: Shape(1, count)) { _, column in column < wrong ? 0.25 : 0.75 }
    let dataset = Dataset(
      name: "made", source: "", X: A, Y: Y, featureNames: ["x"], targetNames: ["cat"],
      labels: .binary(negative: "no cat", positive: "cat"))
    return MisclassifiedExample.all(try .fake(A), on: dataset, loss: .bce)
  }

  @Test("A mistake says what it is and what it was taken for")
  func mistake() throws {
    let mistakes = try Self.mistakes(2, of: 5)
    #expect(mistakes.map(\.example) == [0, 1])
    #expect(mistakes[0].truth == "cat" && mistakes[0].answer == "no cat")
    #expect(mistakes[0].output == 0.25)
  }

  @Test("Of 100 mistakes in 1000, 5 dogs leave 9.5 % and 50 blurred ones 5 %")
  func ceilings() throws {
    var tags = Tags()
    for example in 0..<5 { tags.add("dog", to: example, of: .dev) }
    for example in 3..<53 { tags.add("blurred", to: example, of: .dev) }
    tags.add("dog", to: 700, of: .dev)
    let tally = Tally(try Self.mistakes(100, of: 1000), of: .dev, examples: 1000, tags: tags)
    #expect(tally.error == 0.1)
    #expect(tally.kinds.map(\.label) == ["blurred", "dog", nil])
    #expect(tally.kinds.map(\.count) == [50, 5, 47])
    #expect(tally.kinds.map(\.errorWithout) == [0.05, 0.095, 0.053])
    #expect(tally.kinds[1].share == 0.05)
  }

  @Test("Labels are given once, in order, and can be taken off")
  func tags() {
    var tags = Tags()
    for label in ["thin", "slanted", "thin"] { tags.add(label, to: 3, of: .dev) }
    #expect(tags[.dev, 3] == ["thin", "slanted"])
    #expect(tags[.test, 3].isEmpty && tags.count(in: .dev) == 1)
    let (first, second) = (
      tags.remove("thin", from: 3, of: .dev), tags.remove("thin", from: 3, of: .dev)
    )
    #expect(first && !second && tags[.dev, 3] == ["slanted"])
  }
}
