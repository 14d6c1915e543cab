import Matrices
import Testing

@testable import Datasets

@Suite("Some classes of a data set, labelled anew")
struct ClassSelectionTests {
  /// Two examples of each of six classes, then one without a label; a feature counts them.
  private func set(_ classes: [String] = ["a", "b", "c", "a-b", "猫", "-1"]) -> Dataset {
    let count = 2 * classes.count + 1
    return Dataset(
      name: "letters", source: "here",
      X: Matrix(shape: Shape(1, count), columnMajor: (0..<count).map(Double.init)),
      Y: Matrix(shape: Shape(classes.count, count)) { row, example in
        example == count - 1 ? .nan : example / 2 == row ? 1 : 0
      },
      featureNames: ["x"], targetNames: ["letter"], labels: .oneHot(classes))
  }

  static let selections: [(String, [String], [Double])] = [
    ("a,c", ["a", "c"], [0, 1, 4, 5]),
    ("c,a", ["a", "c"], [0, 1, 4, 5]),
    ("a-c", ["a", "b", "c"], [0, 1, 2, 3, 4, 5]),
    ("b-c,猫", ["b", "c", "猫"], [2, 3, 4, 5, 8, 9]),
    ("a-b,-1", ["a-b", "-1"], [6, 7, 10, 11]),
    ("a-b-猫", ["a-b", "猫"], [6, 7, 8, 9]),
    ("猫--1", ["猫", "-1"], [8, 9, 10, 11]),
    ("a,a,b-b", ["a", "b"], [0, 1, 2, 3]),
  ]

  @Test("Names, ranges and names that look like ranges", arguments: selections)
  func selects(text: String, classes: [String], examples: [Double]) throws {
    let kept = try set().keeping(classes: text)
    #expect(kept.labels.classNames == classes)
    #expect(kept.X.elements == examples)
    let positions = (0..<kept.count).map { kept.classPosition(of: $0) }
    #expect(positions == (0..<kept.count).map { $0 / 2 })
    #expect(kept.Y.rows == (classes.count == 2 ? 1 : classes.count))
    #expect(kept.notes.count == 1)
  }

  static let refusals: [(String, String)] = [
    ("a", "only=a leaves one class; there must be two to tell apart"),
    ("a,d", "there is no class 'd'; there are: a, b, c, a-b, 猫, -1"),
    ("", "there is no class ''; there are: a, b, c, a-b, 猫, -1"),
    ("c-a", "there is no class 'c-a'; there are: a, b, c, a-b, 猫, -1"),
    ("a,,b", "there is no class ''; there are: a, b, c, a-b, 猫, -1"),
  ]

  @Test("What is no choice of classes is refused", arguments: refusals)
  func refuses(text: String, sentence: String) {
    #expect(message { try set().keeping(classes: text) } == sentence)
  }

  @Test("Numbers are no classes, and classes may have no example")
  func refusesOthers() throws {
    let numbers = try Dataset.from(x: Matrix(1.0), y: Matrix(0.5))
    #expect(
      message { try numbers.keeping(classes: "0-1") }
        == "the labels of 'x y' are no classes to choose from; leave only= out")
    var empty = set()
    empty = empty.selecting([0, 1])
    #expect(
      message { try empty.keeping(classes: "b,c") } == "no example is of only=b,c")
  }
}
