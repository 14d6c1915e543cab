import Datasets
import Engine
import Matrices

/// What the rows of a network's output answer.
public enum OutputMeaning: Hashable, Sendable {
  /// One class of several: the largest output.
  case choice(of: [String])
  /// A question of its own in each row.
  case tasks([Task])

  /// One row's question.
  public struct Task: Hashable, Sendable {
    /// What is asked.
    public let name: String
    /// The names of no and yes; nil where a number is asked for.
    ///
    /// Yes is an output above 0.5.
    public let answers: Answers?
  }

  /// What no and yes are called.
  public struct Answers: Hashable, Sendable {
    /// No.
    public let negative: String
    /// Yes.
    public let positive: String
  }

  /// What is asked of a network with this loss by these labels.
  public init(_ dataset: Dataset, loss: Loss) {
    let (rows, loss) = (dataset.Y.rows, loss.usual)
    switch (dataset.labels, loss) {
    case (.oneHot(let classes), _): self = .choice(of: classes)
    case (_, .ce): self = .choice(of: (0..<rows).map(String.init))
    case (.binary(let negative, let positive), _):
      self = .tasks([Task(dataset.targetNames, 0, Answers(negative, positive))])
    case (.tasks(let tasks), _):
      self = .tasks(
        tasks.enumerated().map { Task(dataset.targetNames, $0, Answers($1, loss)) })
    case (.numbers, _):
      let answers = loss == .bce ? Answers("0", "1") : nil
      self = .tasks((0..<rows).map { Task(dataset.targetNames, $0, answers) })
    }
  }

  /// Whether answers can be right or wrong.
  public var hasClasses: Bool {
    switch self {
    case .choice: true
    case .tasks(let tasks): tasks.contains { $0.answers != nil }
    }
  }
}

extension OutputMeaning.Task {
  fileprivate init(_ names: [String], _ row: Int, _ answers: OutputMeaning.Answers?) {
    self.init(name: row < names.count ? names[row] : "y\(row + 1)", answers: answers)
  }
}

extension OutputMeaning.Answers {
  fileprivate init(_ negative: String, _ positive: String) {
    self.init(negative: negative, positive: positive)
  }

  /// A task's answers; a number judged by cross-entropy is one between 0 and 1.
  fileprivate init?(_ task: Labels.Task, _ loss: Loss) {
    switch task {
    case .binary(let negative, let positive): self.init(negative, positive)
    case .number:
      guard loss == .bce else { return nil }
      self.init("0", "1")
    }
  }
}

extension Matrix<Double> {
  /// The row of the largest element of a column, the first of equals; nil where a label of it is
  /// missing.
  func largestRow(of column: Int) -> Int? {
    let values = elements[(column * rows)..<((column + 1) * rows)]
    guard var best = values.indices.first, !values.contains(where: \.isNaN) else { return nil }
    for index in values.indices where values[index] > values[best] { best = index }
    return best - values.startIndex
  }
}
