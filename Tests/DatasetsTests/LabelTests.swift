import Matrices
import Testing

@testable import Datasets

@Suite("What labels mean")
struct LabelTests {
  struct Case: Sendable {
    let column: [String]
    var kind = LabelKind.automatic
    let labels: Labels
    let Y: [Double?]
  }

  static let cases = [
    Case(
      column: ["b", "a", "b"], labels: .binary(negative: "a", positive: "b"), Y: [1, 0, 1]),
    Case(
      column: ["否", "是", "否"], labels: .binary(negative: "否", positive: "是"), Y: [0, 1, 0]),
    Case(
      column: ["b", "?", "a", "", "c"], labels: .oneHot(["a", "b", "c"]),
      Y: [0, 1, 0, nil, nil, nil, 1, 0, 0, nil, nil, nil, 0, 0, 1]),
    Case(
      column: ["0", "1", "1", "?"], labels: .binary(negative: "0", positive: "1"),
      Y: [0, 1, 1, nil]),
    Case(column: ["1"], labels: .binary(negative: "0", positive: "1"), Y: [1]),
    Case(
      column: ["1", "-1", "-1", "1"], labels: .binary(negative: "-1", positive: "1"),
      Y: [1, 0, 0, 1]),
    Case(
      column: ["10", "9", "8", "9", "10", "8"], labels: .oneHot(["8", "9", "10"]),
      Y: [0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0]),
    Case(column: ["1", "2", "3"], labels: .numbers, Y: [1, 2, 3]),
    Case(column: ["0.5", "1", "0.5", "1"], labels: .numbers, Y: [0.5, 1, 0.5, 1]),
    Case(column: ["1.5", "nan", "2"], labels: .numbers, Y: [1.5, nil, 2]),
    Case(column: ["0", "1"], kind: .numbers, labels: .numbers, Y: [0, 1]),
    Case(
      column: ["2.5", "1", "2.5"], kind: .classes, labels: .binary(negative: "1", positive: "2.5"),
      Y: [1, 0, 1]),
    Case(
      column: ["x", "\"x\"", "7"], labels: .binary(negative: "7", positive: "x"), Y: [1, 1, 0]),
  ]

  @Test("One target column", arguments: cases)
  func one(_ expected: Case) throws {
    let text = "x,y\n" + expected.column.map { "1,\($0)\n" }.joined()
    let dataset = try CSV(bytes: Array(text.utf8), file: "t.csv")
      .dataset(TableOptions(labelKind: expected.kind))
    #expect(dataset.labels == expected.labels)
    #expect(dataset.Y.elements.map { $0.isNaN ? nil : $0 } == expected.Y)
    #expect(dataset.Y.columns == expected.column.count)
  }

  @Test("Several target columns are tasks, one row each, with missing labels")
  func tasks() throws {
    let text = "x,rain,wind,kind\n1,1,2.5,low\n2,?,3,high\n3,0,,low\n"
    let options = TableOptions(targets: ["rain", "wind", "kind"])
    let dataset = try CSV(bytes: Array(text.utf8), file: "t.csv").dataset(options)
    #expect(
      dataset.labels
        == .tasks([
          .binary(negative: "0", positive: "1"), .number,
          .binary(negative: "high", positive: "low"),
        ]))
    #expect(dataset.Y.elements.map { $0.isNaN ? -1 : $0 } == [1, 2.5, 1, -1, 3, 0, 0, -1, 1])
    #expect(dataset.outputNames == ["rain", "wind", "kind"])
  }

  @Test("Target columns that are one-hot already are classes by the columns' names")
  func oneHot() throws {
    let text = "x,cat,dog,bird\n1,1,0,0\n2,0,0,1\n3,0,1,0\n4,?,?,?\n"
    let options = TableOptions(targets: ["cat", "dog", "bird"])
    let dataset = try CSV(bytes: Array(text.utf8), file: "t.csv").dataset(options)
    #expect(dataset.labels == .oneHot(["cat", "dog", "bird"]))
    #expect(dataset.outputNames == ["cat", "dog", "bird"])
    #expect(dataset.Y[0, 3].isNaN && dataset.Y[2, 1] == 1)
    #expect(dataset.classCounts.map(\.count) == [1, 1, 1])
    #expect(dataset.missingLabelCount == 1)
    #expect(dataset.classPosition(of: 1) == 2 && dataset.classPosition(of: 3) == nil)
  }

  static let variables: [(Shape, [Double], Labels)] = [
    (Shape(1, 3), [0, 1, .nan], .binary(negative: "0", positive: "1")),
    (Shape(1, 3), [0, 2, 1], .numbers),
    (Shape(3, 2), [0, 1, 0, 1, 0, 0], .oneHot(["0", "1", "2"])),
    (
      Shape(2, 3), [0, 1, 1, 1, .nan, 0],
      .tasks([.binary(negative: "0", positive: "1"), .binary(negative: "0", positive: "1")])
    ),
    (Shape(2, 2), [0, 1.5, 1, 2], .tasks([.binary(negative: "0", positive: "1"), .number])),
    (Shape(2, 2), [0.5, 1.5, 1, 2], .numbers),
  ]

  @Test("Variables keep their y and are understood by its values", arguments: variables)
  func fromVariables(_ shape: Shape, _ values: [Double], _ labels: Labels) throws {
    let y = Matrix(shape: shape, columnMajor: values)
    let x = Matrix<Double>(shape: Shape(2, shape.columns), filledWith: 1)
    let dataset = try Dataset.from(x: x, y: y)
    #expect(dataset.labels == labels)
    #expect(dataset.Y.elements.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test("Variables that do not fit together are refused with both shapes")
  func refusedVariables() {
    let x = Matrix<Double>(shape: Shape(2, 3), filledWith: 1)
    var wrong = x
    wrong[1, 2] = .nan
    func y(_ columns: Int, _ value: Double = 1) -> Matrix<Double> {
      Matrix(shape: Shape(1, columns), filledWith: value)
    }
    #expect(
      message { try Dataset.from(x: x, y: y(4)) }
        == "x (2, 3) has 3 examples and y (1, 4) has 4: 3 ≠ 4; one example is a column of both")
    #expect(
      message { try Dataset.from(x: wrong, y: y(3)) }
        == "x[1, 2] is not a finite number; only y may have NaN: a missing label")
    #expect(
      message { try Dataset.from(x: x, y: y(3, .infinity)) }
        == "y[0, 0] is not a finite number; only y may have NaN: a missing label")
    let none = Matrix<Double>(shape: Shape(2, 0), filledWith: 1)
    #expect(message { try Dataset.from(x: none, y: y(0)) } == "x (2, 0) is empty")
  }
}
