import Datasets
import Engine
import Matrices

/// An example that was answered wrongly.
public struct MisclassifiedExample: Hashable, Sendable {
  /// Which example of the part, from 0.
  public let example: Int
  /// What it is.
  public let truth: String
  /// What it was taken for.
  public let answer: String
  /// The output that decided.
  public let output: Double

  /// Every mistake on a part, in the order of the examples; missing labels cannot be mistaken.
  public static func all(
    _ evaluation: Evaluation, on dataset: Dataset, loss: Loss
  ) -> [MisclassifiedExample] {
    let question = OutputMeaning(dataset, loss: loss)
    return (0..<dataset.count).compactMap { example in
      switch question {
      case .choice(let classes):
        MisclassifiedExample(choice: classes, evaluation.predictions, dataset.Y, example)
      case .tasks(let tasks):
        MisclassifiedExample(tasks, evaluation.predictions, dataset.Y, example)
      }
    }
  }

  private init?(
    choice classes: [String], _ A: Matrix<Double>, _ Y: Matrix<Double>, _ example: Int
  ) {
    guard let truth = Y.largestRow(of: example), let answer = A.largestRow(of: example),
      truth != answer
    else { return nil }
    self.example = example
    self.truth = classes[truth]
    self.answer = classes[answer]
    output = A[answer, example]
  }

  /// Where several tasks are wrong all are named, and the first one's output is given.
  private init?(
    _ tasks: [OutputMeaning.Task], _ A: Matrix<Double>, _ Y: Matrix<Double>, _ example: Int
  ) {
    let wrong = tasks.indices.filter { row in
      let y = Y[row, example]
      return tasks[row].answers != nil && !y.isNaN && (y > 0.5) != (A[row, example] > 0.5)
    }
    guard let first = wrong.first else { return nil }
    func text(_ matrix: Matrix<Double>) -> String {
      wrong.compactMap { tasks[$0].answer(matrix[$0, example] > 0.5, alone: tasks.count == 1) }
        .joined(separator: ", ")
    }
    self.example = example
    truth = text(Y)
    answer = text(A)
    output = A[first, example]
  }
}

extension OutputMeaning.Task {
  /// `yes`, or with other tasks beside it `task: yes`.
  fileprivate func answer(_ isYes: Bool, alone: Bool) -> String? {
    guard let answers else { return nil }
    let word = isYes ? answers.positive : answers.negative
    return alone ? word : "\(name): \(word)"
  }
}
