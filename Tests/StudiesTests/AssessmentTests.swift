import Datasets
import Engine
import Matrices
import Testing

@testable import Studies

@Suite("How good predictions are")
struct AssessmentTests {
  /// Judges predictions, a column an example.
  static func assess(
    _ predictions: [[Double]], _ labels: [[Double]], _ meaning: Labels, _ loss: Loss,
    names: [String] = ["a", "b", "c"]
  ) throws -> Assessment {
    let Y = Matrix(shape: Shape(labels[0].count, labels.count), columnMajor: labels.flatMap(\.self))
    let A = Matrix(shape: Y.shape, columnMajor: predictions.flatMap(\.self))
    let dataset = Dataset(
      name: "made", source: "", X: Matrix(shape: Shape(1, labels.count), filledWith: 0), Y: Y,
      featureNames: ["x"], targetNames: names, labels: meaning)
    return Assessment(try .fake(A), on: dataset, loss: loss)
  }

  @Test("Eight answers to one question, counted by hand: TP 2, FP 1, FN 2, TN 3")
  func byHand() throws {
    let answers = [0.9, 0.8, 0.7, 0.1, 0.2, 0.3, 0.4, 0.5]
    let truths: [Double] = [1, 1, 0, 1, 1, 0, 0, 0]
    let result = try Self.assess(
      answers.map { [$0] }, truths.map { [$0] }, .binary(negative: "no", positive: "yes"), .bce)
    let counts = try #require(result.tasks[0].counts)
    #expect(
      counts
        == BinaryCounts(
          truePositives: 2, falsePositives: 1, falseNegatives: 2, trueNegatives: 3))
    #expect(result.value(.accuracy) == 5.0 / 8)
    #expect(result.value(.error) == 3.0 / 8)
    #expect(result.value(.precision) == 2.0 / 3)
    #expect(result.value(.recall) == 0.5)
    #expect(result.value(.F1) == 4.0 / 7)
  }

  @Test("Three classes: macro averages are means over the classes")
  func macroAverages() throws {
    // Truths 0 0 1 1 2, answers 0 1 1 1 0: precision 1/2, 2/3, 0/0; recall 1/2, 1, 0.
    let result = try Self.assess(
      [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0, 1, 0], [0.2, 0.5, 0.3], [0.4, 0.3, 0.3]],
      [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]], .oneHot(["a", "b", "c"]), .ce)
    let confusion = try #require(result.confusion)
    let rows = (0..<3).map { truth in (0..<3).map { confusion[truth, $0] } }
    #expect(rows == [[1, 1, 0], [0, 2, 0], [1, 0, 0]])
    #expect(confusion.total == 5 && confusion.right == 3)
    #expect(confusion.against(2).precision.isNaN)
    #expect(result.value(.accuracy) == 0.6)
    #expect(result.value(.precision) == (1.0 / 2 + 2.0 / 3) / 2)
    let recall = 1.5 / 3
    #expect(result.value(.recall) == recall)
    let F1 = 1.3 / 3
    #expect(result.value(.F1) == F1)
    #expect(confusion.worst(1) == [.init(truth: 0, answer: 1, count: 1)])
  }

  @Test("Missing labels are counted out, task by task, and the costs add up to J")
  func missingLabels() throws {
    let nan = Double.nan
    let task = Labels.Task.binary(negative: "0", positive: "1")
    let result = try Self.assess(
      [[0.9, 0.2], [0.4, 0.6], [0.7, 0.3]], [[1, nan], [1, 0], [nan, 0]], .tasks([task, task]),
      .bce)
    #expect(result.tasks.map(\.known) == [2, 2])
    #expect(result.tasks.map(\.missing) == [1, 1])
    #expect(result.value(.accuracy) == 0.5)
    // -(log 0.9 + log 0.4) / 3 and -(log 0.4 + log 0.7) / 3, worked out apart.
    #expect(abs(result.tasks[0].cost - 0.34055041584399376) < 1e-15)
    #expect(abs(result.tasks[1].cost - 0.4243218919376292) < 1e-15)
    #expect(result.tasks[0].counts?.recall == 0.5)
    #expect(result.tasks[1].counts?.recall.isNaN == true)
  }

  @Test("0/0 is not a number: nothing called yes, nothing yes, nothing labelled")
  func undefined() throws {
    let none = BinaryCounts(trueNegatives: 3)
    #expect(none.precision.isNaN && none.recall.isNaN && none.F1.isNaN && none.accuracy == 1)
    let missed = BinaryCounts(falseNegatives: 2)
    #expect(missed.precision.isNaN && missed.recall == 0 && missed.F1 == 0)
    #expect(BinaryCounts().accuracy.isNaN)
  }

  @Test("Numbers have a cost and no right or wrong")
  func numbers() throws {
    let result = try Self.assess([[1], [5]], [[4], [1]], .numbers, .squared)
    #expect(result.value(.accuracy) == nil && result.value(.F1) == nil)
    #expect(!result.question.hasClasses)
    #expect(result.tasks[0].cost == 6.25)
    #expect(result.tasks[0].rootMeanSquare == 12.5.squareRoot())
  }

  @Test("Ten sigmoids with one-hot labels choose one class", arguments: [Loss.bce, .squared])
  func oneHotChooses(_ loss: Loss) throws {
    let result = try Self.assess(
      [[0.3, 0.4, 0.2], [0.1, 0.2, 0.45]], [[0, 1, 0], [1, 0, 0]], .oneHot(["a", "b", "c"]), loss)
    #expect(result.value(.accuracy) == 0.5)
  }

  @Test("On random answers the matrix agrees with a slow count", arguments: 0..<40)
  func agreesWithSlowCount(_ seed: UInt32) throws {
    var random = NumPyRandom(seed: seed)
    let classes = 2 + Int(random.integer(through: 5))
    let count = 1 + Int(random.integer(through: 60))
    let truths = (0..<count).map { _ in Int(random.integer(through: UInt32(classes - 1))) }
    let answers = (0..<count).map { _ in Int(random.integer(through: UInt32(classes - 1))) }
    func oneHot(_ index: Int) -> [Double] { (0..<classes).map { $0 == index ? 1 : 0 } }
    let result = try Self.assess(
      answers.map(oneHot), truths.map(oneHot), .oneHot((0..<classes).map(String.init)), .ce)
    let confusion = try #require(result.confusion)
    #expect(confusion.total == count)
    let pairs = Array(zip(truths, answers))
    for index in 0..<classes {
      let counts = confusion.against(index)
      #expect(counts.truePositives == pairs.count { $0 == index && $1 == index })
      #expect(counts.falsePositives == pairs.count { $0 != index && $1 == index })
      #expect(counts.falseNegatives == pairs.count { $0 == index && $1 != index })
      #expect(counts.total == count)
      for other in 0..<classes {
        #expect(confusion[index, other] == pairs.count { $0 == index && $1 == other })
      }
    }
    #expect(result.value(.accuracy) == Double(pairs.count { $0 == $1 }) / Double(count))
  }
}

extension Evaluation {
  /// An evaluation with these predictions, as a network that passes its input on gives it.
  static func fake(_ predictions: Matrix<Double>) throws -> Evaluation {
    let layer = Layer(units: predictions.rows, activation: .linear)
    let network = try Network(inputs: predictions.rows, layers: [layer])
    let set = try TrainingSet(X: predictions, Y: predictions)
    let run = try Trainer(network, on: set, with: Hyperparameters())
    let square = Shape(predictions.rows, predictions.rows)
    try run.set("W1", to: Matrix(shape: square) { $0 == $1 ? 1 : 0 })
    return try run.evaluate(set)
  }
}
