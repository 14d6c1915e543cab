/// What the rows of a data set's `Y` mean.
public enum Labels: Hashable, Sendable {
  /// One row a class, in the order of the names; exactly one 1 in each column.
  case oneHot([String])
  /// One row: 0 for the first class, 1 for the second.
  case binary(negative: String, positive: String)
  /// Several rows, each a question of its own about the same example.
  case tasks([Task])
  /// Numbers to be predicted, one row or several.
  case numbers

  /// One row of a multi-task data set.
  public enum Task: Hashable, Sendable {
    /// 0 for the first class, 1 for the second.
    case binary(negative: String, positive: String)
    /// A number to be predicted.
    case number
  }

  /// The names of the classes, or none where there are no classes of one question.
  public var classNames: [String] {
    switch self {
    case .oneHot(let names): names
    case .binary(let negative, let positive): [negative, positive]
    case .tasks, .numbers: []
    }
  }
}

/// How the numbers in a target column are to be read.
public enum LabelKind: String, CaseIterable, Hashable, Sendable {
  /// Classes where all are whole numbers, at most 20 different ones, each twice on average, or
  /// only 0 and 1; else numbers.
  case automatic
  /// Each different number is the name of a class.
  case classes
  /// Numbers to be predicted.
  case numbers
}
