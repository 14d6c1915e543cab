import Engine
import Glibc
import Matrices

/// How well one row of the output does, missing labels counted out.
public struct TaskAssessment: Hashable, Sendable {
  /// What is asked.
  public let task: OutputMeaning.Task
  /// How many labels there are.
  public let known: Int
  /// How many are missing.
  public let missing: Int
  /// What this task adds to the cost: its losses, over all examples.
  ///
  /// The tasks add up to J.
  public let cost: Double
  /// Right and wrong answers, where the task is answered by yes or no.
  public let counts: BinaryCounts?
  /// √(mean (a - y)²) over the labels there are.
  public let rootMeanSquare: Double

  /// Judges a row of predictions by the labels.
  init(
    _ task: OutputMeaning.Task, row: Int, _ evaluation: Evaluation, labels: Matrix<Double>,
    loss: Loss
  ) {
    var counts = BinaryCounts()
    var (known, cost, squares) = (0, 0.0, 0.0)
    for column in 0..<labels.columns where !labels[row, column].isNaN {
      let (a, y) = (evaluation.predictions[row, column], labels[row, column])
      known += 1
      cost += loss.term(evaluation.lossInputs[row, column], y)
      squares += (a - y) * (a - y)
      counts.count(truth: y > 0.5, answer: a > 0.5)
    }
    self.task = task
    self.known = known
    missing = labels.columns - known
    self.cost = cost / Double(labels.columns)
    self.counts = task.answers == nil ? nil : counts
    rootMeanSquare = (squares / Double(known)).squareRoot()
  }
}

extension Loss {
  /// One output's part of the loss by what that is computed from; 0·log 0 is 0.
  fileprivate func term(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .bce: -(Self.log(x, times: y) + Self.log(1 - x, times: 1 - y))
    case .bceFromZ: max(x, 0) - x * y + log1p(exp(-x.magnitude))
    // Classes to choose among are no questions of their own; their losses are not taken apart.
    case .ce, .ceFromZ: -Self.log(x, times: y)
    case .squared: (x - y) * (x - y) / 2
    }
  }

  private static func log(_ a: Double, times y: Double) -> Double {
    y == 0 ? 0 : y * Glibc.log(a)
  }
}
