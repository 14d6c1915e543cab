import Matrices

/// A data set cut into the parts that are trained and judged on.
public struct Splits: Hashable, Sendable {
  /// The parts, in the order in which they are cut.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    /// What is trained on.
    case train
    /// From the distribution of `train`, but not trained on.
    case trainDev = "train_dev"
    /// What is chosen by.
    case dev
    /// What is judged by in the end.
    case test
  }

  /// What is trained on.
  public private(set) var train: Dataset
  private var others: [Part: Dataset]
  /// For each part, which examples of the whole set its columns are, from 0.
  public private(set) var indices: [Part: [Int]]
  /// How many examples are in no part.
  public let unused: Int

  /// A set that is not split: all of it is trained on.
  public init(whole dataset: Dataset) {
    self.init(dataset, training: dataset, others: [:], indices: [.train: Array(0..<dataset.count)])
  }

  /// Cuts a set by the examples of each part.
  init(_ dataset: Dataset, indices: [Part: [Int]]) {
    var parts = indices.mapValues { dataset.selecting($0) }
    let training = parts.removeValue(forKey: .train) ?? dataset.selecting([])
    self.init(dataset, training: training, others: parts, indices: indices)
  }

  private init(
    _ dataset: Dataset, training: Dataset, others: [Part: Dataset], indices: [Part: [Int]]
  ) {
    train = training
    self.others = others
    self.indices = indices
    unused = dataset.count - indices.values.reduce(0) { $0 + $1.count }
  }

  /// The parts there are, in the order of `Part`.
  public var parts: [Part] { Part.allCases.filter { indices[$0] != nil } }

  /// What a reader should know about the cut.
  public var notes: [Note] {
    guard unused > 0 else { return [] }
    return [.unused(unused, of: unused + indices.values.reduce(0) { $0 + $1.count })]
  }

  /// A part, or nil where there is none.
  public subscript(part: Part) -> Dataset? { part == .train ? train : others[part] }

  /// The same parts with more examples to train on, made from these of the whole set.
  func addingToTraining(_ examples: Dataset, madeFrom indices: [Int]) throws(DatasetError) -> Splits
  {
    var result = self
    result.train = try train.appending(examples)
    result.indices[.train, default: []] += indices
    return result
  }

  /// Adds a remark to the training part.
  mutating func noteInTraining(_ note: Note) { train.notes.append(note) }

  /// Each part there is, or only the named ones, through a function that keeps its examples.
  public func mapping(
    _ parts: [Part] = Part.allCases, _ transform: (Dataset) -> Dataset
  ) -> Splits {
    var result = self
    if parts.contains(.train) { result.train = transform(train) }
    for (part, dataset) in others where parts.contains(part) {
      result.others[part] = transform(dataset)
    }
    return result
  }
}

extension Dataset {
  /// The chosen examples, in the order given; the indices must exist.
  public func selecting(_ indices: [Int]) -> Dataset {
    var result = self
    if !shiftMarks.isEmpty { result.shiftMarks = indices.map { shiftMarks[$0] } }
    result.features = features.selecting(indices)
    result.Y = Y.selecting(columns: indices)
    return result
  }

  /// The first examples; all where there are no more.
  public func first(_ count: Int) -> Dataset {
    guard count < self.count else { return self }
    var result = selecting(Array(0..<max(0, count)))
    result.notes.append(.tookFirst(result.count, of: self.count))
    return result
  }
}
