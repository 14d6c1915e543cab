import Datasets
import Engine
import Matrices

/// How good a network is on a part of the data.
public struct Assessment: Hashable, Sendable {
  /// What the outputs answer.
  public let question: OutputMeaning
  /// The number of examples.
  public let examples: Int
  /// The mean loss J, without what regularisation adds.
  public let cost: Double
  /// What was taken for what, where one class of several is chosen.
  public let confusion: ConfusionMatrix?
  /// Each row of the output, where each is a question of its own.
  public let tasks: [TaskAssessment]

  /// Judges what a network puts out by the labels; missing labels are counted out.
  public init(_ evaluation: Evaluation, on dataset: Dataset, loss: Loss) {
    question = OutputMeaning(dataset, loss: loss)
    examples = dataset.count
    cost = evaluation.cost
    switch question {
    case .choice(let classes):
      confusion = Self.confusion(classes, evaluation.predictions, dataset.Y)
      tasks = []
    case .tasks(let tasks):
      confusion = nil
      self.tasks = tasks.enumerated().map { row, task in
        TaskAssessment(task, row: row, evaluation, labels: dataset.Y, loss: loss)
      }
    }
  }

  private static func confusion(
    _ classes: [String], _ predictions: Matrix<Double>, _ labels: Matrix<Double>
  ) -> ConfusionMatrix {
    var confusion = ConfusionMatrix(classes: classes)
    for column in 0..<labels.columns {
      guard let truth = labels.largestRow(of: column),
        let answer = predictions.largestRow(of: column)
      else { continue }
      confusion.count(truth: truth, answer: answer)
    }
    return confusion
  }

  /// A number by its name; nil where the question has no right and wrong.
  ///
  /// NaN stands for 0/0. With several classes or tasks precision, recall and F1 are macro averages:
  /// the mean over those where they exist.
  public func value(_ metric: Metric) -> Double? {
    if metric == .J { return cost }
    guard question.hasClasses else { return nil }
    switch metric {
    case .J: return cost
    case .accuracy: return share(right, of: answered)
    case .error: return share(answered - right, of: answered)
    case .precision: return average(\.precision)
    case .recall: return average(\.recall)
    case .F1: return average(\.F1)
    }
  }

  /// How many labels were answered.
  public var answered: Int { confusion?.total ?? total(\.total) }
  /// How many of them rightly.
  public var right: Int { confusion?.right ?? total(\.right) }

  private func total(_ count: KeyPath<BinaryCounts, Int>) -> Int {
    tasks.compactMap(\.counts).reduce(0) { $0 + $1[keyPath: count] }
  }

  /// What precision, recall and F1 are taken over: the classes, or the tasks with yes and no.
  public var groups: [(name: String, counts: BinaryCounts)] {
    if let confusion {
      return confusion.classes.indices.map { (confusion.classes[$0], confusion.against($0)) }
    }
    return tasks.compactMap { task in task.counts.map { (task.task.name, $0) } }
  }

  private func average(_ metric: KeyPath<BinaryCounts, Double>) -> Double {
    let values = groups.map { $0.counts[keyPath: metric] }.filter { !$0.isNaN }
    return values.reduce(0, +) / Double(values.count)
  }
}
