extension Dataset {
  /// How many examples a class has.
  public struct ClassCount: Hashable, Sendable {
    /// The class.
    public let name: String
    /// Its number of examples.
    public let count: Int
  }

  /// How many examples each class has, in the order of the classes; none where the labels are no
  /// classes of one question.
  public var classCounts: [ClassCount] {
    var counts = labels.classNames.map { _ in 0 }
    guard !counts.isEmpty else { return [] }
    for example in 0..<count {
      guard let position = classPosition(of: example) else { continue }
      counts[position] += 1
    }
    return zip(labels.classNames, counts).map { ClassCount(name: $0, count: $1) }
  }

  /// How many labels are missing, over all rows of `Y` and one-hot columns counted once.
  public var missingLabelCount: Int {
    let missing = Y.elements.count(where: \.isNaN)
    if case .oneHot = labels { return missing / Y.rows }
    return missing
  }

  /// The position of an example's class, from 0; nil where the label is missing or no class.
  public func classPosition(of example: Int) -> Int? {
    switch labels {
    case .oneHot: (0..<Y.rows).first { Y[$0, example] == 1 }
    case .binary: Int(exactly: Y[0, example])
    case .tasks, .numbers: nil
    }
  }
}
